"""Compare the counts with what they count, and set them right without stopping anybody.

What a word counts is said by its app as one SELECT over its own rows (`Recount`). The difference is found in one
statement, hence at one moment, and is written down as deltas like any other: no cell is ever torn out under a reader.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection

from linli.engine.counts.folding import ONE_AT_A_TIME, fold
from linli.ground.base.declare import Registry
from linli.ground.base.scope import cross_community
from linli.ground.regions.models import Community


@dataclass(frozen=True)
class Recount:
    """Where the truth of all words with this beginning stands: gives word, day, grid_id, category, n of %(community)s."""

    word: str  # "matters."
    select: Callable[[], str]  # asked when all kinds are there


recounts: Registry[Recount] = Registry("recounts")


@dataclass(frozen=True, slots=True)
class WrongCell:
    """A cell that says something else than the rows it counts."""

    word: str
    day: date
    grid: UUID | None
    category: str
    counted: int
    true: int

    def __str__(self):
        where = f"{f' grid {self.grid}' if self.grid else ''}{f' category {self.category}' if self.category else ''}"
        return f"{self.word} on {self.day}{where}: counted {self.counted}, the trail says {self.true}"


COMPARE = """
WITH truth AS (SELECT word, day, grid_id, category, sum(n) AS n FROM ({select}) t GROUP BY 1, 2, 3, 4),
     said AS (SELECT word, day, grid_id, category, sum(n) AS n FROM (
                SELECT word, day, grid_id, category, n FROM counts_tally
                 WHERE community_id = %(community)s AND starts_with(word, %(prefix)s)
                UNION ALL
                SELECT word, day, grid_id, category, n FROM counts_tallydelta
                 WHERE community_id = %(community)s AND starts_with(word, %(prefix)s)) s GROUP BY 1, 2, 3, 4),
     sides AS (SELECT word, day, grid_id, category, 0 AS counted, n AS walked FROM truth
               UNION ALL SELECT word, day, grid_id, category, n, 0 FROM said)
SELECT word, day, grid_id, category, sum(counted)::bigint AS counted, sum(walked)::bigint AS walked FROM sides
GROUP BY 1, 2, 3, 4 HAVING sum(counted) <> sum(walked)"""
CORRECT = """
INSERT INTO counts_tallydelta (id, community_id, word, day, grid_id, category, n)
SELECT gen_random_uuid(), %(community)s, word, day, grid_id, category, walked - counted FROM ({compare}) wrong"""
REGIONS = """
DELETE FROM counts_regionday; DELETE FROM counts_regionmonth;
INSERT INTO counts_regionday (region, word, day, n)
SELECT above.region, word, day, sum(n) FROM counts_tally t JOIN regions_community c ON c.id = t.community_id
  JOIN regions_region r ON r.id = c.region_id, LATERAL (VALUES (code), (left(code, 9) || '000'),
  (left(code, 6) || '000000')) AS above (region) GROUP BY 1, 2, 3;
INSERT INTO counts_regionmonth (region, word, month, category, n)
SELECT r.code, word, date_trunc('month', day)::date, category, sum(n) FROM counts_tally t
  JOIN regions_community c ON c.id = t.community_id JOIN regions_region r ON r.id = c.region_id GROUP BY 1, 2, 3, 4"""


def wrong_cells(community: int) -> list[WrongCell]:
    """Every cell of a community that is not what the rows say. As keeper."""
    found: list[WrongCell] = []
    with connection.cursor() as cursor:
        for recount in recounts:
            cursor.execute(_compare(recount) + " ORDER BY 2, 1, 4, 3", _facts(recount, community))
            found += [WrongCell(*row) for row in cursor.fetchall()]
    return found


def rebuild(community: Community) -> list[WrongCell]:
    """Set the counts of a community right; what was wrong is returned."""
    with cross_community("set the counts of a community right"):
        wrong = wrong_cells(community.id)
        with connection.cursor() as cursor:
            for recount in recounts:
                cursor.execute(CORRECT.format(compare=_compare(recount)), _facts(recount, community.id))
    fold()
    return wrong


def rebuild_regions() -> None:
    """The cells of sub-districts and districts anew from those of their communities. No fold runs meanwhile."""
    with cross_community("add up the counts of all communities"), connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
        cursor.execute(REGIONS)


def _compare(recount: Recount) -> str:
    return COMPARE.format(select=recount.select())


def _facts(recount: Recount, community: int) -> dict:
    return {"community": community, "prefix": recount.word}
