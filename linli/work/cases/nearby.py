"""Whether somebody near by has told the same: asked before a report is sent, so that one trouble is one matter."""

import math
from dataclasses import dataclass
from datetime import timedelta

from linli.engine.matters.kinds import LIVE
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.places.models import STEP, Place
from linli.work.cases.models import Category
from linli.work.cases.public import BUILDING, COLUMNS, Shown, public_matters, shown_of

LATELY = timedelta(days=30)
LOOKED_THROUGH, MOST = 60, 3
FAR = 300  # metres
EARTH = 6_371_000
SAME_BUILDING, SAME_ESTATE = 0, 1  # then metres, which are more


@dataclass(frozen=True, slots=True)
class Near:
    """A case as others see it, and how far: "building", "estate", or metres between the places' middles."""

    seen: Shown
    how: str
    metres: int | None = None


def near_reports(actor: Actor, community: int, category: Category, place: Place | None) -> list[Near]:
    """Open ones of the same group in the same building, the same estate or within 300 metres, nearest first."""
    if place is None:
        return []
    rows = public_matters(community).filter(
        category__startswith=category.code[0], stage__in=LIVE, raised_at__gte=now() - LATELY, place__isnull=False
    )
    if actor.account:
        rows = rows.exclude(raised_by=actor.account)
    found = list(rows.order_by("-raised_at", "-id").values(*COLUMNS)[:LOOKED_THROUGH])
    far = Distances(community, place) if any(row["place__path"][:STEP] != place.path[:STEP] for row in found) else None
    ranked = [(reach, row) for row in found if (reach := how_near(row["place__path"], place.path, far)) is not None]
    nearest = sorted(ranked, key=lambda pair: pair[0])[:MOST]
    seen = shown_of(community, [row for _reach, row in nearest])
    return [near_of(shown, reach) for shown, (reach, _row) in zip(seen, nearest, strict=True)]


def near_of(shown: Shown, reach: float) -> Near:
    if reach in (SAME_BUILDING, SAME_ESTATE):
        return Near(shown, "building" if reach == SAME_BUILDING else "estate")
    return Near(shown, "metres", max(10, int(round(reach, -1))))


def how_near(other: str, mine: str, far: "Distances | None") -> float | None:
    """0 the same building, 1 the same estate, else metres; None: not near, or not known."""
    if other[:BUILDING] == mine[:BUILDING]:
        return SAME_BUILDING
    if other[:STEP] == mine[:STEP]:
        return SAME_ESTATE
    metres = far.to(other) if far else None
    return max(metres, SAME_ESTATE + 1) if metres is not None and metres <= FAR else None


class Distances:
    """How far other places are from one, where the outlines of both are known."""

    def __init__(self, community: int, place: Place):
        rows = Place.objects.filter(community_id=community, outline__isnull=False, closed_at=None)
        rows = rows.exclude(kind=Place.Kind.GRID)  # a grid's middle says nothing of a house
        self.middles = {path: middle_of(outline) for path, outline in rows.values_list("path", "outline")}
        self.here = self.at(place.path)

    def at(self, path: str) -> tuple[float, float] | None:
        """The middle of the place or of the nearest above it that has an outline."""
        ends = range(len(path), 0, -STEP)
        return next((self.middles[path[:end]] for end in ends if self.middles.get(path[:end])), None)

    def to(self, path: str) -> float | None:
        there = self.at(path)
        return metres_between(self.here, there) if self.here and there else None


def middle_of(outline: dict) -> tuple[float, float] | None:
    """(longitude, latitude) of the middle of a polygon's outer ring; None for what is no polygon."""
    rings = (outline or {}).get("coordinates") or [[]]
    ring = rings[0][0] if outline and outline.get("type") == "MultiPolygon" else rings[0]
    points = ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring
    if not points:
        return None
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """On the flat: within a community the curve of the earth is nothing."""
    across = math.radians(b[0] - a[0]) * math.cos(math.radians((a[1] + b[1]) / 2))
    return EARTH * math.hypot(across, math.radians(b[1] - a[1]))
