"""What the rules make of a case: who owns it and why, who must solve it, who could be asked, by when."""

from django.utils.translation import gettext as _

from linli.ground.base.clock import now
from linli.ground.bodies.models import Body
from linli.ground.bodies.queries import bodies_able_to
from linli.ground.places.models import Place
from linli.ground.posts.queries import holder_names
from linli.work.cases.limits import dues_of
from linli.work.cases.outside.queries import order_of
from linli.work.cases.queries import category_of
from linli.work.cases.words import LEAD_TITLES, OUTSIDE, SOURCE_TITLES, URGENCY_TITLES, Lead

KIND_OF = {Lead.PROPERTY: Body.Kind.PROPERTY, Lead.OWNERS: Body.Kind.OWNERS}


def sorted_out(community, owners, *, category, place, source, urgency, hours) -> dict:
    """Everything that would be decided about a report, in words."""
    chosen = category_of(community, category)
    spot = Place.objects.filter(community_id=community.id, id=place).first() if place else None
    post, why = owners.of(chosen, spot, source, urgency=urgency, hours=hours)
    lead = owners.lead_of(chosen, spot)
    return {
        "category": chosen,
        "post": post,
        "holder": "、".join(holder_names(community.id, post.id)),
        "why": why,
        "urgency": _(URGENCY_TITLES[urgency or chosen.urgency]),
        "due": dues_of(community, chosen, urgency, start=now()).due_at,
        "lead": _(LEAD_TITLES[lead]),
        "helpers": "、".join(_(LEAD_TITLES[Lead(word)]) for word in chosen.helpers.split()),
        "ask": [str(body) for body in suggested(community.id, category, spot, lead)],
        "call": chosen.call_first.split(),
    }


def suggested(community: int, category: str, place: Place | None, lead: str) -> list[Body]:
    """Who could be asked: bodies able to, those of the lead's own sort first."""
    fit = bodies_able_to(community, category, place)
    wanted = KIND_OF.get(lead)
    return sorted(fit, key=lambda body: body.kind != wanted) if wanted else fit


def sorting_of(actor, matter, case) -> dict:
    """How a case was sorted, for its page: urgency, who must solve it, what another system knows of it."""
    outside = order_of(matter) if case.source in OUTSIDE else None
    return {
        "urgency": _(URGENCY_TITLES[case.urgency]),
        "lead": _(LEAD_TITLES[Lead(case.lead)]),
        "outside": outside,
        "outside_source": _(SOURCE_TITLES[outside.source]) if outside else "",
        "may_answer": actor.sees_whole(matter.community_id),
    }
