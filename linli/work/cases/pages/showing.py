"""From rows to what a page says of a case: trail, helpers, photos, chips. No queries but those it is given."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from linli.engine.matters.clock import share_gone
from linli.engine.matters.kinds import CONFIRMED, DONE, ENDED, OPEN, OUTCOME_TITLES, STAGE_TITLES, Outcome, Stage
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.matters.pages import photos_of, trail_lines
from linli.ground.base.clock import now
from linli.ground.base.templatetags.times import by
from linli.ground.bodies.models import Body
from linli.ground.files.models import File
from linli.work.cases.kind import CASE
from linli.work.cases.models import Case, Category
from linli.work.cases.words import BY_WAY_TITLES, ByWay

WAY = {Stage.RAISED: 1, Stage.OWNED: 2, Stage.WORKING: 3, Stage.DONE: 4, Stage.CONFIRMED: 5, Stage.ENDED: 5}

SAID_BY_RAISER = ("rate", "back", "reply", "add", "reopen", "appeal")
NOT_BY_POST = ("raise", "withdraw", "close", "joined", *SAID_BY_RAISER)
SAID_ALOUD = ("question", "reply", "add", "joined")  # between the owner and one neighbour
NAMES_IT = (
    "pause",
    "resume",
    "escalate",
    "hand",
    "ask",
    "give_back",
    "merge",
    "joined",
    "part",
    "parted",
)  # whom, or which number


def stage_word(matter: Matter) -> str:
    """等人接, 有人管了 …; of what is over, how it ended."""
    ended = matter.outcome if matter.stage == ENDED else ""
    return _(OUTCOME_TITLES[Outcome(ended)] if ended else STAGE_TITLES[Stage(matter.stage)])


def category_word(category: Category | None) -> str:
    """The category's name in the reader's language."""
    if category is None:
        return ""
    return category.name if (get_language() or "").startswith("zh") else category.name_en


def steps_shown(matter: Matter, case: Case, *, inner: bool) -> list[dict]:
    """Lines for parts/trail.html: what happened, and what is still to come."""
    lines = trail_lines(CASE, matter, inner=inner)
    shown = [line_shown(line.step, line.told, case, inner=inner) for line in lines]
    if shown and matter.stage in (*OPEN, DONE):
        shown[-1]["state"] = "now"
    return shown + [{"word": word, "state": "next"} for word in still_to_come(matter)]


def steps_without_words(matter: Matter) -> list[dict]:
    """What happened and when, for who reported the same trouble: whatever was said there is another's."""
    lines = trail_lines(CASE, matter, inner=False)
    return [{"when": line.step.at, "word": line.told} for line in lines if line.step.word not in SAID_ALOUD]


def line_shown(step: Step, told: str, case: Case, *, inner: bool = True) -> dict:
    """One line; who mended it is kept beside, for the question who may verify."""
    word = f"{step.by}：{told}" if step.by and step.word not in NOT_BY_POST else told
    line = {"when": step.at, "word": word, "text": step.said}
    if step.word == "raise":
        line = {"when": step.at, "word": told, "said": step.said, "said_by": said_by(case)}
    elif step.word in SAID_BY_RAISER:
        line = {"when": step.at, "word": told, "said": step.said}
    elif step.word in NAMES_IT and step.why and (inner or step.word != "joined"):  # a neighbour's number is his own
        line["word"] = f"{word}（{step.why}）"
    if step.inner:
        line["word"] = _("%(word)s · 报事的邻居看不到这一步") % {"word": line["word"]}
    return line | {"step": step.word, "mended": step.word == CASE.parts_done, "account": step.account_id}


def said_by(case: Case) -> str:
    """Who wrote it down, where it was not the resident himself."""
    if case.by_way:
        return by_way_word(case)
    if case.source in ("resident", "slip"):
        return ""
    return _("替%(called)s记的") % {"called": case.called} if case.called else _("工作人员记的")


def by_way_word(case: Case) -> str:
    """邻居代报（替秦大爷）: said wherever the case is shown to staff; empty where he reported it himself."""
    if not case.by_way:
        return ""
    way = _(BY_WAY_TITLES[ByWay(case.by_way)])
    return _("%(way)s（替%(called)s）") % {"way": way, "called": case.called} if case.called else way


def by_ways_of(ids: Iterable, communities: Iterable[int]) -> dict:
    """matter → 邻居代报, of those that somebody reported for another: one question for a whole list."""
    cases = Case.objects.filter(community_id__in=set(communities), matter_id__in=list(ids)).exclude(by_way="")
    return {id: _(BY_WAY_TITLES[ByWay(way)]) for id, way in cases.values_list("matter_id", "by_way")}


def still_to_come(matter: Matter) -> list[str]:
    """The grey dots: what the raiser may yet expect."""
    if matter.stage in OPEN:
        return [_("办好了拍一张，告诉报事的邻居"), _("请邻居评一评，满意才算办完")]
    return [_("请邻居评一评，满意才算办完")] if matter.stage == DONE else []


def helpers_shown(parts: Iterable[Part]) -> list[dict]:
    """Rows for parts/helpers.html: each with a clock of its own."""
    moment, rows = now(), []
    for part in parts:
        row = {
            "id": part.id,
            "name": part.addressee_name,
            "doing": part.answer or part.words,
            "due": part.due_at,
            "open": part.is_open,
        }
        row["share"] = share_gone(part.asked_at, part.due_at, moment)
        if part.is_open:
            row["tone"] = "hot" if part.due_at - moment < timedelta(hours=24) else ""
            row["due_line"] = Part.State(part.state).label if part.state == Part.State.ASKED else ""
        else:
            row |= {"tone": "done" if part.state == Part.State.DONE else "", "word": Part.State(part.state).label}
        rows.append(row)
    return rows


def photo_url(file: File | None, *, small: bool = False, community: int | None = None, id=None) -> str:
    name = "photo_small" if small else "photo"
    return reverse(name, args=["matter", file.community_id if file else community, file.id if file else id])


def shots_shown(matter: Matter, *, empty_after: bool, merged: bool = False) -> list[dict]:
    """Rows for parts/shots.html: before and after, and the empty place while it is not yet mended."""
    photos = photos_of(matter, merged=merged)
    shots = [shot_shown(f, _("修之前")) for f in photos["before"]] + [
        shot_shown(f, _("修之后")) for f in photos["after"]
    ]
    if empty_after and shots and not photos["after"] and matter.stage in OPEN:
        shots.append({"alt": _("修好了在这里拍一张"), "words": _("修之后 · 修好了在这里拍一张")})
    return shots


def shot_shown(file: File, word: str) -> dict:
    return {
        "url": photo_url(file), "small": photo_url(file, small=True), "alt": word, "words": word, "when": file.made_at,
        "role": file.role,
    }  # fmt: skip


def three_parties(matter: Matter, parts: Iterable[Part]) -> str:
    """三方联动: the community, the property manager and the owners' committee work on it together."""
    found = {p.body_kind: p.addressee_name for p in parts if p.state != Part.State.RECALLED}
    if not {Body.Kind.PROPERTY, Body.Kind.OWNERS} <= found.keys():
        return ""
    return _("社区（%(post)s）、%(property)s、%(owners)s一起办，各有各的钟。") % {
        "post": matter.owner.title,
        "property": found[Body.Kind.PROPERTY],
        "owners": found[Body.Kind.OWNERS],
    }


def day_line(moment) -> str:
    """11月27日 18:00前, as pages say it."""
    return by(moment, now())


def is_over(matter: Matter) -> bool:
    return matter.stage in (CONFIRMED, ENDED)


def row_shown(matter: Matter, *, url: str) -> dict:
    """One line of a list: what, where, how far, by when."""
    late = matter.is_late(now())
    return {
        "url": url,
        "title": matter.title,
        "number": matter.number,
        "place": matter.place.line if matter.place_id else "",
        "owner": matter.owner.title,
        "stage": stage_word(matter),
        "at": WAY[Stage(matter.stage)],
        "due": matter.due_at,
        "late": late,
        "paused": matter.is_paused,
        "open": matter.stage in OPEN,
        "when": matter.stage_at,
    }
