"""One order as the rows it becomes, not yet written: who owns it, by when, what its trail says."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from linli.engine.matters.clock import Dues, Limits, dues_after
from linli.engine.matters.kinds import CONFIRMED, ENDED, RAISED, Outcome, Stage
from linli.engine.matters.models import Matter, Step
from linli.engine.matters.searching import tokens_of
from linli.engine.matters.timekeeping import first_look
from linli.ground.base.clock import now
from linli.ground.base.surnames import surname_of
from linli.ground.people.sealing import seal_phone
from linli.ground.places.models import Place
from linli.ground.regions.models import Community, Holiday
from linli.work.cases.actions import title_of
from linli.work.cases.limits import limits_for, no_later
from linli.work.cases.models import Case, Category, Outside
from linli.work.cases.naming import posts_named
from linli.work.cases.outside.matching import OTHER, Matcher, Named
from linli.work.cases.outside.orders import Order
from linli.work.cases.outside.placing import Places
from linli.work.cases.outside.words import SATISFIED
from linli.work.cases.owners import Owners
from linli.work.cases.queries import categories_of
from linli.work.cases.words import SOURCE_TITLES

ADDRESSED = ("先生", "女士", "大爷", "大妈", "阿姨", "叔叔", "老师", "师傅", "同志")


@dataclass(slots=True)
class Draft:
    """The rows of one order, and what should be asked about it."""

    order: Order
    matter: Matter
    case: Case
    outside: Outside
    steps: list[Step]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def counted(self) -> Iterator[tuple[str, datetime, Any, str]]:
        """Each stage it came to, and how it ended, and when."""
        grid, category = self.matter.grid_id, self.matter.category
        for step in self.steps:
            yield f"matters.{step.stage}", step.at, grid, category
        if self.matter.outcome:
            yield f"outcomes.{self.matter.outcome}", self.matter.stage_at, grid, category


class Desk:
    """Everything that is the same for all orders of a file, read once."""

    def __init__(self, community: Community, orders: list[Order]):
        self.community, self.now = community, now()
        self.days = dict(Holiday.objects.values_list("day", "kind"))
        self.owners = Owners(community, days=self.days)
        self.places = Places(community.id) if orders else None
        self.categories = categories_of(community)
        self.matcher = Matcher(Named(c.code, names_of(c)) for c in self.categories.values() if not c.ended_at)
        self.limits: dict[str, Limits] = {}
        self.few: dict[str, list[str]] = {}
        self.by_source = {source: _(title) for source, title in SOURCE_TITLES.items()}

    def draft(self, order: Order) -> Draft:
        """Owned from its first moment; over where the other side says so."""
        code = self.matcher.code_for(order.category)
        category, place = self.categories[code or OTHER], self.places.nearest(order.address)
        matter = self.matter_of(order, category, place)
        draft = Draft(order, matter, self.case_of(order, matter, category, place), outside_of(order, matter), [])
        draft.steps = list(self.steps_of(draft))
        draft.asked = [("category_unknown", order.category)] if not code else []
        draft.asked += [("place_unknown", order.address)] if place is None else []
        return draft

    def matter_of(self, order: Order, category: Category, place: Place | None) -> Matter:
        owner, why = self.owners.of(category, place, order.source, at=order.received)
        stage, outcome = end_of(order)
        dues = self.dues_of(order, category)
        title = title_of(order.words, category, place)[:80]
        return Matter(
            community_id=self.community.id, kind="case", title=title, stage=stage, outcome=outcome,
            step="raise" if stage == RAISED else ENDS[outcome], owner=owner, owner_why=why[:120], place=place,
            grid_id=self.owners.grid_of(place), category=category.code, restricted=category.restricted,
            seen_by=self.named(category) if category.restricted else [],
            raised_at=order.received, clock_from=order.received, **asdict(dues), next_look=first_look(order.received, dues) if stage == RAISED else None,
            stage_at=order.received if stage == RAISED else self.ended_at(order),
            search_tokens=tokens_of(title, order.words),
        )  # fmt: skip

    def named(self, category: Category) -> list[str]:
        """Who sees it besides its owner and the secretary."""
        if category.code not in self.few:
            self.few[category.code] = posts_named(self.community, category.code)
        return self.few[category.code]

    def dues_of(self, order: Order, category: Category) -> Dues:
        """Our own limits from the moment it came, or the other side's where that is earlier."""
        if category.code not in self.limits:
            self.limits[category.code] = limits_for(self.community, category)
        return no_later(dues_after(order.received, self.limits[category.code], self.days), order.due)

    def ended_at(self, order: Order) -> datetime:
        """When it was over: as the file says, else by its limit at the latest; never ahead of now."""
        return min(order.closed or order.due or order.received, self.now)

    def case_of(self, order: Order, matter: Matter, category: Category, place: Place | None) -> Case:
        return Case(
            community_id=self.community.id, matter=matter, category=category.code, urgency=category.urgency,
            # The caller's own door says where he lives, not that the thing is his: so never 住户自己 by the place.
            lead=self.owners.lead_of(category, place, indoors=False), words=order.words,
            spot=order.address[:120], source=order.source, called=address_of(order.called), solved=order.solved,
            phone_sealed=seal_phone(order.phone) if order.phone else None,
        )  # fmt: skip

    def steps_of(self, draft: Draft) -> Iterator[Step]:
        matter, order = draft.matter, draft.order
        by = self.by_source[order.source][:60]
        common = {"community_id": self.community.id, "matter": matter, "by": by}
        yield Step(
            **common, word="raise", stage=RAISED, said=order.words, why=matter.owner_why[:200], at=order.received
        )
        if matter.stage != RAISED:
            yield Step(**common, word=ENDS[matter.outcome], stage=matter.stage, said=order.result, at=matter.stage_at)


def address_of(name: str) -> str:
    """How he is addressed, never his whole name: the number leads to it on the other side. 秦先生 stays, 刘东志 is 刘同志."""
    if not name or name.endswith(ADDRESSED):
        return name[:40]
    return _("%(surname)s同志") % {"surname": surname_of(name) or name[:1]}


def names_of(category: Category) -> tuple[str, ...]:
    return (*category.known_as.split(), category.name, *category.name.split("/"))


def end_of(order: Order) -> tuple[Stage, str]:
    """Content at the call-back: confirmed. Not reached: ended unanswered. Not content: ended, and said so."""
    if not order.is_closed:
        return RAISED, ""
    if order.satisfied in SATISFIED:
        return CONFIRMED, Outcome.CONFIRMED
    return ENDED, Outcome.DISSATISFIED if order.is_dissatisfied else Outcome.UNANSWERED


# The step says by itself how it ended: counts are proved by the trail.
ENDS = {
    Outcome.CONFIRMED: "outside_good",
    Outcome.DISSATISFIED: "outside_bad",
    Outcome.UNANSWERED: "outside_close",
}


def outside_of(order: Order, matter: Matter) -> Outside:
    return Outside(
        community_id=matter.community_id, matter=matter, source=order.source, number=order.number,
        received_at=order.received, due_at=order.due, closed_at=order.closed, category=order.category,
        anonymous=order.anonymous, contacted=order.contacted, solved=order.solved, satisfied=order.satisfied,
        answer=order.result, answered_at=matter.stage_at if order.is_closed else None,
    )  # fmt: skip


def inner_step(row: Outside, word: str) -> Step:
    """A line of the trail for staff, of what came from the other side."""
    return Step(
        community_id=row.community_id, matter_id=row.matter_id, word=word, stage=row.matter.stage, inner=True,
        by=_(SOURCE_TITLES[row.source])[:60], at=now(),
    )  # fmt: skip
