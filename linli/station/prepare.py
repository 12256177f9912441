"""Brings the tables up to date, in one process because loading Django takes longer than having nothing to do."""

import django
from django.core.management import call_command
from django.db import connection, transaction

from linli.station import keys
from linli.station.roles import PREPARING


def main() -> None:
    """Migrate and make the cache's table, all or nothing. Two stations on one database take turns.

    All in one transaction: Django notes a migration with deferred constraints as applied only after committing its tables,
    and a kill between the two leaves tables which the next start would make again.
    """
    django.setup()
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [PREPARING])
    with transaction.atomic(), connection.cursor() as cursor:
        # Rows written by one migration must not hold back the next one's change of their table.
        cursor.execute("set constraints all immediate")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        keys.note(cursor)


if __name__ == "__main__":
    main()
