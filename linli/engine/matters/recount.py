"""What the trail says of the counts: an arrival at a stage counts one, an end that was left again takes one back.

How it ended is counted by itself, by the move that said so. The same words as `working.arrive` writes. A matter that was handed on waits again, but it was raised only once.
"""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from linli.engine.counts.actions import bump
from linli.engine.counts.recounting import Recount, recounts
from linli.engine.matters.kinds import CONFIRMED, ENDED, RAISED, Outcome, kinds
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

ENDS = """
WITH ends (kind, word, outcome) AS (VALUES {ends}),
     walk AS (SELECT s.matter_id, s.at, s.id, s.stage, m.grid_id, m.category, e.outcome AS said,
                     lag(s.stage) OVER way AS before
                FROM matters_step s JOIN matters_matter m ON m.community_id = s.community_id AND m.id = s.matter_id
                LEFT JOIN ends e ON e.kind = m.kind AND e.word = s.word
               WHERE s.community_id = %(community)s WINDOW way AS (PARTITION BY s.matter_id ORDER BY s.at, s.id)),
     turns AS (SELECT *, coalesce(said, CASE stage WHEN 'confirmed' THEN 'confirmed' ELSE '' END) AS outcome
                 FROM walk WHERE said IS NOT NULL OR before IS DISTINCT FROM stage),
     pairs AS (SELECT (at AT TIME ZONE 'Asia/Shanghai')::date AS day, grid_id, category, outcome,
                      coalesce(lag(outcome) OVER (PARTITION BY matter_id ORDER BY at, id), '') AS had FROM turns)
SELECT 'outcomes.' || outcome AS word, day, grid_id, category, 1 AS n FROM pairs WHERE outcome <> had AND outcome <> ''
UNION ALL
SELECT 'outcomes.' || had, day, grid_id, category, -1 FROM pairs WHERE outcome <> had AND had <> ''"""


def ends_walked() -> str:
    """`ENDS` with the moves that say how a matter ends, of all kinds there are."""
    ends = [f"('{kind.word}', '{m.word}', '{m.outcome}')" for kind in kinds for m in kind.moves if m.outcome]
    return ENDS.format(ends=", ".join(ends))


recounts.add(Recount("matters.", lambda: WALK))
recounts.add(Recount("outcomes.", ends_walked))


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
    """(word, day, n) of one matter, by its steps so far: the rules of `WALK` and `ENDS` for one."""
    before = had = ""
    ends = {m.word: m.outcome for m in kinds[matter.kind].moves if m.outcome}
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter).order_by("at", "id")
    for word, stage, at in steps.values_list("word", "stage", "at"):
        outcome = ends.get(word) or (had if stage == before else Outcome.CONFIRMED if stage == CONFIRMED else "")
        if outcome != had:
            yield from ((f"outcomes.{end}", day_of(at), n) for end, n in ((had, -1), (outcome, 1)) if end)
        had = outcome
        if stage != before and (stage != RAISED or not before):
            yield f"matters.{stage}", day_of(at), 1
        if stage != before and before in (CONFIRMED, ENDED):
            yield f"matters.{before}", day_of(at), -1
        before = stage
