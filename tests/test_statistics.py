"""A join right after the roster of a whole community came in is planned for thousands of rows, not for one."""

import json
import time

import pytest
from django.db import connection

from linli.engine.papers.actions import import_now
from linli.engine.papers.tests.test_import import CLEAN
from linli.ground.access.actor import the_clock
from linli.ground.base.scope import scope
from linli.ground.base.statistics import refresh_stale
from linli.ground.people.models import Membership
from tests import town

WANTED = {"people_person", "people_household", "people_membership", "people_spell", "places_place"}


def joined(community: int):
    """Everybody with his household: the join of every list of people."""
    return Membership.objects.filter(community_id=community, valid_to=None).select_related("person", "household")


def plan_of(community: int) -> tuple[int, float]:
    """How many rows the planner expects, and how long the join takes."""
    sql, values = joined(community).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}", values)
        (answer,) = cursor.fetchone()
    plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]
    return plan["Plan"]["Plan Rows"], plan["Execution Time"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_join_right_after_an_import_is_planned_for_what_is_there(files_folder):
    id = town.build().first.id
    import_now(id, CLEAN, word="roster", actor=the_clock(id))
    connection.close()  # what a transaction counted is told when its connection rests
    time.sleep(1.1)
    began = time.monotonic()
    told = set(refresh_stale())
    took = time.monotonic() - began
    with scope([id]):
        expected, spent = plan_of(id)
        rows = len(joined(id))
    print(
        f"analysed {len(told)} tables in {took * 1000:.0f} ms; join of {rows} rows: expected {expected}, {spent:.1f} ms"
    )
    assert (WANTED - told, rows, took < 5, refresh_stale()) == (set(), 5229, True, [])
    assert 0.5 < expected / rows < 2
    assert spent < 500
