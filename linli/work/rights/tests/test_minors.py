"""The report on minors' data says what the rows say."""

from datetime import date

import pytest

from linli.ground.access.models import ReadLog
from linli.ground.base.clock import now, today
from linli.ground.people.queries import open_person
from linli.work.rights.actions.answering import agree_to_open, refuse_to_open
from linli.work.rights.minors import MinorsReport, report_of
from linli.work.rights.tests.makers import add_post, ask, ask_opening, family

pytestmark = pytest.mark.django_db


def test_the_years_figures_equal_the_records(two, as_community):
    q = two.first
    add_post(q, "child_officer", "儿童主任", "child_officer")
    with as_community(q.id):
        _parent, child, _account = family(q)
        ask(q, child, sort="erase", words="请删掉学校。", asked_as="guardian")
        _other, second, _account = family(q, room="302")
        granted, refused = ask_opening(q, child), ask_opening(q, second)
        ask_opening(q, second, role="worker1", purpose="走访")
        agree_to_open(granted, actor=q.actor("child_officer"), said="")
        refuse_to_open(refused, actor=q.actor("child_officer"), said="用不着看。")
        open_person(q.actor("worker1"), child.id, to="入学登记")
        ReadLog.objects.create(
            community_id=q.id, account_id=q.accounts["worker2"].id, post_id=q.posts["worker2"].id, purpose="走访",
            subjects=[second.id], at=now(),
        )  # fmt: skip
        ReadLog.objects.create(  # an approval for one child opens no other
            community_id=q.id, account_id=q.accounts["worker1"].id, post_id=q.posts["worker1"].id, purpose="走访",
            subjects=[second.id], at=now(),
        )  # fmt: skip
        assert report_of(q.id, today().year) == MinorsReport(
            year=today().year, kept=2, under_14=2, asked=3, granted=1, refused=1, withdrawn=0, waiting=1, taken_back=0,
            running=1, readings=3, uncovered=2, emergencies=0, consents_given=0, consents_withdrawn=0, requests=1,
            requests_erase=1, requests_late=0,
        )  # fmt: skip
        assert report_of(q.id, 2015).kept == 0
    with as_community(two.second.id):
        assert report_of(two.second.id, today().year).asked == 0


@pytest.mark.parametrize(("role", "status"), [("secretary", 200), ("clerk", 403), ("worker1", 403), ("resident", 403)])
def test_the_secretary_reads_it_others_do_not(two, role, status):
    client = two.first.client(role)
    assert client.get("/minors/").status_code == status
    if status == 200:
        told = client.get("/minors/?format=json").json()
        assert told == {name: told[name] for name in MinorsReport.__slots__} and told["kept"] == 0
        assert client.get("/minors/?year=1800").context["report"].year == date.today().year
