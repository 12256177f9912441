"""The page of a household in a community of 500 residents and in one of 20,000: CPU, and what the planner does for it.

    LINLI_DATA=$(mktemp -d /tmp/linli-bench-XXXX) .venv/bin/python -m bench.household

Goal: the larger costs at most 1.3 times the smaller (medians of 200, turn by turn in one run), by the same plan nodes.
"""

import json
import statistics
import sys
import tempfile
from pathlib import Path

from bench import gen_roster
from bench.pages import TIMES, Meter, become_app, prepare

SMALL, LARGE = 500, 20_000


def bring_in(q, rows: int) -> list:
    """A roster of so many rows through the product's own importer; gives the pages of its households."""
    from linli.engine.papers.actions import import_now
    from linli.ground.access.actor import the_clock
    from linli.ground.base.scope import cross_community
    from linli.ground.people.models import Spell

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "roster.xlsx"
        gen_roster.write(file, rows)
        import_now(q.id, file, actor=the_clock(q.id))
    with cross_community("the bench looks for households"):
        homes = (
            Spell.objects.filter(community_id=q.id, valid_to=None).order_by("id").values_list("household_id", flat=True)
        )
        return [f"/homes/{id}/" for id in homes[: TIMES + 20]]


def nodes_of(client, address: str) -> list[str]:
    """What the planner does for each SELECT of the page, without figures."""
    from django.db import connection

    asked = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("SELECT", "WITH")):
            asked.append((sql, params, connection.connection and _standing(connection)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        client.get(address)
    return [plan for sql, params, standing in asked for plan in [_explained(connection, sql, params, standing)] if plan]


def _standing(connection):
    with connection.connection.cursor() as cursor:
        return cursor.execute("select current_setting('app.community', true)").fetchone()[0]


def _explained(connection, sql, params, standing) -> str:
    from django.db import transaction

    with transaction.atomic(), connection.connection.cursor() as cursor:
        cursor.execute("select set_config('app.community', %s, true)", [standing or ""])
        plan = cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params).fetchone()[0]
    return " ".join(_walk((plan if isinstance(plan, list) else json.loads(plan))[0]["Plan"]))


def _walk(node):
    yield node["Node Type"] + (f"({node['Relation Name']})" if "Relation Name" in node else "")
    for below in node.get("Plans", ()):
        yield from _walk(below)


def main():
    prepare()
    from linli.ground.base.scope import scope
    from tests import town

    two = town.build()
    towns = (two.first, two.second)
    pages = [bring_in(q, rows) for q, rows in zip(towns, (LARGE, SMALL), strict=True)]
    become_app()
    with scope({two.first.id}):
        pass
    meter, spent = Meter(), ([], [])
    clients = [q.client("secretary") for q in towns]
    plans = []
    for client, addresses in zip(clients, pages, strict=True):
        assert client.get(addresses[0]).status_code == 200
        plans.append(nodes_of(client, addresses[1]))
    for turn in range(TIMES + 20):
        for client, addresses, its in zip(clients, pages, spent, strict=True):
            begun = meter.now()
            client.get(addresses[turn % len(addresses)])
            if turn >= 20:
                its.append(meter.now() - begun)
    large, small = map(statistics.median, spent)
    print(f"household page: {small:.2f} ms at {SMALL}, {large:.2f} ms at {LARGE} residents: {large / small:.2f} times")
    differing = [pair for pair in zip(*plans, strict=True) if len(set(pair)) > 1]
    print("the same plan nodes" if not differing else f"{len(differing)} plans differ:")
    for at_large, at_small in differing:
        print(f"  at {LARGE}: {at_large}\n  at {SMALL}: {at_small}")


if __name__ == "__main__":
    sys.exit(main())
