"""今天 for each role: its cards, its numbers, and that what is kept never hides what just happened."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.queries import find_matter
from linli.front.desks.panels import in_full_rows
from linli.ground.base.clock import now
from linli.work.cases.models import Outside
from tests.makers import report

pytestmark = pytest.mark.django_db


def cards(client, url="/today/") -> list[str]:
    page = client.get(url).content.decode()
    return re.findall(r'<section class="card c\d+ fill" aria-labelledby="(\w+)">', page)


def test_each_role_has_its_cards(two):
    q = two.first
    own = ["grids", "due", "waiting", "done", "helpers"]
    whole = ["grids", "due", "waiting", "done", "helpers", "whom", "hotline", "month"]
    for role, expected in (("secretary", whole), ("duty", whole), ("clerk", whole), ("worker1", own), ("owner1", own)):
        assert [c for c in cards(q.client(role)) if c != "vacancies"] == expected, role
    assert q.client("unit").get("/today/").headers["Location"] == "/asked/"
    assert q.client("resident").get("/today/").headers["Location"] == "/c/1/"


@pytest.mark.parametrize(
    "widths, full",
    [([8, 4], [8, 4]), ([4, 4], [6, 6]), ([8], [12]), ([4, 4, 4, 8], [4, 4, 4, 12]), ([8, 4, 4], [8, 4, 12]), ([], [])],
)
def test_rows_of_cards_have_no_hole(widths, full):
    assert in_full_rows(widths) == full


def test_what_just_happened_is_on_the_desk_at_once(two, as_community):
    """The desk is kept while nothing changes; a step, a vacancy or an order changes it for everybody."""
    q = two.first
    client = q.client("secretary")
    assert "没有等人接的事" in client.get("/today/").content.decode()
    with as_community(q.id):
        matter = report(q, photos=0, words="井盖裂了。")
    page = client.get("/today/").content.decode()
    assert ("井盖裂了" in page, "没有等人接的事" in page) == (True, False)
    with as_community(q.id):
        take_step(find_matter(q.actor("worker1"), matter.id), "accept", actor=q.actor("worker1"))
    assert "没有等人接的事" in client.get("/today/").content.decode()
    with as_community(q.id):
        Outside.objects.create(community=q.community, matter=matter, source="hotline", number="H-77", received_at=now())
        report(q, photos=0)
    assert "H-77" in client.get("/today/").content.decode()


def test_nobody_gets_a_desk_that_was_kept_for_somebody_else(two, as_community):
    q, other = two.both
    with as_community(q.id):
        report(q, photos=0, grid=1, words="二网格的井盖。")
    assert "二网格的井盖" in q.client("secretary").get("/today/").content.decode()
    for stranger in (q.client("worker1"), other.client("secretary")):
        assert "二网格的井盖" not in stranger.get("/today/").content.decode()


def test_a_desk_that_is_kept_asks_few_questions(two):
    client = two.first.client("secretary")
    client.get("/today/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/today/")
    # session, account, standings, community, marks, late, unread
    sqls = [q["sql"] for q in asked.captured_queries]
    assert sum(s.startswith("SELECT") and "current_setting" not in s for s in sqls) == 7


def test_the_map_leads_to_the_lists_and_says_nothing_of_grids_that_are_not_ones_own(two, as_community):
    q = two.first
    with as_community(q.id):
        report(q, photos=0)
        report(q, photos=0, grid=1)
    whole, own = (q.client(role).get("/map/").content.decode() for role in ("clerk", "worker1"))
    pattern = r'<a href="/cases/\?tab=todo&amp;grid=(\d)">'
    assert (re.findall(pattern, whole), re.findall(pattern, own)) == (["1", "2"], ["1"])
    assert q.client("resident").get("/map/").status_code == 403
