"""`manage.py tick`: run what the clock owes. `--forever` keeps looking, as the station does."""

import time

from django.core.management.base import BaseCommand

from linli.ground.base.ticking import run_due

LOOK_EVERY = 2  # seconds


class Command(BaseCommand):
    help = "Runs scheduled work that is due, each piece once over all processes."

    def add_arguments(self, parser):
        parser.add_argument("--forever", action="store_true")

    def handle(self, *args, forever=False, **options):
        run_due()
        while forever:
            time.sleep(LOOK_EVERY)
            run_due()
