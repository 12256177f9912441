"""Brings the tables up to date, in one process because loading Django takes longer than having nothing to do."""

import django
from django.core.management import call_command
from django.db import connection

from linli.station import keys
from linli.station.roles import PREPARING


def main() -> None:
    """Migrate and make the cache's table. Two stations on one database take turns."""
    django.setup()
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [PREPARING])
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    with connection.cursor() as cursor:
        keys.note(cursor)


if __name__ == "__main__":
    main()
