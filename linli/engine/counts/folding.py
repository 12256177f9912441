"""Fold loose deltas into cells. One statement, so that two folders at once lose nothing and count nothing twice."""

from django.db import connection

from linli.ground.base.scope import cross_community

FOLD = """
WITH gone AS (DELETE FROM counts_tallydelta RETURNING community_id, word, day, grid_id, category, n),
     sums AS (SELECT community_id, word, day, grid_id, category, sum(n) AS n FROM gone GROUP BY 1, 2, 3, 4, 5)
INSERT INTO counts_tally (id, community_id, word, day, grid_id, category, n)
SELECT gen_random_uuid(), community_id, word, day, grid_id, category, n FROM sums ORDER BY 2, 3, 4, 5, 6
ON CONFLICT (community_id, word, day, grid_id, category) DO UPDATE SET n = counts_tally.n + excluded.n"""


def fold() -> None:
    """Everything loose, in every community."""
    with cross_community("fold the deltas of all communities"), connection.cursor() as cursor:
        cursor.execute(FOLD)
