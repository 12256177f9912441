"""How a batch looks: sentences for what was found, and words for what a click will do."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.engine.papers import shelf
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.progress import share_of
from linli.engine.papers.queries import same_file_before
from linli.ground.base.words import N_
from linli.ground.people.roster.words import ERRORS, QUESTIONS, REPAIRS

State = ImportBatch.State
BUSY = (State.READING, State.WRITING, State.UNDOING)
TONES = {State.DONE: "blue", State.READY: "warm", State.FAILED: "warm"}
# What a report counts, and its measure word in Chinese.
WORDS = {
    "people": N_("%d 人"), "households": N_("%d 户"), "dwellings": N_("%d 套房屋"), "buildings": N_("%d 栋楼"),
    "places": N_("%d 处楼栋门牌"), "divisions": N_("%d 栋楼的网格"), "phones": N_("%d 个电话"),
    "spells": N_("%d 户的住处"), "memberships": N_("%d 条家庭关系"),
}  # fmt: skip
NOTICED = {
    "other_grid": N_("%d 栋楼在名册里写的网格和现在登记的不一样，没有动，请核对。"),
    "gone_before": N_("%d 人在登记簿里已经注销（去世或迁出），没有重新登记，请核实。"),
    "second_home": N_("%d 人已经登记在别的住处，现在是两处都有，请核对常住哪一处。"),
}
REASONS = {
    "edited": N_("导入以后有人改过，留下了："),
    "referred": N_("有别的记录用着，留下了："),
    "with_it": N_("和上面的是一家或一处，一起留下了："),
}


def chip_of(batch: ImportBatch) -> dict[str, str]:
    return {"word": _(State(batch.state).label), "tone": TONES.get(State(batch.state), "")}


def page_facts(batch: ImportBatch) -> dict[str, Any]:
    """Everything the page of one batch shows, beside the batch itself."""
    figures, effect = batch.figures, batch.report or batch.figures.get("effect") or {}
    return {
        "chip": chip_of(batch),
        "busy": batch.state in BUSY,
        "share": share_of(batch) if batch.state in BUSY else 0,
        "sheets": batch.findings.get("sheets", {}),
        "figures": figures,
        "known": counted(effect.get("known", {})),
        "new": counted(effect.get("new", {})),
        "changed": counted(effect.get("changed", {})),
        "noticed": [_(NOTICED[word]) % n for word, n in effect.get("noticed", {}).items()],
        "nothing_new": bool(effect) and not effect["rows"],
        "confirm_words": confirm_words(effect) if batch.state == State.READY else "",
        "undo_words": undo_words(effect) if batch.state == State.DONE else "",
        "per_grid": [(grid, figures["per_grid"][grid]) for grid in figures.get("grid_order", ())],
        "twin": same_file_before(batch) if batch.state == State.READY else None,
        "has_faults": shelf.path_of(batch, "faults").exists(),
        "undone": undone_facts(batch.report.get("undone")),
        **lists_of(batch.findings),
    }


def counted(counts: dict[str, int]) -> list[str]:
    """["5229 人", "1994 户"], without what is none."""
    return [_(measured) % counts[word] for word, measured in WORDS.items() if counts.get(word)]


def confirm_words(effect: dict[str, Any]) -> str:
    """What the button will do: 导入 5229 人、1994 户."""
    if said := _new_people(effect):
        return _("导入 %(what)s") % {"what": said}
    return ngettext("更新 %d 处", "更新 %d 处", effect["rows"]) % effect["rows"]


def undo_words(effect: dict[str, Any]) -> str:
    """What the other button will do: 撤回 5229 人、1994 户."""
    said = _new_people(effect)
    return _("撤回 %(what)s") % {"what": said} if said else _("撤回这次更新")


def _new_people(effect: dict[str, Any]) -> str:
    return _("、").join(counted({word: effect["new"][word] for word in ("people", "households")}))


def undone_facts(undone: dict[str, Any] | None) -> dict[str, Any] | None:
    if undone is None:
        return None
    stays = [{"why": _(REASONS[why]), "what": counted(words)} for why, words in undone["stays"].items()]
    return {"removed": counted(undone["removed"]), "restored": counted(undone["restored"]), "stays": stays}


def lists_of(findings: dict[str, list[dict]]) -> dict[str, list[dict]]:
    """Errors, repairs, duplicates and questions in sentences."""
    return {
        "errors": [e | {"sentence": _(ERRORS[e["word"]]) % e["facts"]} for e in findings.get("errors", ())],
        "repairs": [r | {"sentence": _(REPAIRS[r["word"]])} for r in findings.get("repairs", ())],
        "duplicates": findings.get("duplicates", []),
        "questions": [q | {"sentence": _(QUESTIONS[q["word"]])} for q in findings.get("questions", ())],
    }
