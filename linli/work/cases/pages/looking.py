"""What depends on what and where: whom to call first, what is asked, who will answer by when, who told the same."""

import re
from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.words import N_
from linli.ground.places.models import Place
from linli.ground.places.queries import place_in
from linli.ground.regions.models import Community
from linli.work.cases import rules
from linli.work.cases.models import Category
from linli.work.cases.nearby import Near, near_reports
from linli.work.cases.pages.showing import category_word
from linli.work.cases.promising import promise_of
from linli.work.cases.queries import categories_of
from linli.work.cases.words import Source, Urgency

UNSAID = "L06"
MOST_ASKED, LONGEST_ANSWER = 4, 200
CALLS = {"110": N_("报警"), "119": N_("火警、有人被困"), "120": N_("急救")}


def place_here(community: Community, id: str) -> Place | None:
    """An open place of this community; nothing for any other id."""
    try:
        place = place_in(community.id, UUID(id)) if id else None
        return place if place and place.closed_at is None else None
    except ValueError:
        return None


def look_shown(
    actor: Actor, community: Community, category: Category | None, place: Place | None, typed: Mapping
) -> dict:
    """The facts of cases/resident/_look.html. Nothing is promised before it is known what it is about."""
    source = Source.RESIDENT if rules.may_report(actor, community.id) else Source.SLIP
    return {
        "chosen": category is not None,
        "category": category_word(category),
        "calls": calls_of(category),
        "not_ours": bool(category and category.not_ours),
        "department": category.department if category else "",
        "department_phone": category.department_phone if category else "",
        "questions": questions_of(category, typed),
        "promise": promise_of(community, category, place, source) if category else None,
        "near": near_shown(community, near_reports(actor, community.id, category, place)) if category else [],
    }


def calls_of(category: Category | None) -> list[dict]:
    """Whom to call before anything else; a danger to life always knows one."""
    if category is None:
        return []
    numbers = re.findall(r"\d{3,}", category.call_first)
    if category.urgency == Urgency.U0 and not numbers:
        numbers = list(CALLS)
    return [{"number": number, "word": _(CALLS.get(number, ""))} for number in numbers]


def questions_of(category: Category | None, typed: Mapping) -> list[dict]:
    """What the category asks, each with the answer typed so far."""
    asked = category.questions[:MOST_ASKED] if category else []
    return [
        {"name": f"answer-{n}", "ask": ask, "typed": typed.get(f"answer-{n}", "")}
        for n, ask in enumerate(asked)
        if isinstance(ask, str)
    ]


def answers_in(category: Category | None, typed: Mapping) -> dict[str, str]:
    """question → answer, of what was answered."""
    found = questions_of(category, typed)
    return {q["ask"]: said for q in found if (said := " ".join(q["typed"].split())[:LONGEST_ANSWER])}


def near_shown(community: Community, near: list[Near]) -> list[dict]:
    """Rows of cases like it, as others may see them."""
    names = categories_of(community) if near else {}
    return [
        {
            "id": n.seen.id,
            "category": category_word(names.get(n.seen.category)),
            "where": n.seen.where,
            "how": how_far(n),
            "title": n.seen.title,
            "photo": n.seen.photos[0] if n.seen.photos else None,
        }
        for n in near
    ]


def how_far(near: Near) -> str:
    if near.how == "building":
        return _("同一栋楼")
    if near.how == "estate":
        return _("同一个小区")
    return _("约 %(metres)d 米") % {"metres": near.metres}
