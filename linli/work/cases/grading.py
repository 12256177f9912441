"""Say better what a case is and how urgent: its limits are reckoned again from its beginning, and the trail says why."""

from dataclasses import asdict
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import lock, step_before, take_step
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid, Refused
from linli.ground.regions.models import Community
from linli.work.cases.limits import dues_of, no_later
from linli.work.cases.models import Case, Category, Outside
from linli.work.cases.naming import posts_named
from linli.work.cases.owners import Owners
from linli.work.cases.queries import case_of, offered
from linli.work.cases.rules import may_shelve
from linli.work.cases.words import URGENCY_TITLES, Urgency


def grade_case(
    matter: Matter, *, actor: Actor, category: str, urgency: str, said: str, client_key: UUID | None = None
) -> Step:
    """Another category or urgency, at once and with a reason. 挂账 is the secretary's to say."""
    matter = lock(matter)
    if client_key and (known := step_before(matter, client_key)):
        return known
    case, community = case_of(matter), community_with_region(matter.community_id)
    known = offered(community)
    chosen = known.get(category) or (known.get(case.category) if category == case.category else None)
    if chosen is None or urgency not in set(Urgency):
        raise Invalid(_("请从列出来的里面选。"))
    if (category, urgency) == (case.category, case.urgency):
        raise Invalid(_("分类和急缓都没有变，不用改。"))
    if urgency == Urgency.U4 and case.urgency != Urgency.U4 and not may_shelve(actor, community.id):
        raise Refused(_("挂账（要从长计议）要社区书记点头，请书记来改。"))
    step = take_step(
        matter, "grade", actor=actor, said=said, why=change_told(case, known, chosen, urgency), client_key=client_key,
        category=chosen.code, **seen_only_by(matter, community, chosen), **dues_again(matter, community, chosen, urgency),
    )  # fmt: skip
    lead = Owners(community).lead_of(chosen, matter.place)
    rows = Case.objects.filter(community_id=matter.community_id, matter=matter)
    rows.update(category=chosen.code, urgency=urgency, lead=lead)
    return step


def seen_only_by(matter: Matter, community: Community, category: Category) -> dict:
    """What few may see stays so under any other category; those few are the ones named for what it is now."""
    restricted = matter.restricted or category.restricted
    return {"restricted": restricted, "seen_by": posts_named(community, category.code) if restricted else []}


def community_with_region(community: int) -> Community:
    return Community.objects.select_related("region").get(id=community)


def dues_again(matter: Matter, community: Community, category: Category, urgency: str) -> dict:
    """The three limits counted from the day it was raised; another system's limit stands where it is earlier."""
    dues = dues_of(community, category, urgency, start=matter.clock_from or matter.raised_at)
    outside = Outside.objects.filter(community_id=community.id, matter=matter).values_list("due_at", flat=True).first()
    return asdict(no_later(dues, outside))


def change_told(case: Case, known: dict[str, Category], chosen: Category, urgency: str) -> str:
    """From what to what, in one line of the trail."""
    lines = []
    if chosen.code != case.category:
        before = known[case.category].name if case.category in known else case.category
        lines.append(_("分类：%(from)s → %(to)s") % {"from": before, "to": chosen.name})
    if urgency != case.urgency:
        titles = {"from": _(URGENCY_TITLES[case.urgency]), "to": _(URGENCY_TITLES[urgency])}
        lines.append(_("急缓：%(from)s → %(to)s") % titles)
    return "；".join(lines)
