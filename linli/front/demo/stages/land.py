"""Regions, communities, holidays, categories and grids: what everything else stands on."""

import csv
import json
from pathlib import Path

from linli.front.demo.town import REGIONS, TOWNS, WHERE_CATEGORIES_HOLD, Town
from linli.ground.base.scope import cross_community
from linli.ground.places.models import Place
from linli.ground.places.paths import segment
from linli.ground.regions import models as regions
from linli.ground.regions.models import Community, Holiday, Region
from linli.work.cases.catalogue import load_categories

HOLIDAYS = Path(regions.__file__).with_name("holidays.csv")
OUTLINES = Path(__file__).parent.parent / "sources" / "grids.geojson"


def lay_land() -> None:
    """From the province down to the grids of both communities."""
    with cross_community("the demo towns are laid out"):
        street = lay_regions()
        lay_holidays()
        load_categories(Region.objects.get(code=WHERE_CATEGORIES_HOLD))
        for town in TOWNS:
            lay_grids(town, lay_community(town, street))


def lay_regions() -> Region:
    """The chain of regions; returns the sub-district."""
    above = None
    for code, name, level in REGIONS:
        above, _ = Region.objects.get_or_create(code=code, defaults={"name": name, "level": level, "parent": above})
    return above


def lay_holidays() -> None:
    """The days that the State Council's notices name."""
    with HOLIDAYS.open(encoding="utf-8", newline="") as lines:
        Holiday.objects.bulk_create([Holiday(**row) for row in csv.DictReader(lines)], ignore_conflicts=True)


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
