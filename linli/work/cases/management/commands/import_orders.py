"""Import orders of 12345 and other systems from the command line: the same actions as the page."""

import json

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from linli.engine.papers.actions import import_now, look_now
from linli.engine.papers.models import ImportBatch
from linli.ground.access.actor import the_clock
from linli.ground.base.errors import Answer
from linli.ground.regions.models import Community
from linli.work.cases.outside.words import ERRORS

FIGURES = ("rows", "orders", "duplicates", "anonymous", "in_progress", "dissatisfied", "orders_per_year", "complaints")


class Command(BaseCommand):
    help = "Import orders of 12345 and other systems (.xlsx, .xls, .csv) as cases of one community."

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument("--community", required=True, help="the 12-digit code, or the short public number")
        parser.add_argument("--dry-run", action="store_true", help="look only; write nothing")
        parser.add_argument("--json", action="store_true", help="print the outcome as JSON")

    def handle(self, *, file, community, dry_run, json, **_options):
        here = community_called(community)
        act = look_now if dry_run else import_now
        try:
            batch = act(here.id, file, word="orders", actor=the_clock(here.id))
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
    figures, findings = batch.figures, batch.findings
    told = {word: figures[word] for word in FIGURES} | {"good": figures["rows_good"]}
    told |= {"duplicate_numbers": [{k: d[k] for k in ("row", "number", "first")} for d in findings["duplicates"]]}
    told |= {"errors": [error_line(error) for error in findings["errors"]]}
    told |= {"batch": str(batch.id), "state": batch.state, "effect": effect_of(batch)}
    return json.dumps(told, ensure_ascii=False, indent=1)


def effect_of(batch: ImportBatch) -> dict:
    return batch.report or batch.figures["effect"]


def error_line(error: dict) -> dict:
    with translation.override("zh-hans"):
        sentence = _(ERRORS[error["word"]])
    return {k: error[k] for k in ("sheet", "row", "column")} | {"reason": error["word"], "sentence": sentence}


def as_words(batch: ImportBatch) -> str:
    figures, effect = batch.figures, effect_of(batch)
    return "\n".join(
        [
            f"{batch.get_state_display()}  {batch.id}",
            f"rows {figures['rows']}, good {figures['rows_good']}, with errors {figures['rows_with_errors']}",
            f"orders {figures['orders']}, complaints {figures['complaints']}, in progress {figures['in_progress']}",
            f"new {effect['new']}, changed {effect['changed']}, known {effect['known']}",
            *(f"{d['sheet']}:{d['row']} same number as row {d['first']}" for d in batch.findings["duplicates"]),
            *(f"{e['sheet']}:{e['row']} {e['column']} {e['word']}" for e in batch.findings["errors"]),
        ]
    )
