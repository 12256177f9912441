"""Take back a batch from the command line."""

import json
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from linli.engine.papers.actions import undo_now
from linli.engine.papers.models import ImportBatch
from linli.ground.access.actor import the_clock
from linli.ground.base.errors import Answer
from linli.ground.base.scope import cross_community


class Command(BaseCommand):
    help = "Take back what a batch wrote; what was changed since, or is in use, stays and is told."

    def add_arguments(self, parser):
        parser.add_argument("batch", type=UUID)

    def handle(self, *, batch, **_options):
        with cross_community("find which community a batch belongs to"):
            found = ImportBatch.objects.filter(pk=batch).first()
        if found is None:
            raise CommandError(f"There is no batch {batch}.")
        try:
            undo_now(found, actor=the_clock(found.community_id))
        except Answer as error:
            raise CommandError(str(error)) from None
        self.stdout.write(json.dumps(found.report["undone"], ensure_ascii=False, indent=1))
