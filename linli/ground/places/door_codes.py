"""Codes at doors: one for each building and entrance, renewed when a sheet is to be worth nothing any more."""

from collections.abc import Iterable
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.codes import chance_code, tidied
from linli.ground.base.errors import Stale
from linli.ground.places.actions import check_may_change
from linli.ground.places.models import DoorCode, Place

LENGTH = 8
AT = (Place.Kind.ESTATE, Place.Kind.BUILDING, Place.Kind.ENTRANCE)


def place_of_code(community: int, typed: str) -> Place | None:
    """Where the sheet hangs; None for a code that was renewed or never was."""
    rows = DoorCode.objects.filter(community_id=community, code=tidied(typed)[:12], ended_at=None)
    found = rows.select_related("place").first()
    return found.place if found and found.place.closed_at is None else None


def doors_for_codes(estate: Place) -> list[Place]:
    """The estate, its buildings and entrances, in the order of the tree."""
    return list(Place.objects.under(estate).filter(kind__in=AT, closed_at=None).order_by("path"))


def codes_of(community: int, places: Iterable[UUID]) -> dict[UUID, str]:
    """place → its code now."""
    rows = DoorCode.objects.filter(community_id=community, place_id__in=list(places), ended_at=None)
    return dict(rows.values_list("place_id", "code"))


def give_codes(community: int, places: Iterable[Place], *, actor: Actor) -> int:
    """Make a code for each of these places that has none. Returns how many were made."""
    check_may_change(actor, community)
    places = list(places)
    have = codes_of(community, [p.id for p in places])
    fresh = [
        DoorCode(community_id=community, place=place, code=chance_code(LENGTH), made_at=now())
        for place in places
        if place.id not in have
    ]
    try:
        with transaction.atomic():
            DoorCode.objects.bulk_create(fresh)
    except IntegrityError:
        raise Stale(_("刚刚有人做过了，看一眼现在的。")) from None
    return len(fresh)


def renew_code(place: Place, *, actor: Actor) -> None:
    """The sheet that hangs there leads nowhere from now on; print the new one."""
    check_may_change(actor, place.community_id)
    DoorCode.objects.filter(community_id=place.community_id, place=place, ended_at=None).update(ended_at=now())
    give_codes(place.community_id, [place], actor=actor)
