"""What the doctor sees from within: called by `script/linli doctor`, which has looked at the machine already."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from linli.ground.base.checking import look_at_all


class Command(BaseCommand):
    help = "Looks at what the tables tell and prints it as JSON. Say script/linli doctor for all of it."

    def handle(self, *args, **options):
        seen = {word: [asdict(fault) for fault in faults] for word, faults in look_at_all().items()}
        self.stdout.write(json.dumps(seen, ensure_ascii=False))
