"""Outlines of grids from a GeoJSON file: read with suspicion, matched to the grids by number or name, then written.

Only the shape is taken over. Whatever else a file says about its areas is left where it is.
"""

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid
from linli.ground.places.dividing import check_may_draw
from linli.ground.places.models import Place
from linli.ground.places.queries import grids_of
from linli.ground.regions.scoped import change

BIGGEST = 1024 * 1024
MOST_AREAS, MOST_POINTS, FEWEST_POINTS, DIGITS = 200, 2000, 4, 6


@dataclass(frozen=True, slots=True)
class Area:
    """One shape of a file: what it calls itself, and its outer ring."""

    number: int | None
    name: str
    polygon: dict


@dataclass(frozen=True, slots=True)
class Match:
    """Which shape goes to which grid, and what fits nowhere."""

    fits: tuple[tuple[Place, dict], ...]
    strange: tuple[str, ...]  # areas of no grid of ours
    without: tuple[str, ...]  # grids that keep what they have


def read_areas(raw: bytes) -> list[Area]:
    """The shapes of a file; `Invalid` says which one cannot be read and why."""
    if len(raw) > BIGGEST:
        raise Invalid(_("文件太大了，最多 1 MB：把边界画简单一点再导出。"))
    try:
        whole = json.loads(raw.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise Invalid(_("这不是 GeoJSON 文件：请在画图的软件里选“导出为 GeoJSON”。")) from error
    features = whole.get("features") if isinstance(whole, dict) else None
    if not isinstance(features, list) or not features:
        raise Invalid(_("文件里没有一块地：要的是 FeatureCollection，里面一个网格一块。"))
    if len(features) > MOST_AREAS:
        raise Invalid(_("一个文件最多 %(n)d 块地。") % {"n": MOST_AREAS})
    return [_area(feature, place) for place, feature in enumerate(features, 1)]


def _no_number(text):
    raise ValueError(text)


def _area(feature, place: int) -> Area:
    facts = feature.get("properties") if isinstance(feature, dict) else None
    facts = facts if isinstance(facts, dict) else {}
    ring = _ring(feature.get("geometry") if isinstance(feature, dict) else None)
    if ring is None:
        raise Invalid(_("第 %(n)d 块地画得不对：要一个闭合的多边形，每个点是经度、纬度。") % {"n": place})
    number = facts.get("number", feature.get("id"))
    number = number if isinstance(number, int) and not isinstance(number, bool) else None
    return Area(number, str(facts.get("name", ""))[:60].strip(), {"type": "Polygon", "coordinates": [ring]})


def _ring(shape) -> list | None:
    """The outer ring, rounded to a decimetre; of several parts the one with most points. None: no ring."""
    if not isinstance(shape, dict) or not isinstance(shape.get("coordinates"), list):
        return None
    parts = {"Polygon": [shape["coordinates"]], "MultiPolygon": shape["coordinates"]}.get(shape.get("type"), [])
    rings = [part[0] for part in parts if isinstance(part, list) and part and isinstance(part[0], list)]
    ring = max(rings, key=len, default=[])
    if not FEWEST_POINTS <= len(ring) <= MOST_POINTS or not all(_is_point(p) for p in ring):
        return None
    rounded = [[round(float(p[0]), DIGITS), round(float(p[1]), DIGITS)] for p in ring]
    return rounded if rounded[0] == rounded[-1] and len({tuple(p) for p in rounded}) >= FEWEST_POINTS - 1 else None


def _is_point(point) -> bool:
    if not isinstance(point, list) or len(point) < 2:
        return False
    if not all(isinstance(v, int | float) and not isinstance(v, bool) and math.isfinite(v) for v in point[:2]):
        return False
    return abs(point[0]) <= 180 and abs(point[1]) <= 90


def match_areas(community: int, areas: Iterable[Area]) -> Match:
    """By name first, then by number. A grid named twice takes the later shape."""
    grids = grids_of(community)
    by_name, by_number = {g.name: g for g in grids}, {g.number: g for g in grids}
    found, strange = {}, []
    for area in areas:
        grid = by_name.get(area.name) or (by_number.get(area.number) if not area.name else None)
        if grid is None:
            strange.append(area.name or (_("第 %(n)s 号") % {"n": area.number} if area.number else _("没写名字的")))
        else:
            found[grid.id] = (grid, area.polygon)
    without = [g.name for g in grids if g.id not in found]
    return Match(tuple(found.values()), tuple(strange), tuple(without))


def draw_outlines(community: int, match: Match, *, actor: Actor) -> int:
    """Write the shapes. Who answers for what does not change by it: that is said by buildings, not by lines."""
    check_may_draw(actor, community)
    if not match.fits:
        raise Invalid(_("文件里的名字和我们的网格对不上：请让每块地的 name 和网格的名字一样。"))
    for grid, polygon in match.fits:
        change(grid, outline=polygon)
    return len(match.fits)
