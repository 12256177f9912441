"""Verify the house: exit 0 when everything holds, 1 with a line for each fault."""

import json
import sys

from django.core.management.base import BaseCommand

from linli.engine.matters.verifying import faults
from linli.ground.access.auditing import last_seal, unsealed
from linli.ground.base.scope import cross_community
from linli.ground.regions.models import Community


class Command(BaseCommand):
    help = "Check seals, owners, keys and counts of every community; name each wrong row."

    def add_arguments(self, parser):
        parser.add_argument("--json", action="store_true")

    def handle(self, **options):
        with cross_community("verify all communities"):
            found = {c: list(faults(c)) for c in Community.objects.order_by("number")}
            sealed = {c: (last_seal(c.id), unsealed(c.id)) for c in found}
        if options["json"]:
            self.stdout.write(json.dumps({c.number: lines for c, lines in found.items()}, ensure_ascii=False, indent=1))
        else:
            self.say(found, sealed)
        if any(found.values()):
            sys.exit(1)

    def say(self, found, sealed):
        for community, lines in found.items():
            seal, loose = sealed[community]
            state = f"sealed up to {seal.number}" if seal else "nothing sealed yet"
            self.stdout.write(
                f"{community.number} {community.name}: {len(lines)} faults; {state}, {loose} not yet sealed"
            )
            for line in lines:
                self.stdout.write(f"  {line}")
