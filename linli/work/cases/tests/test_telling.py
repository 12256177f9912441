"""Who has no account is told by mouth: the list, the sheet, the tick that goes into the trail."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.queries import find_matter
from linli.engine.notices.models import Errand
from linli.ground.access.models import ReadLog
from linli.ground.base.scope import cross_community
from tests.makers import report, trail

pytestmark = pytest.mark.django_db
PHONE = "15409700001"


@pytest.fixture
def q(two):
    return two.first


@pytest.fixture
def told_at_the_window(q, as_community):
    """A matter written down for somebody without an account, and then taken on."""
    with as_community(q.id):
        matter = report(q, "clerk", source="window", called="秦大爷", phone=PHONE)
        accept(q, matter)
        return matter


def accept(q, matter, role="worker1"):
    actor = q.actor(role)
    take_step(find_matter(actor, matter.id), "accept", actor=actor)


def errands():
    with cross_community("a test looks at the errands"):
        return list(Errand.objects.order_by("at").values_list("word", "told_how"))


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_who_cannot_read_it_himself_is_told_by_mouth(q, as_community, told_at_the_window):
    with as_community(q.id):
        for more in ({}, {"role": "clerk", "source": "window"}):  # his own account; nobody to be reached
            accept(q, report(q, **more))
    assert errands() == [("case_accept", "")]


def test_the_latest_step_takes_the_place_of_one_not_yet_told(q, as_community, told_at_the_window):
    with as_community(q.id):
        actor = q.actor("worker1")
        take_step(find_matter(actor, told_at_the_window.id), "refer", actor=actor, said="归供电，打他们的电话。")
    assert errands() == [("case_refer", "")]


def test_the_grid_worker_ticks_it_off_and_the_trail_says_so(q, as_community, told_at_the_window):
    client = q.client("worker1")
    page = text(client.get("/tell/"))
    assert ("秦大爷" in page, "有人管了" in page, PHONE in page) == (True, True, False)
    with cross_community("find the errand"):
        errand = Errand.objects.get()
    answers = [client.post(f"/tell/{errand.id}/", {"how": how}).status_code for how in ("shout", "door", "phone")]
    assert (answers, errands()) == ([422, 302, 409], [("case_accept", "door")])
    with as_community(q.id):
        assert trail(told_at_the_window) == ["raise", "accept", "told"]
    assert "没有要当面说的" in text(client.get("/tell/"))
    assert "当面或打电话告诉了报事的人" in text(client.get(f"/cases/{told_at_the_window.id}/"))


@pytest.mark.parametrize(("role", "sees"), [("clerk", True), ("worker1", True), ("worker2", False)])
def test_the_window_sees_all_and_a_grid_its_own(q, told_at_the_window, role, sees):
    assert ("秦大爷" in text(q.client(role).get("/tell/"))) is sees


@pytest.mark.parametrize("role", ["resident", "unit"])
def test_the_list_is_not_for_outsiders(q, told_at_the_window, role):
    assert [q.client(role).get(a).status_code for a in ("/tell/", "/tell/print/")] == [403, 403]


def test_phones_are_on_the_sheet_only_when_asked_for_and_that_is_a_reading(q, told_at_the_window):
    client = q.client("worker1")
    plain, full = text(client.get("/tell/print/")), text(client.post("/tell/print/"))
    with cross_community("a test reads the log"):
        read = [(r.purpose, r.subjects) for r in ReadLog.objects.filter(purpose="tell")]
    assert (PHONE in plain, PHONE in full, read) == (False, True, [("tell", [told_at_the_window.id])])


def test_the_list_costs_the_same_with_one_row_and_with_three(q, as_community, told_at_the_window):
    def cost():
        with CaptureQueriesContext(connection) as asked:
            text(client.get("/tell/"))
        return sum(e["sql"].startswith("SELECT") for e in asked)

    client = q.client("worker1")
    client.get("/today/")  # the first page of a session asks once how long one may be away
    one = cost()
    with as_community(q.id):
        for _ in range(2):
            accept(q, report(q, "clerk", source="phone", called="罗婶", phone=PHONE))
    assert (cost(), one <= 12) == (one, True)
