"""The pages of the clock: letting a case stand, asking above, the late lists; who may, what they say, what they cost."""

from datetime import timedelta

import pytest

from linli.engine.matters.models import Matter, Part
from linli.engine.matters.ticks import look_at_all
from linli.ground.base.clock import now, set_to, today
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import scope
from linli.work.cases.tests.test_pages import matter_of, send_report
from tests.makers import report
from tests.test_budgets import ask_unit, newest, selects

pytestmark = pytest.mark.django_db


def accepted(q, **more) -> Matter:
    send_report(q, **more)
    matter = matter_of(q)
    assert q.client("worker1").post(f"/cases/{matter.id}/accept/", {"client_key": uuid7()}).status_code == 302
    return matter


def page(client, url) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def test_a_case_stands_after_the_page_has_shown_what_will_happen_and_goes_on_by_a_tap(two):
    q = two.first
    matter, worker = accepted(q, category="D01"), q.client("worker1")
    url, until = f"/cases/{matter.id}/pause/", today() + timedelta(days=4)
    assert "停到哪天" in page(worker, url)
    form = {"waits_for": "material", "until": until.isoformat(), "said": "等新桶运到。"}
    shown = worker.post(url, form).content.decode()
    assert "还没有改" in shown and "等材料。等新桶运到。" in shown and not matter_of(q).is_paused
    assert worker.post(url, form | {"sure": "1"}).status_code == 302
    assert (matter_of(q).waits_for, matter_of(q).stage) == ("material", "owned")
    resident = page(q.client("resident"), f"/c/1/cases/{matter.id}/")
    assert "先停一停" in resident and "等新桶运到。" in resident and "接着办以后" in resident
    assert "接着办</button>" in page(worker, f"/cases/{matter.id}/")
    assert worker.post(url, form).status_code == 409
    assert worker.post(f"/cases/{matter.id}/resume/", {"client_key": uuid7()}).status_code == 302
    assert not matter_of(q).is_paused
    assert worker.post(f"/cases/{matter.id}/resume/", {"client_key": uuid7()}).status_code == 409


def test_what_may_not_stand_that_long_says_who_may(two):
    q = two.first
    matter = accepted(q, category="D01")
    form = {"waits_for": "funds", "until": (today() + timedelta(days=60)).isoformat(), "said": "等经费。"}
    answer = q.client("worker1").post(f"/cases/{matter.id}/pause/", form)
    assert answer.status_code == 422 and "请书记来挂账" in answer.content.decode()
    empty = q.client("worker1").post(f"/cases/{matter.id}/pause/", {})
    assert empty.status_code == 422 and not matter_of(q).is_paused


def test_those_above_are_asked_with_a_sentence_and_the_raiser_does_not_see_it(two):
    q = two.first
    matter, worker = accepted(q), q.client("worker1")
    assert "一网格包格支委" in page(worker, f"/cases/{matter.id}/above/")
    assert worker.post(f"/cases/{matter.id}/above/", {"said": "问不出井盖是谁家的。"}).status_code == 302
    assert "问不出井盖是谁家的。" in page(q.client("owner1"), f"/cases/{matter.id}/")
    assert "问不出井盖是谁家的。" not in page(q.client("resident"), f"/c/1/cases/{matter.id}/")
    assert "请您帮忙" in page(q.client("owner1"), "/notices/")


@pytest.mark.parametrize("word", ["pause", "above"])
@pytest.mark.parametrize(
    ("role", "code"), [("worker2", 404), ("resident", 403), ("unit", 403), ("owner1", 200), ("clerk", 200)]
)
def test_who_may_open_the_pages_of_the_clock(two, role, code, word):
    q = two.first
    matter = accepted(q)
    assert q.client(role).get(f"/cases/{matter.id}/{word}/").status_code == code


@pytest.mark.parametrize(
    ("role", "code"),
    [("secretary", 200), ("duty", 200), ("clerk", 200), ("worker1", 403), ("owner1", 403), ("resident", 403), ("unit", 403)],
)  # fmt: skip
def test_the_late_lists_are_for_who_sees_the_whole_community(two, role, code):
    assert two.first.client(role).get("/late/").status_code == code


def test_the_late_list_says_what_is_owed_whom_it_waits_for_and_who_knows(two):
    q = two.first
    send_report(q)
    ask_unit(q)
    with set_to(now() + timedelta(hours=30)):
        look_at_all()
        shown = page(q.client("secretary"), "/late/")
        three = page(q.client("secretary"), "/late/?tab=thrice")
        none = page(two.second.client("secretary"), "/late/")
    assert "晚了 1" in shown and "还没回话，还没办好" in shown and "等区市政所" in shown and "告诉了上面 1 级" in shown
    assert "晚过 2 次" in shown and "没有晚过三次的事" in three
    assert "没有晚了的事" in none and matter_of(q).title not in none
    assert "整张打印" in shown


def test_the_unit_sees_what_is_late_first(two):
    q = two.first
    send_report(q)
    ask_unit(q)
    with set_to(now() + timedelta(hours=25)):
        assert "有 1 件过了时间" in page(q.client("unit2"), "/asked/")


@pytest.mark.parametrize("tab", ["late", "today", "paused", "thrice", "verify"])
def test_a_late_list_asks_little_and_not_more_for_three_rows_than_for_one(two, tab):
    q = two.first
    columns = {
        "late": {"acknowledge_by": now() - timedelta(hours=1)},
        "today": {"due_at": now() + timedelta(seconds=30)},
        "paused": {
            "stage": "owned",
            "paused_at": now(),
            "paused_until": now() + timedelta(days=3),
            "waits_for": "funds",
        },
        "thrice": {"late_times": 3},
        "verify": {"stage": "done", "raised_by": None},
    }[tab]
    client, found = q.client("secretary"), []
    for rows in (1, 2):
        with scope([q.id]):
            for _n in range(rows):
                Matter.objects.filter(community_id=q.id, id=report(q).id).update(**columns)
        client.get(f"/late/?tab={tab}")
        found.append(selects(client, f"/late/?tab={tab}"))
    assert (found[0] == found[1], found[0] <= 12) == (True, True), found


@pytest.mark.parametrize(("role", "url"), [("worker1", "/cases/{id}/"), ("resident", "/c/1/cases/{id}/")])
def test_a_standing_case_costs_no_more_than_any(two, role, url):
    q = two.first
    matter = accepted(q, category="D01")
    form = {"waits_for": "funds", "until": (today() + timedelta(days=4)).isoformat(), "said": "等经费。", "sure": "1"}
    assert q.client("worker1").post(f"/cases/{matter.id}/pause/", form).status_code == 302
    client, address = q.client(role), url.format(id=newest(q).id)
    client.get(address)
    assert selects(client, address) <= 12
    assert Part.objects.filter(community_id=q.id).count() == 0
