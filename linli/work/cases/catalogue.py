"""The 68 categories that come with the program; a region may replace any of them by a row of its own."""

import csv
from pathlib import Path

from linli.ground.regions.models import Region
from linli.work.cases.models import Category

FILE = Path(__file__).with_name("categories.csv")


def load_categories(region: Region) -> int:
    """Write the shipped categories for a region, leaving those it already has. Returns how many were new."""
    have = set(Category.objects.filter(region=region).values_list("code", flat=True))
    with FILE.open(encoding="utf-8", newline="") as lines:
        fresh = [
            Category(region=region, **{**row, "restricted": row["restricted"] == "1"})
            for row in csv.DictReader(lines)
            if row["code"] not in have
        ]
    Category.objects.bulk_create(fresh)
    return len(fresh)
