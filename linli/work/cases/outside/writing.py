"""Orders become cases: new ones with the dates of the file, known ones hear what is new. Thousands at a time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F

from linli.engine.counts.models import TallyDelta
from linli.engine.matters.kinds import LIVE, RAISED
from linli.engine.matters.models import Matter, Step
from linli.engine.notices.actions import tell
from linli.ground.base.clock import day_of, local
from linli.ground.base.telling import Tell, nobody, told
from linli.ground.regions.models import Community, next_numbers
from linli.work.cases.models import Case, Outside
from linli.work.cases.outside.closing import close_by
from linli.work.cases.outside.drafting import Desk, Draft, inner_step
from linli.work.cases.outside.orders import Order
from linli.work.cases.outside.reading import Opened
from linli.work.cases.outside.words import DISSATISFIED
from linli.work.cases.words import Urgency

AT_ONCE = 1_000
NEWS = ("due_at", "closed_at", "contacted", "solved", "satisfied", "answer")


@dataclass(slots=True)
class Plan:
    """What an import would do: orders nobody knew, rows that learn something, and how many say nothing new."""

    fresh: list[Order] = field(default_factory=list)
    changed: list[tuple[Outside, Order, dict[str, Any]]] = field(default_factory=list)
    known: int = 0


def write(opened: Opened, community: int, recorder, *, tell: Tell = nobody) -> dict[str, Any]:
    """Write what was read and tell in numbers what came of it; without a recorder, only tell."""
    here = Community.objects.select_related("region").get(id=community)
    plan = plan_of(opened.orders, community)
    desk = Desk(here, plan.fresh)
    drafts = [desk.draft(order) for order in told(plan.fresh, len(plan.fresh) * 2, tell)]
    if recorder is not None:
        for some in batches(drafts):
            bring_in(here, some, recorder)
        learn(plan.changed, recorder)
    opened.findings["questions"] = questions_of(drafts)
    return effect_of(plan, drafts)


def plan_of(orders: dict[tuple[str, str], Order], community: int) -> Plan:
    plan, there = Plan(), known_numbers(orders, community)
    for key, order in orders.items():
        row = there.get(key)
        if row is None:
            plan.fresh.append(order)
        elif news := news_in(order, row):
            plan.changed.append((row, order, news))
        else:
            plan.known += 1
    return plan


def known_numbers(orders: Iterable[tuple[str, str]], community: int) -> dict[tuple[str, str], Outside]:
    """What is there already of these numbers, with its matter. One batch of a community is written at a time."""
    numbers = [number for _source, number in orders]
    rows = Outside.objects.filter(community_id=community, number__in=numbers).select_related("matter")
    return {(row.source, row.number): row for row in rows}


def news_in(order: Order, row: Outside) -> dict[str, Any]:
    """What the file knows and we do not. An empty cell never blanks anything; our own answer stays ours."""
    said = {
        "due_at": order.due, "closed_at": order.closed, "contacted": order.contacted, "solved": order.solved,
        "satisfied": order.satisfied, "answer": "" if row.answered_at else order.result,
    }  # fmt: skip
    news = {name: value for name, value in said.items() if value not in ("", None) and value != getattr(row, name)}
    if order.is_closed and row.matter.stage in LIVE and (news.get("satisfied") or row.satisfied) not in DISSATISFIED:
        news.setdefault("closed_at", order.closed)  # nothing new but that it is over there
    return news


def batches(drafts: list[Draft]) -> Iterable[list[Draft]]:
    return (drafts[at : at + AT_ONCE] for at in range(0, len(drafts), AT_ONCE))


def bring_in(community: Community, drafts: list[Draft], recorder) -> None:
    """New rows of four tables, their numbers, their counts; whoever has to act is told."""
    number_all(community, drafts)
    Matter.objects.bulk_create([d.matter for d in drafts])
    Case.objects.bulk_create([d.case for d in drafts])
    Outside.objects.bulk_create([d.outside for d in drafts])
    Step.objects.bulk_create([step for d in drafts for step in d.steps])
    count_all(community.id, [reached for d in drafts for reached in d.counted()], +1)
    recorder.made([d.matter for d in drafts])
    for draft in drafts:
        if draft.matter.stage == RAISED:
            facts = {"subject": draft.matter.id, "number": draft.matter.number, "title": draft.matter.title}
            urgent = draft.case.urgency in (Urgency.U0, Urgency.U1)
            tell(community.id, "matter_raised", post=draft.matter.owner_id, urgent=urgent, **facts)


def number_all(community: Community, drafts: list[Draft]) -> None:
    """Numbers of the year in which each was raised, in the order in which they were."""
    by_year: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: d.matter.raised_at):
        by_year.setdefault(local(draft.matter.raised_at).year % 100, []).append(draft)
    for year, some in by_year.items():
        numbers = next_numbers(community.id, f"matter-{year:02}", len(some))
        for draft, running in zip(some, numbers, strict=True):
            draft.matter.number = f"{community.number}-{year:02}-{running:04}"


def count_all(community: int, counted: Iterable[tuple[str, datetime, Any, str]], sign: int) -> None:
    """(word, when, grid, category) into deltas of the days they happened on, one for each cell."""
    cells = Counter((word, day_of(at), grid, category) for word, at, grid, category in counted)
    TallyDelta.objects.bulk_create(
        TallyDelta(community_id=community, word=word, day=day, grid_id=grid, category=category, n=sign * n)
        for (word, day, grid, category), n in cells.items()
    )


def learn(changed: list[tuple[Outside, Order, dict[str, Any]]], recorder) -> None:
    """Known orders hear what is new; what the other side has closed is closed here, unless its caller is not content."""
    if not changed:
        return
    rows = []
    for row, _order, news in changed:
        before = {"was": {n: plain(getattr(row, n)) for n in news}, "wrote": {n: plain(v) for n, v in news.items()}}
        for name, value in news.items():
            setattr(row, name, value)
        row.version = 1  # a row of no standing book: the ledger of the import wants a number all the same
        rows.append((row, before))
    here = {"community_id": rows[0][0].community_id}
    Outside.objects.filter(**here).bulk_update([row for row, _before in rows], NEWS, batch_size=AT_ONCE)
    Step.objects.bulk_create([inner_step(row, "outside_news") for row, _before in rows])
    matters = [row.matter_id for row, _before in rows]
    Matter.objects.filter(**here, id__in=matters).update(version=F("version") + 1)
    for row, order, _news in changed:
        if order.is_closed and row.satisfied not in DISSATISFIED:
            close_by(row)
    recorder.altered(rows)


def plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def questions_of(drafts: list[Draft]) -> list[dict[str, Any]]:
    """Rows somebody should look at: a class nobody knows, an address the register has not."""
    found = []
    for draft in drafts:
        spots = [{"sheet": draft.order.sheet, "row": draft.order.row}]
        found += [{"word": word, "about": about, "spots": spots} for word, about in draft.asked]
    return found[:300]


def effect_of(plan: Plan, drafts: list[Draft]) -> dict[str, Any]:
    """In numbers: what is new, what changed, what was known."""
    open_ = sum(d.matter.stage == RAISED for d in drafts)
    new = {"orders": len(drafts), "open": open_, "over": len(drafts) - open_}
    return {
        "rows": len(drafts) + len(plan.changed),
        "new": {word: n for word, n in new.items() if n},
        "changed": {"orders": len(plan.changed)} if plan.changed else {},
        "known": {"orders": plan.known} if plan.known else {},
        "noticed": {},
        "codes": {d.order.category: d.matter.category for d in drafts},
    }
