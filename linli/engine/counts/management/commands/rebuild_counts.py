"""Set the counts right from the trail: script/linli rebuild-counts [--community CODE] [--dry-run]."""

from django.core.management.base import BaseCommand, CommandError

from linli.engine.counts.recounting import rebuild, rebuild_regions, wrong_cells
from linli.ground.base.scope import cross_community
from linli.ground.regions.models import Community


class Command(BaseCommand):
    help = "Compare every count with the trail and set it right; with --dry-run only say what is wrong."

    def add_arguments(self, parser):
        parser.add_argument("--community", metavar="CODE", help="only this one: its 12 digits")
        parser.add_argument("--dry-run", action="store_true", help="change nothing")

    def handle(self, **options):
        communities = self.chosen(options["community"])
        for community in communities:
            if options["dry_run"]:
                with cross_community("compare the counts of a community"):
                    wrong = wrong_cells(community.id)
            else:
                wrong = rebuild(community)
            self.say(community, wrong, dry=options["dry_run"])
        if not options["dry_run"]:
            rebuild_regions()

    def chosen(self, code):
        rows = Community.objects.order_by("number")
        found = list(rows.filter(region__code=code) if code else rows)
        if code and not found:
            raise CommandError(f"there is no community {code}: say its 12 digits")
        return found

    def say(self, community, wrong, *, dry):
        done = "would be set right" if dry else "set right"
        self.stdout.write(f"{community.number} {community.name}: {len(wrong)} cells {done}")
        for cell in wrong:
            self.stdout.write(f"  {cell}")
