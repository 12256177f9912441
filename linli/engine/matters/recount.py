"""What the trail says of the counts: an arrival at a stage counts one, an end that was left again takes one back.

The same words as `working.arrive` writes. A matter that was handed on waits again, but it was raised only once.
"""

from linli.engine.counts.recounting import Recount, recounts

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
