"""The inbox by day, what is new, one that is opened, and how one wants to hear."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.notices.actions import tell
from linli.engine.notices.models import Notice, Way
from linli.engine.notices.queries import addressed_to, unread_of
from tests.makers import ask, report

pytestmark = pytest.mark.django_db


def text(answer) -> str:
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def q(two):
    return two.first


def test_opening_a_notice_marks_it_read_and_leads_to_its_matter(q, as_community):
    with as_community(q.id):
        matter = report(q)
        notice = Notice.objects.get(community_id=q.id, post_id=matter.owner_id)
    client = q.client("worker1")
    assert matter.number in text(client.get("/notices/?new=1"))
    assert client.get(f"/notices/{notice.id}/").url == f"/go/{matter.id}/"
    assert "都看过了" in text(client.get("/notices/?new=1"))
    assert q.client("worker2").get(f"/notices/{notice.id}/").status_code == 404


def test_a_unit_is_told_what_it_is_asked_and_led_to_it(q, as_community):
    with as_community(q.id):
        part = ask(q, report(q))
    unit = q.client("unit2")
    with as_community(scopes=q.actor("unit2").scopes):
        notice = addressed_to(q.actor("unit2")).get()
        assert unread_of(q.actor("unit2")) == 1
    assert "井盖破损" in text(unit.get("/notices/"))
    assert unit.get(unit.get(f"/notices/{notice.id}/").url).url == f"/asked/{part.id}/"
    assert q.client("unit").get(f"/notices/{notice.id}/").status_code == 404
    unit.post("/notices/read/")
    assert "有 1 条新提醒" not in text(unit.get("/asked/"))


def test_how_one_wants_to_hear_is_kept_and_what_is_wrong_stands_on_the_form(q):
    client, form = (
        q.client("worker1"),
        {"mail": "ma@example.org", "digest_hour": "18", "quiet_from": "22:00", "quiet_to": "06:30"},
    )
    assert text(client.get("/notices/how/"))
    assert client.post("/notices/how/", form | {"mail": "nonsense"}).status_code == 422
    assert client.post("/notices/how/", form).status_code == 302
    way = Way.objects.get(account_id=q.accounts["worker1"].id)
    assert (way.mail, way.digest_hour, f"{way.quiet_from:%H:%M}", f"{way.quiet_to:%H:%M}") == (
        "ma@example.org", 18, "22:00", "06:30",
    )  # fmt: skip


def test_the_inbox_costs_the_same_with_one_row_and_with_three(q, as_community):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text(client.get("/notices/"))
        return sum(e["sql"].startswith("SELECT") for e in asked)

    client, costs = q.client("worker1"), []
    client.get("/today/")  # the first page of a session asks once how long one may be away
    for _ in range(3):
        with as_community(q.id):
            tell(q.id, "matter_raised", post=q.posts["worker1"].id, number="1-26-0001", title="井盖裂了")
        costs.append(cost())
    assert (costs[0] == costs[2], costs[0] <= 12) == (True, True)
