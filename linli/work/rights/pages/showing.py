"""From rows to what a page says of a request or an opening."""

from django.utils.translation import gettext as _

from linli.engine.matters.kinds import ENDED, OPEN, OUTCOME_TITLES, STAGE_TITLES, Kind, Outcome, Stage, kinds
from linli.engine.matters.models import Matter
from linli.engine.matters.pages import trail_lines
from linli.ground.base.clock import now
from linli.ground.base.declare import keepings
from linli.work.rights.words import READ_FOR

BY_PERSON = ("raise", "agree", "back", "withdraw", "close", "erased")


def stage_word(matter: Matter) -> str:
    """等人接, 有人管了 …; of what is over, how."""
    if matter.kind == "opening":
        words = {
            "raise": _("等人批"),
            "grant": _("批了"),
            "refuse": _("没有批"),
            "end": _("收回了"),
            "withdraw": _("撤回了"),
        }
        return words[matter.step]
    if matter.stage == Stage.DONE:
        return _("答复了")
    ended = matter.outcome if matter.stage == ENDED else ""
    return _(OUTCOME_TITLES[Outcome(ended)] if ended else STAGE_TITLES[Stage(matter.stage)])


def steps_shown(matter: Matter) -> list[dict]:
    """Lines for parts/trail.html."""
    kind: Kind = kinds[matter.kind]
    lines = [line_shown(line.step, line.told) for line in trail_lines(kind, matter, inner=False)]
    if lines and matter.stage in OPEN:
        lines[-1]["state"] = "now"
    return lines


def line_shown(step, told: str) -> dict:
    line = {"when": step.at, "word": told if step.word in BY_PERSON or not step.by else f"{step.by}：{told}"}
    return line | ({"said": step.said} if step.word in ("raise", "back") else {"text": step.said})


def row_shown(matter: Matter) -> dict:
    """One line of a list."""
    return {
        "id": matter.id,
        "url": kinds[matter.kind].page,
        "title": matter.title,
        "number": matter.number,
        "kind": _(kinds[matter.kind].title),
        "owner": matter.owner.title,
        "stage": stage_word(matter),
        "open": matter.stage in OPEN,
        "late": matter.stage in OPEN and matter.due_at < now(),
        "due": matter.due_at,
        "when": matter.stage_at,
    }


def purpose_word(purpose: str) -> str:
    """A code in the reader's words; what was written by hand as it was written."""
    return _(READ_FOR[purpose]) if purpose in READ_FOR else purpose


def report_shown(report: list[dict]) -> list[dict]:
    """What was erased, by the purpose it had been kept for."""
    did = {"drop": _("删掉了"), "blank": _("抹去了内容"), "keep": _("照规定留着")}
    return [
        {"word": _(keepings[line["model"]].purpose), "did": did[line["did"]], "rows": line["rows"]}
        for line in report
        if line["model"] in keepings
    ]
