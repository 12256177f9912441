"""Fold loose deltas into cells. One statement, so that two folders at once lose nothing and count nothing twice."""

from django.db import connection

from linli.ground.base.scope import cross_community

ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('counts.fold'))"
FOLD = """
WITH gone AS (DELETE FROM counts_tallydelta RETURNING community_id, word, day, grid_id, category, n),
     sums AS (SELECT community_id, word, day, grid_id, category, sum(n) AS n FROM gone GROUP BY 1, 2, 3, 4, 5),
     coded AS (SELECT r.code, s.word, s.day, s.category, s.n FROM sums s
               JOIN regions_community c ON c.id = s.community_id JOIN regions_region r ON r.id = c.region_id),
     days AS (INSERT INTO counts_regionday (region, word, day, n)
              SELECT above.region, word, day, sum(n) FROM coded, LATERAL (VALUES (code), (left(code, 9) || '000'),
                     (left(code, 6) || '000000')) AS above (region) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
              ON CONFLICT (region, word, day) DO UPDATE SET n = counts_regionday.n + excluded.n),
     months AS (INSERT INTO counts_regionmonth (region, word, month, category, n)
                SELECT code, word, date_trunc('month', day)::date, category, sum(n) FROM coded
                GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
                ON CONFLICT (region, word, month, category) DO UPDATE SET n = counts_regionmonth.n + excluded.n)
INSERT INTO counts_tally (id, community_id, word, day, grid_id, category, n)
SELECT gen_random_uuid(), community_id, word, day, grid_id, category, n FROM sums ORDER BY 2, 3, 4, 5, 6
ON CONFLICT (community_id, word, day, grid_id, category) DO UPDATE SET n = counts_tally.n + excluded.n"""


def fold() -> None:
    """Everything loose, in every community."""
    with cross_community("fold the deltas of all communities"), connection.cursor() as cursor:
        cursor.execute(ONE_AT_A_TIME)
        cursor.execute(FOLD)
