"""What the trail says of the counts: an arrival at a stage counts one, an end that was left again takes one back.

The same words as `working.arrive` writes. A matter that was handed on waits again, but it was raised only once.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from linli.engine.counts.actions import bump
from linli.engine.counts.recounting import Recount, recounts
from linli.engine.matters.kinds import CONFIRMED, ENDED, RAISED
from linli.engine.matters.models import Matter, Step
from linli.ground.base.clock import day_of

WALK = """
SELECT 'matters.' || w.stage AS word, w.day, w.grid_id, w.category, 1 AS n
  FROM (SELECT s.stage, (s.at AT TIME ZONE 'Asia/Shanghai')::date AS day, m.grid_id, m.category,
               lag(s.stage) OVER way AS before
          FROM matters_step s JOIN matters_matter m ON m.community_id = s.community_id AND m.id = s.matter_id
         WHERE s.community_id = %(community)s WINDOW way AS (PARTITION BY s.matter_id ORDER BY s.at, s.id)) w
 WHERE w.before IS DISTINCT FROM w.stage AND (w.stage <> 'raised' OR w.before IS NULL)
UNION ALL
SELECT 'matters.' || w.before, w.day, w.grid_id, w.category, -1
  FROM (SELECT s.stage, (s.at AT TIME ZONE 'Asia/Shanghai')::date AS day, m.grid_id, m.category,
               lag(s.stage) OVER way AS before
          FROM matters_step s JOIN matters_matter m ON m.community_id = s.community_id AND m.id = s.matter_id
         WHERE s.community_id = %(community)s WINDOW way AS (PARTITION BY s.matter_id ORDER BY s.at, s.id)) w
 WHERE w.before IN ('confirmed', 'ended') AND w.stage <> w.before"""

recounts.add(Recount("matters.", WALK))


def move_counts(matter: Matter, *, grid: UUID | None, category: str) -> None:
    """What this matter was counted for so far goes along to its new grid or category, each on its own day.

    Called before its row changes: a count is of what the matter is, not of what somebody first took it for.
    """
    there = {"grid": grid, "category": category}
    if there == {"grid": matter.grid_id, "category": matter.category}:
        return
    for word, day, n in walked(matter):
        bump(matter.community_id, word, n=-n, grid=matter.grid_id, category=matter.category, day=day)
        bump(matter.community_id, word, n=n, day=day, **there)


def walked(matter: Matter) -> Iterator[tuple[str, date, int]]:
    """(word, day, n) of one matter, by its steps so far: the rule of `WALK` for one."""
    before = ""
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter).order_by("at", "id")
    for stage, at in steps.values_list("stage", "at"):
        if stage != before and (stage != RAISED or not before):
            yield f"matters.{stage}", day_of(at), 1
        if stage != before and before in (CONFIRMED, ENDED):
            yield f"matters.{before}", day_of(at), -1
        before = stage
