"""Reads of the place tree. Places hold nothing personal."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q

from linli.ground.base.clock import today
from linli.ground.base.prepared import Prepared
from linli.ground.places.models import STEP, Division, Place


def prefixes(path: str) -> list[str]:
    """The paths of a place and all above it, nearest first: 'aaaabbbb' → ['aaaabbbb', 'aaaa']."""
    return [path[:end] for end in range(len(path), 0, -STEP)]


def grids_of(community: int) -> list[Place]:
    """The grids of a community in their order."""
    return GRIDS.of(Place, community=community)


GRIDS = Prepared(
    lambda community: Place.objects.filter(community_id=community, kind=Place.Kind.GRID, closed_at=None).order_by(
        "number", "path"
    )
)


def grid_of(place: Place | None) -> UUID | None:
    """The grid a place belongs to today: its own division or that of the nearest place above."""
    if place is None:
        return None
    if place.kind == Place.Kind.GRID:
        return place.id
    found = grids_by_path(place.community_id, prefixes(place.path))
    return next((found[p] for p in prefixes(place.path) if p in found), None)


def divisions_over(place: Place) -> list[Division]:
    """Every division there ever was at the place and above it, in one question: nearest first, then latest first."""
    rows = Division.objects.filter(community_id=place.community_id, place__path__in=prefixes(place.path))
    return list(rows.select_related("grid", "place").order_by("-place__path", "-valid_from"))


def grids_by_path(community: int, paths: Iterable[str]) -> dict[str, UUID]:
    """path → grid id, for the current divisions standing on exactly these paths."""
    return dict(GRIDS_BY_PATH.rows(community=community, day=today(), paths=list(paths)))


def divisions_on(community: int, day: date):
    """Which place belongs to which grid on a day: a change may be decided before it comes into force."""
    standing = Q(valid_to=None) | Q(valid_to__gte=day)
    return Division.objects.filter(standing, community_id=community, valid_from__lte=day)


GRIDS_BY_PATH = Prepared(
    lambda community, day, paths: (
        divisions_on(community, day).filter(place__path__in=paths).values_list("place__path", "grid_id")
    )
)
PLACE = Prepared(lambda community, id: Place.objects.filter(community_id=community, id=id))


def place_in(community: int, id: UUID | None) -> Place | None:
    """One place of the community."""
    return next(iter(PLACE.of(Place, community=community, id=id)), None) if id else None


def doors_of(community: int) -> list[tuple[UUID, str]]:
    """(id, line) of estates and buildings, in the order of the tree: what somebody may point at."""
    rows = Place.objects.filter(
        community_id=community, kind__in=(Place.Kind.ESTATE, Place.Kind.BUILDING), closed_at=None
    ).order_by("path")
    return list(rows.values_list("id", "line"))
