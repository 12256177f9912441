"""Who could be asked."""

from django.db.models import Q

from linli.ground.base.clock import today
from linli.ground.bodies.models import Ability, Body
from linli.ground.places.models import Place


def bodies_able_to(community: int, category: str, place: Place | None) -> list[Body]:
    """Bodies that mend this category here, the most particular first: nearest place, then longest category."""
    rows = (
        Ability.objects.filter(community_id=community)
        .filter(body__kind__in=(Body.Kind.PROPERTY, Body.Kind.OWNERS, Body.Kind.UNIT, Body.Kind.TEAM))
        .select_related("body", "place")
    )
    path = place.path if place else ""
    fits = [
        (-len(row.place.path if row.place else ""), -len(row.category), row.body.name, row.body)
        for row in rows
        if category.startswith(row.category)
        and (row.place is None or path.startswith(row.place.path))
        and (row.body.valid_to is None or row.body.valid_to >= today())
    ]
    return list({body.id: body for *_, body in sorted(fits, key=lambda f: f[:3])}.values())


def partners_of(community: int) -> list[Body]:
    """All outside bodies that may be asked, by name."""
    still = Q(valid_to=None) | Q(valid_to__gte=today())
    kinds = (Body.Kind.PROPERTY, Body.Kind.OWNERS, Body.Kind.UNIT, Body.Kind.TEAM)
    return list(Body.objects.filter(still, community_id=community, kind__in=kinds).order_by("name"))
