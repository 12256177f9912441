"""Regions, communities, holidays, categories and grids: what everything else stands on."""

import json
from pathlib import Path

from linli.front.demo.town import REGIONS, TOWNS, WHERE_CATEGORIES_HOLD, Town
from linli.ground.base.scope import cross_community
from linli.ground.places.models import Place
from linli.ground.places.paths import segment
from linli.ground.regions.holidays import load_holidays
from linli.ground.regions.models import Community, Region
from linli.work.cases.catalogue import load_categories

OUTLINES = Path(__file__).parent.parent / "sources" / "grids.geojson"


def lay_land() -> None:
    """From the province down to the grids of both communities."""
    with cross_community("the demo towns are laid out"):
        street = lay_regions()
        load_holidays()
        load_categories(Region.objects.get(code=WHERE_CATEGORIES_HOLD))
        for town in TOWNS:
            lay_grids(town, lay_community(town, street))


def lay_regions() -> Region:
    """The chain of regions; returns the sub-district."""
    above = None
    for code, name, level in REGIONS:
        above, _ = Region.objects.get_or_create(code=code, defaults={"name": name, "level": level, "parent": above})
    return above


def lay_community(town: Town, street: Region) -> Community:
    region, _ = Region.objects.get_or_create(
        code=town.code, defaults={"name": town.name, "level": "community", "parent": street}
    )
    facts = {"region": region, "name": town.name, "phone": town.phone, "hours": town.hours, "address": town.address}
    return Community.objects.get_or_create(number=town.number, defaults=facts)[0]


def lay_grids(town: Town, community: Community) -> None:
    """Under the names the roster uses, so that its import finds them."""
    outlines = outlines_by_name()
    for number, name in enumerate(town.grids, 1):
        facts = {"name": name, "path": f"g{segment(number)[1:]}", "line": name, "number": number}
        Place.objects.get_or_create(
            community=community, kind=Place.Kind.GRID, key=f"grid/{number}",
            defaults=facts | {"outline": outlines.get(name)},
        )  # fmt: skip


def outlines_by_name() -> dict[str, dict]:
    """Grid → its polygon on the map."""
    drawn = json.loads(OUTLINES.read_text(encoding="utf-8"))
    return {feature["properties"]["name"]: feature["geometry"] for feature in drawn["features"]}
