"""`manage.py grow`: let the demo town move in, or what of it is not there yet. The station runs it once it answers."""

from django.core.management.base import BaseCommand, CommandError

from linli.front.demo.growth import grow
from linli.ground.base.errors import Refused


class Command(BaseCommand):
    requires_system_checks = []  # the station ran them when it brought the tables up to date
    help = "Grows the demo town with invented people. Works in demo mode only; may be repeated at any time."

    def handle(self, *args, **options):
        try:
            grow(tell=self.stdout.write)
        except Refused as no:
            raise CommandError(str(no)) from no
