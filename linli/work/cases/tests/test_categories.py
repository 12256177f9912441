"""What a category is here: inherited until the secretary decides otherwise, with a source; dropped, inherited again."""

import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.ground.regions.models import Community
from linli.work.cases.catalogue import shipped
from linli.work.cases.models import Category
from linli.work.cases.queries import categories_of, offered
from linli.work.cases.words import Lead

pytestmark = pytest.mark.django_db
DECIDED = {
    "name": "电梯坏了", "name_en": "lift", "urgency": "U1", "lead": "P", "helpers": ["MS"], "questions": "困着人吗？",
    "call_first": ["119"], "department": "", "department_phone": "", "acknowledge": "", "answer": "", "close": "2wd",
    "known_as": "电梯，升降机", "source": "居民会议 2026-11-20",
}  # fmt: skip


def here(q):
    return Community.objects.select_related("region").get(id=q.id)


def test_every_category_that_comes_with_the_program_is_whole():
    rows = shipped()
    leads = {word for row in rows for word in (row["lead"], *row["helpers"].split())}
    assert (len(rows), len({row["group"] for row in rows})) == (68, 12)
    assert leads <= set(Lead)
    assert [r["code"] for r in rows if r["restricted"]] == ["G05", "I04", "I08", "L05"]
    assert [r["code"] for r in rows if r["not_ours"] and not (r["department"] and r["department_phone"])] == []
    assert [r["code"] for r in rows if len(r["questions"]) > 3 or not (r["name_en"] and r["group_en"])] == []
    assert [r["code"] for r in rows if r["urgency"] == "U0" and not r["call_first"]] == []


def test_the_secretary_decides_what_it_is_here_and_next_door_nothing_changes(two):
    q, client = two.first, two.first.client("secretary")
    asked = client.post("/categories/A02/", DECIDED)
    assert "还没有改" in asked.content.decode() and "电梯故障 → 电梯坏了" in asked.content.decode()
    assert categories_of(here(q))["A02"].name == "电梯故障"
    assert client.post("/categories/A02/", DECIDED | {"sure": "1"}).status_code == 302
    row = categories_of(here(q))["A02"]
    assert (row.name, row.helpers, row.questions, row.limits, row.known_as, row.source, row.region.code) == (
        "电梯坏了", "MS", ["困着人吗？"], {"close": "2wd"}, "电梯 升降机", "居民会议 2026-11-20", "610603001002",
    )  # fmt: skip
    assert categories_of(here(two.second))["A02"].name == "电梯故障"
    client.post("/categories/A02/reset/", {"sure": "1"})
    assert categories_of(here(q))["A02"].name == "电梯故障"


def test_one_more_is_added_and_ended_and_offered_again(two):
    q, client = two.first, two.first.client("secretary")
    client.post("/categories/new/", DECIDED | {"group": "A", "name": "晾衣架"})
    assert (offered(here(q))["A09"].name, offered(here(q))["A09"].group) == ("晾衣架", "物业与房屋")
    assert client.post("/categories/new/", DECIDED | {"group": "A", "name": "晾衣架"}).status_code == 422
    end = {"source": "没人报了", "sure": "1"}
    client.post("/categories/A09/end/", end)
    assert ("A09" in offered(here(q)), "A09" in categories_of(here(q))) == (False, True)
    client.post("/categories/A09/end/", end)
    assert "A09" in offered(here(q))
    assert client.post("/categories/L06/end/", end).status_code == 422


def test_what_the_law_guards_cannot_be_opened_and_not_ours_names_the_department(two):
    client = two.first.client("secretary")
    assert client.post("/categories/G05/", DECIDED | {"sure": "1"}).status_code == 422
    assert client.post("/categories/A02/", DECIDED | {"not_ours": "on", "sure": "1"}).status_code == 422
    assert client.post("/categories/A02/", DECIDED | {"questions": "一？\n二？\n三？\n四？"}).status_code == 422
    assert client.post("/categories/A02/", DECIDED | {"close": "很快"}).status_code == 422
    assert client.get("/categories/Z99/").status_code == 404


@pytest.mark.parametrize("role, sees, changes", [
    ("secretary", 200, 200), ("clerk", 200, 403), ("worker1", 403, 403), ("unit", 403, 403), ("resident", 403, 403),
])  # fmt: skip
def test_who_sees_and_who_changes(two, role, sees, changes):
    client = two.first.client(role)
    urls = ("/categories/", "/categories/A02/", "/categories/new/", "/categories/A02/end/", "/categories/A02/reset/")
    assert [client.get(url).status_code for url in urls] == [sees, *[changes] * 4]


def test_the_list_asks_as_much_for_many_as_for_few(two, as_keeper):
    client = two.first.client("secretary")
    with CaptureQueriesContext(connection) as asked:
        client.get("/categories/")
    assert sum(query["sql"].startswith("SELECT") for query in asked) <= 12


def test_categories_of_an_older_program_learn_what_they_lack_and_what_was_decided_stays(two, as_keeper):
    with as_keeper():
        Category.objects.filter(code__in=("A02", "B01")).update(questions=[], known_as="", lead="C", helpers="")
        Category.objects.filter(code="B01").update(source="市里定的")
        say_more = importlib.import_module("linli.work.cases.migrations.0005_shipped_categories_say_more").say_more
        say_more(apps, None)
        say_more(apps, None)
    rows = {c.code: c for c in Category.objects.filter(code__in=("A02", "B01"))}
    assert (rows["A02"].lead, rows["A02"].helpers, len(rows["A02"].questions)) == ("P", "MS FR", 2)
    assert (rows["B01"].lead, rows["B01"].questions) == ("C", [])
