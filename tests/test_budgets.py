"""How many questions a page may ask the database: counted, not timed, and the same with one row and with three."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.matters.models import Matter, Part
from linli.front.desks import keeping
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community
from linli.work.cases.tests.test_pages import send_report
from tests import query_lint

pytestmark = pytest.mark.django_db

LIST, TODAY = 12, 20


def selects(client, url) -> int:
    """SELECTs of one request, session, account, standing and actor included; of 今天 as if nobody had opened it yet."""
    keeping.forget()
    with CaptureQueriesContext(connection) as caught:
        answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return sum(
        1 for q in caught.captured_queries if re.match(r"\(?SELECT", q["sql"]) and "current_setting" not in q["sql"]
    )


def newest(q) -> Matter:
    with cross_community("look at what the page wrote"), query_lint.off():
        return Matter.objects.filter(community_id=q.id).order_by("-raised_at").first()


def ask_unit(q):
    matter, worker = newest(q), q.client("worker1")
    facts = {"body": q.bodies["unit2"].id, "words": "请来看看。", "hours": 24, "client_key": uuid7()}
    assert worker.post(f"/cases/{matter.id}/ask/", facts).status_code == 302


PAGES = [
    ("worker1", "/today/", TODAY), ("secretary", "/today/", TODAY), ("worker1", "/cases/", LIST), ("secretary", "/cases/", LIST),
    ("secretary", "/notices/", LIST), ("resident", "/c/1/mine/", LIST), ("resident", "/c/1/", LIST), ("unit2", "/asked/", LIST),
    ("worker1", "/cases/{id}/", LIST), ("resident", "/c/1/cases/{id}/", LIST), ("unit2", "/asked/{part}/", LIST),
]  # fmt: skip


@pytest.mark.parametrize(("role", "url", "most"), PAGES)
def test_a_page_asks_little_and_not_more_for_three_rows_than_for_one(two, role, url, most):
    q = two.first
    send_report(q)
    ask_unit(q)
    with cross_community("look at what the page wrote"), query_lint.off():
        part = Part.objects.filter(community_id=q.id).first()
    address = url.format(id=newest(q).id, part=part.id)
    client = q.client(role)
    client.get(address)  # a template is read once
    one = selects(client, address)
    for _ in range(2):
        send_report(q)
        ask_unit(q)
    three = selects(client, address)
    assert (one == three, one <= most) == (True, True), (
        f"{address}: {one} with one row, {three} with three, {most} allowed"
    )
