"""The 68 categories that come with the program; a region may replace any of them by a row of its own."""

import csv
from pathlib import Path

from django.utils.translation import gettext as _

from linli.ground.posts.words import PostKind
from linli.ground.regions.models import Community, Region
from linli.ground.regions.settings import ancestors
from linli.work.cases.models import Category, Route

LAST_RANK = 90
FILE = Path(__file__).with_name("categories.csv")


def shipped() -> list[dict]:
    """The rows of the file, each column as the model holds it."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return [as_columns(row) for row in csv.DictReader(lines)]


def as_columns(row: dict[str, str]) -> dict:
    """`answer=4h close=1wd` becomes limits; questions stand between bars."""
    return row | {
        "restricted": row["restricted"] == "1",
        "not_ours": row["not_ours"] == "1",
        "questions": [question for question in row["questions"].split("|") if question],
        "limits": dict(limit.split("=") for limit in row["limits"].split()),
    }


def load_categories(region: Region) -> int:
    """Write the shipped categories for a region, leaving those it already has. Returns how many were new."""
    have = set(Category.objects.filter(region=region).values_list("code", flat=True))
    fresh = [Category(region=region, **row) for row in shipped() if row["code"] not in have]
    Category.objects.bulk_create(fresh)
    return len(fresh)


def begin(community: Community) -> None:
    """A new community finds the shipped categories, once for its province, and the one rule that always fits."""
    known = ancestors(community.region.code)
    if not Category.objects.filter(region__code__in=known).exists():
        load_categories(Region.objects.get(code=known[-1]))
    Route.objects.create(community=community, rank=LAST_RANK, to_kind=PostKind.GRID_WORKER, note=_("谁的网格谁来管"))
