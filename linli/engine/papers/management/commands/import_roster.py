"""Import a roster from the command line: the same actions as the page, looked at and written in one go."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from linli.engine.papers.actions import import_now, look_now
from linli.engine.papers.models import ImportBatch
from linli.ground.access.actor import the_clock
from linli.ground.base.errors import Answer
from linli.ground.people.roster.findings import every_error
from linli.ground.people.roster.words import ERRORS
from linli.ground.regions.models import Community

FIGURES = ("rows", "people", "households", "dwellings", "buildings", "duplicates")


class Command(BaseCommand):
    help = "Import a roster (.xlsx, .xls, .csv) into the register of one community."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--community", required=True, help="the 12-digit code, or the short public number")
        parser.add_argument("--dry-run", action="store_true", help="look only; write nothing")
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")

    def handle(self, *, file, community, dry_run, json, **_options):
        community = community_called(community)
        act = look_now if dry_run else import_now
        try:
            batch = act(community.id, file, word="roster", actor=the_clock(community.id))
        except Answer as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        self.stdout.write(as_json(batch) if json else as_words(batch))


def community_called(said: str) -> Community:
    """By code or by number."""
    by = {"region__code": said} if len(said) == 12 else {"number": int(said) if said.isdigit() else -1}
    found = Community.objects.filter(**by).first()
    if found is None:
        raise CommandError(f"There is no community {said}.")
    return found


def as_json(batch: ImportBatch) -> str:
    figures = batch.figures
    told = {word: figures[word] for word in FIGURES}
    told |= {"good": figures["rows_good"], "errors": [error_line(e) for e in every_error(batch.opened.plan)]}
    told |= {"batch": str(batch.id), "state": batch.state, "effect": batch.report or figures["effect"]}
    return json.dumps(told, ensure_ascii=False, indent=1)


def error_line(error: dict) -> dict:
    return {k: error[k] for k in ("sheet", "row", "column")} | {"reason": error["word"], "sentence": sentence_of(error)}


def sentence_of(error: dict) -> str:
    with translation.override("zh-hans"):
        return _(ERRORS[error["word"]]) % error["facts"]


def as_words(batch: ImportBatch) -> str:
    figures, effect = batch.figures, batch.report or batch.figures["effect"]
    lines = [
        f"{batch.get_state_display()}  {batch.id}",
        f"rows {figures['rows']}, good {figures['rows_good']}, with errors {figures['rows_with_errors']}",
        f"people {figures['people']}, households {figures['households']}, dwellings {figures['dwellings']}",
        f"new {effect['new']}, changed {effect['changed']}",
    ]
    return "\n".join(
        [*lines, *(f"{e['sheet']}:{e['row']} {e['column']} {e['word']}" for e in batch.findings["errors"])]
    )
