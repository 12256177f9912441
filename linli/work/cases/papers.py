"""诉求办理 and 矛盾纠纷: what residents raised, as the ledgers offices know. Restricted cases only for who may see them."""

from collections.abc import Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.kinds import DONE, ENDED, OPEN, OUTCOME_TITLES, STAGE_TITLES, Stage
from linli.engine.matters.models import Part, Step
from linli.engine.papers.ledgers.kinds import Asked, Column, Ledger, Line, Sieve, Sort, add_ledger, within
from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.masks import mask_phone
from linli.ground.base.words import N_
from linli.ground.people.models import ContactPoint
from linli.ground.people.rules import is_minor
from linli.ground.people.sealing import open_phone
from linli.ground.places.queries import grids_of
from linli.ground.regions.settings import value_for
from linli.work.cases.defaults import CONFLICTS
from linli.work.cases.kind import CASE
from linli.work.cases.models import Case, Category, Outside
from linli.work.cases.queries import categories_of, visible_to
from linli.work.cases.words import BY_WAY_TITLES, SOURCE_TITLES

ENDINGS = tuple(move.word for move in CASE.moves if move.target in (DONE, ENDED))
MATTER = (
    "id", "number", "raised_at", "due_at", "stage", "outcome", "category", "owner__title", "place__line", "person_id",
    "person__name", "person__born_on", "sent_back", "reopened",
)  # fmt: skip
CASE_COLUMNS = ("matter_id", "words", "spot", "source", "called", "phone_sealed", "by_way", "stars", "solved")
OUTSIDE_COLUMNS = ("matter_id", "number", "anonymous", "solved", "satisfied")
PHONES = frozenset({"secretary", "duty", "clerk"})  # posts that call on people
STAGES = {"open": N_("还在办"), "done": N_("办好了，等回话"), "over": N_("了结了")}


def may_see(actor: Actor, community: int) -> bool:
    """Who looks after the whole community; never a whole table for who looks after one grid."""
    return actor.sees_whole(community)


def may_open(actor: Actor, community: int) -> bool:
    return any(s.kind in PHONES and s.community == community for s in actor.seats)


def rows(asked: Asked):
    """Cases the asker may know of, sifted."""
    found = visible_to(asked.actor).filter(within("raised_at", asked), community_id=asked.community.id)
    sieve = asked.sieve
    if sieve.get("grid"):
        found = found.filter(grid_id=sieve["grid"])
    if sieve.get("group"):
        found = found.filter(category__startswith=sieve["group"])
    if stage := sieve.get("stage"):
        found = found.filter(stage__in={"open": OPEN, "done": (DONE,)}.get(stage, (Stage.CONFIRMED, ENDED)))
    return found.values(*MATTER)


def conflicts(asked: Asked):
    """Cases of the categories this community counts as conflicts."""
    return rows(asked).filter(category__in=value_for(asked.community, CONFLICTS))


def grids(asked: Asked) -> list[tuple[str, str]]:
    return [(str(grid.id), grid.name) for grid in grids_of(asked.community.id)]


def groups(asked: Asked) -> list[tuple[str, str]]:
    """The letters of the groups of categories."""
    found = {code[0]: category.group for code, category in categories_of(asked.community).items()}
    return sorted(found.items())


def stages(asked: Asked) -> list[tuple[str, str]]:
    return [(word, _(title)) for word, title in STAGES.items()]


class Beside:
    """What stands beside a batch of matters: fetched once for all of them, so that a row asks nothing."""

    def __init__(self, asked: Asked, batch: list[dict]):
        community, ids = asked.community.id, [row["id"] for row in batch]
        mine = {"community_id": community, "matter_id__in": ids}
        self.asked, self.day, self.say = asked, today(), cache(_)  # a batch says the same few words a thousand times
        self.cases = by_matter(Case.objects.filter(**mine).values(*CASE_COLUMNS))
        self.outside = by_matter(Outside.objects.filter(**mine).values(*OUTSIDE_COLUMNS))
        self.endings = by_matter(
            Step.objects.filter(**mine, word__in=ENDINGS).order_by("at", "id").values("matter_id", "said", "at")
        )
        self.helpers = helpers_of(mine)
        self.phones = phones_of(community, batch, self.cases)
        self.categories: dict[str, Category] = categories_of(asked.community) if batch else {}


def by_matter(found: Iterable[dict]) -> dict[UUID, dict]:
    """The last one of each matter."""
    return {row["matter_id"]: row for row in found}


def helpers_of(mine: dict) -> dict[UUID, list[str]]:
    """Who was asked to help and did not decline, in order."""
    found: dict[UUID, list[str]] = {}
    parts = Part.objects.filter(**mine).exclude(state__in=(Part.State.DECLINED, Part.State.RECALLED))
    for matter, name in parts.order_by("asked_at", "id").values_list("matter_id", "addressee_name"):
        found.setdefault(matter, []).append(name)
    return found


def phones_of(community: int, batch: list[dict], cases: dict) -> dict[UUID, bytes]:
    """matter → the sealed phone: what was written down, else the first in the register."""
    persons = {row["person_id"] for row in batch if row["person_id"]}
    points = ContactPoint.objects.filter(community_id=community, person_id__in=persons, ended_on=None)
    first = {person: sealed for person, sealed in points.order_by("-id").values_list("person_id", "sealed")}
    said = {row["id"]: cases.get(row["id"], {}).get("phone_sealed") for row in batch}
    return {row["id"]: found for row in batch if (found := said[row["id"]] or first.get(row["person_id"]))}


def lines(asked: Asked, batch: list[dict]) -> list[Line]:
    """The rows of both ledgers: each takes the columns it has."""
    beside = Beside(asked, batch)
    return [line_of(row, beside) for row in batch]


def line_of(row: dict, beside: Beside) -> Line:
    case, ending = beside.cases.get(row["id"], {}), beside.endings.get(row["id"], {})
    outside = beside.outside.get(row["id"], {})
    over = row["stage"] not in OPEN
    category = beside.categories.get(row["category"])
    cells: dict[str, Any] = {
        "number": row["number"],
        "raised": row["raised_at"],
        "day": row["raised_at"],
        "source": beside.say(SOURCE_TITLES[case["source"]]) if case else "",
        "who": who_raised(row, case, outside, beside),
        "phone": phone_shown(row, beside),
        "where": " ".join(filter(None, (row["place__line"], case.get("spot")))),
        "category": category.name if category else row["category"],
        "words": case.get("words", ""),
        "owner": owner_said(row, beside),
        "due": row["due_at"],
        "result": result_said(row, ending, beside),
        "closed": ending.get("at") if over else None,
        "back": said_back(case, outside),
        "note": note_of(row, case, outside),
        "mediator": row["owner__title"],
    }
    shown = row["person_id"] and not is_child(row, beside)  # a child is not named, so its file was not opened
    return Line(cells, (row["person_id"],) if shown else ())


def is_child(row: dict, beside: Beside) -> bool:
    return row["person_id"] is not None and is_minor(row["person__born_on"], beside.day)


def who_raised(row: dict, case: dict, outside: dict, beside: Beside) -> str:
    """By name; a child only as a child, and who wanted no name none."""
    if outside.get("anonymous"):
        return _("匿名")
    if is_child(row, beside):
        return _("一个孩子")
    return row["person__name"] or case.get("called") or ""


def phone_shown(row: dict, beside: Beside) -> str:
    sealed = beside.phones.get(row["id"])
    if sealed is None or is_child(row, beside):
        return ""
    number = open_phone(sealed)
    return number if beside.asked.whole else mask_phone(number)


def owner_said(row: dict, beside: Beside) -> str:
    helpers = beside.helpers.get(row["id"])
    return f"{row['owner__title']}（{'、'.join(dict.fromkeys(helpers))}）" if helpers else row["owner__title"]


def result_said(row: dict, ending: dict, beside: Beside) -> str:
    """The stage, and what was said when it was done."""
    ended = row["outcome"] if row["stage"] == ENDED else ""
    word = beside.say(OUTCOME_TITLES[ended] if ended else STAGE_TITLES[row["stage"]])
    said = ending.get("said") if row["stage"] not in OPEN else ""
    return f"{word}：{said}" if said else word


def said_back(case: dict, outside: dict) -> str:
    """回访: solved or not, content or not; what another system asked counts where it asked."""
    solved = outside.get("solved") if outside.get("solved") is not None else case.get("solved")
    words = [] if solved is None else [_("解决了") if solved else _("没解决")]
    if outside.get("satisfied"):
        words.append(outside["satisfied"])
    elif case.get("stars"):
        words.append(_("%(n)d 分") % {"n": case["stars"]})
    return " / ".join(words)


def note_of(row: dict, case: dict, outside: dict) -> str:
    words = [_(BY_WAY_TITLES[case["by_way"]])] if case.get("by_way") else []
    if outside.get("number"):
        words.append(_("外部编号 %(number)s") % {"number": outside["number"]})
    if row["sent_back"]:
        words.append(_("退回 %(n)d 次") % {"n": row["sent_back"]})
    if row["reopened"]:
        words.append(_("重开 %(n)d 次") % {"n": row["reopened"]})
    return "；".join(words)


SIEVES = (Sieve("grid", N_("网格"), grids), Sieve("group", N_("类别"), groups), Sieve("stage", N_("办到哪儿"), stages))
NUMBER = Column("number", N_("编号"), Sort.ID, 17)
WHERE = Column("where", N_("地址"), width=20, personal=True)
WORDS = Column("words", N_("内容"), width=36, personal=True)
RESULT = Column("result", N_("办理结果"), width=26)
BACK = Column("back", N_("回访（解决/满意）"), width=14)

REQUESTS = add_ledger(
    Ledger(
        word="requests",
        title=N_("诉求办理台账"),
        about=N_("居民反映的每一件事：谁管、办到哪儿、办好没有、满不满意。"),
        unit=N_("件"),
        columns=(
            NUMBER,
            Column("raised", N_("受理时间"), Sort.MOMENT, 16),
            Column("source", N_("来源"), width=12),
            Column("who", N_("诉求人"), width=10, personal=True),
            Column("phone", N_("电话"), Sort.PHONE, 14, personal=True),
            WHERE,
            Column("category", N_("类别"), width=14),
            WORDS,
            Column("owner", N_("责任单位/人"), width=18),
            Column("due", N_("时限"), Sort.MOMENT, 16),
            RESULT,
            Column("closed", N_("办结时间"), Sort.MOMENT, 16),
            BACK,
            Column("note", N_("备注"), width=16),
        ),
        rows=rows,
        by=("-raised_at", "-id"),
        lines=lines,
        may=may_see,
        opens=may_open,
        columns_title=N_("诉求办理台账有哪几列、什么次序"),
        sieves=SIEVES,
    )
)
CONFLICTS_LEDGER = add_ledger(
    Ledger(
        word="conflicts",
        title=N_("矛盾纠纷排查调处台账"),
        about=N_("邻里、家庭、车位这些纠纷：谁在调、调成没有。金额、履行情况可以印出来用笔填。"),
        unit=N_("件"),
        columns=(
            NUMBER,
            Column("day", N_("日期"), Sort.DAY, 11),
            Column("who", N_("当事人"), width=12, personal=True),
            Column("category", N_("类型"), width=14),
            Column("words", N_("主要事实"), width=40, personal=True),
            Column("mediator", N_("调解员"), width=16),
            Column("result", N_("结果（协议书/口头/不成）"), width=26),
            Column("money", N_("涉及金额"), width=10),
            Column("kept", N_("履行"), width=10),
            BACK,
            WHERE,
            Column("phone", N_("电话"), Sort.PHONE, 14, personal=True),
        ),
        rows=conflicts,
        by=("-raised_at", "-id"),
        lines=lines,
        may=may_see,
        opens=may_open,
        columns_title=N_("矛盾纠纷台账有哪几列、什么次序"),
        sieves=SIEVES,
        chosen=(
            "编号", "日期", "当事人", "类型", "主要事实", "调解员", "结果（协议书/口头/不成）", "涉及金额", "履行",
            "回访（解决/满意）",
        ),
    )
)  # fmt: skip
