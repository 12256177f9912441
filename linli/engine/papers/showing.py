"""How a batch looks: sentences for what was found, and words for what a click will do."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.engine.papers import shelf
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.progress import share_of
from linli.engine.papers.queries import same_file_before
from linli.ground.base.declare import Importer, Telling, importers
from linli.ground.base.words import N_

State = ImportBatch.State
BUSY = (State.READING, State.WRITING, State.UNDOING)
TONES = {State.DONE: "blue", State.READY: "warm", State.FAILED: "warm"}
REASONS = {
    "edited": N_("导入以后有人改过，留下了："),
    "referred": N_("有别的记录用着，留下了："),
    "with_it": N_("和上面的是一家或一处，一起留下了："),
}


def chip_of(batch: ImportBatch) -> dict[str, str]:
    return {"word": _(State(batch.state).label), "tone": TONES.get(State(batch.state), "")}


def telling_of(batch: ImportBatch) -> Telling:
    return importers[batch.word].telling


def sort_of(importer: Importer) -> dict[str, str]:
    """A sort of workbook that may be brought: what it is called, where, and what to know before."""
    told = importer.telling
    url = reverse("new_paper") if importer.word == "roster" else reverse("new_paper_of", args=[importer.word])
    return {"title": _(importer.title), "url": url, "choose": _(told.choose), "same": _(told.same)}


def brought(batch: ImportBatch) -> str:
    """How much a file holds, in one line of a list: 5229 人、1994 户."""
    telling = telling_of(batch)
    return _("、").join(counted({word: batch.figures.get(word) for word in telling.on_button}, telling))


def page_facts(batch: ImportBatch) -> dict[str, Any]:
    """Everything the page of one batch shows, beside the batch itself."""
    figures, effect = batch.figures, batch.report or batch.figures.get("effect") or {}
    telling = telling_of(batch)
    return {
        "chip": chip_of(batch),
        "busy": batch.state in BUSY,
        "share": share_of(batch) if batch.state in BUSY else 0,
        "sheets": batch.findings.get("sheets", {}),
        "figures": figures,
        "telling": telling,
        "title": _(importers[batch.word].title),
        "known": counted(effect.get("known", {}), telling),
        "new": counted(effect.get("new", {}), telling),
        "changed": counted(effect.get("changed", {}), telling),
        "noticed": [_(telling.noticed[word]) % n for word, n in effect.get("noticed", {}).items()],
        "nothing_new": bool(effect) and not effect["rows"],
        "confirm_words": confirm_words(effect, telling) if batch.state == State.READY else "",
        "undo_words": undo_words(effect, telling) if batch.state == State.DONE else "",
        "per_grid": [(grid, figures["per_grid"][grid]) for grid in figures.get("grid_order", ())],
        "twin": same_file_before(batch) if batch.state == State.READY else None,
        "has_faults": shelf.path_of(batch, "faults").exists(),
        "undone": undone_facts(batch.report.get("undone"), telling),
        **lists_of(batch.findings, telling),
    }


def counted(counts: dict[str, int], telling: Telling) -> list[str]:
    """["5229 人", "1994 户"], without what is none."""
    return [_(measured) % counts[word] for word, measured in telling.counts.items() if counts.get(word)]


def confirm_words(effect: dict[str, Any], telling: Telling) -> str:
    """What the button will do: 导入 5229 人、1994 户."""
    if said := _new(effect, telling):
        return _("导入 %(what)s") % {"what": said}
    return ngettext("更新 %d 处", "更新 %d 处", effect["rows"]) % effect["rows"]


def undo_words(effect: dict[str, Any], telling: Telling) -> str:
    """What the other button will do: 撤回 5229 人、1994 户."""
    said = _new(effect, telling)
    return _("撤回 %(what)s") % {"what": said} if said else _("撤回这次更新")


def _new(effect: dict[str, Any], telling: Telling) -> str:
    return _("、").join(counted({word: effect["new"].get(word) for word in telling.on_button}, telling))


def undone_facts(undone: dict[str, Any] | None, telling: Telling) -> dict[str, Any] | None:
    if undone is None:
        return None
    stays = [{"why": _(REASONS[why]), "what": counted(words, telling)} for why, words in undone["stays"].items()]
    return {
        "removed": counted(undone["removed"], telling), "restored": counted(undone["restored"], telling),
        "stays": stays,
    }  # fmt: skip


def lists_of(findings: dict[str, list[dict]], telling: Telling) -> dict[str, list[dict]]:
    """Errors, repairs, duplicates and questions in sentences."""
    return {
        "errors": [e | {"sentence": _(telling.errors[e["word"]]) % e["facts"]} for e in findings.get("errors", ())],
        "repairs": [r | {"sentence": _(telling.repairs[r["word"]])} for r in findings.get("repairs", ())],
        "duplicates": [d | {"sentence": _(telling.twice) % d} for d in findings.get("duplicates", ())],
        "questions": [q | {"sentence": _(telling.questions[q["word"]])} for q in findings.get("questions", ())],
    }
