"""The lives of a data request and of an opening, told as they are lived."""

from datetime import timedelta

import pytest

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Part
from linli.engine.matters.queries import find_matter
from linli.engine.matters.ticks import close_all_unanswered, look_at_all
from linli.ground.access.models import Grant, ReadLog
from linli.ground.base.clock import now, set_to
from linli.ground.base.errors import Invalid, NeedsApproval, NotThere, Refused
from linli.ground.people.queries import find_person, open_person
from linli.work.rights.actions.answering import agree_to_open, answer_request, end_opening, refuse_to_open
from linli.work.rights.models import DataRequest
from linli.work.rights.tests.makers import add_post, ask, ask_opening, family, fresh, trail

pytestmark = pytest.mark.django_db


def test_life_of_a_data_request_that_is_granted_after_a_second_look(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent)
        secretary, me = q.actor("secretary"), q.actor("parent")
        assert (matter.owner, matter.restricted, matter.person_id) == (q.posts["secretary"], True, parent.id)
        take_step(find_matter(secretary, matter.id), "accept", actor=secretary)
        answer_request(matter, "refuse", actor=secretary, said="户口本上就是这样写的。")
        take_step(find_matter(me, matter.id), "back", actor=me, said="户口本上月换了。")
        answer_request(matter, "fulfil", actor=secretary, said="看过新的户口本，改好了。")
        take_step(find_matter(me, matter.id), "agree", actor=me)
        assert trail(matter) == ["raise", "accept", "refuse", "back", "fulfil", "agree"]
        done = fresh(matter)
        assert (done.stage, done.outcome) == ("confirmed", "confirmed")
        asked = DataRequest.objects.get(community_id=q.id, matter=matter)
        assert (asked.granted, asked.answer) == (True, "看过新的户口本，改好了。")


def test_it_is_due_in_fifteen_working_days_and_closes_when_the_answer_is_not_answered(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent, sort="explain", words="为什么记我的工作单位？")
        assert timedelta(days=19) < matter.due_at - now() < timedelta(days=40)
        answer_request(matter, "fulfil", actor=q.actor("secretary"), said="为了联系上门的时间。")
    with set_to(now() + timedelta(days=8)):
        close_all_unanswered()
    with as_community(q.id):
        assert (fresh(matter).outcome, trail(matter)) == ("unanswered", ["raise", "fulfil", "close"])


def test_a_request_that_is_late_goes_to_the_secretary_and_not_out_of_the_house(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent, role="secretary", asked_as="helper")
    for days in (60, 90, 120):
        with set_to(now() + timedelta(days=days)):
            look_at_all()
    with as_community(q.id):
        late = fresh(matter)
        assert (late.late_times, late.gone_up, late.owner, trail(matter)) == (
            1,
            1,
            q.posts["duty"],
            ["raise", "escalate"],
        )
        assert Part.objects.filter(community_id=q.id).count() == 0


def test_who_asked_never_answers_himself(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent, role="secretary", asked_as="helper")
        assert matter.owner == q.posts["duty"]
        with pytest.raises(Refused):
            answer_request(matter, "fulfil", actor=q.actor("secretary"), said="好的好的。")


@pytest.mark.parametrize(
    ("role", "asked_as"), [("neighbour", "self"), ("parent", "guardian"), ("resident", "guardian")]
)
def test_nobody_asks_for_another(two, as_community, role, asked_as):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        with pytest.raises(Refused):
            ask(q, parent, role=role, asked_as=asked_as)


def test_a_guardian_asks_for_his_child_and_relatives_only_for_who_has_died(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, child, _account = family(q)
        assert ask(q, child, asked_as="guardian").person_id == child.id
        with pytest.raises(Invalid):
            ask(q, parent, role="clerk", asked_as="kin")


def test_a_request_is_seen_by_owner_raiser_and_secretary_only(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent)
        seen = {}
        for role in ("parent", "secretary", "duty", "clerk", "worker1", "neighbour"):
            try:
                seen[role] = bool(find_matter(q.actor(role), matter.id))
            except NotThere:
                seen[role] = False
        assert seen == dict.fromkeys(("parent", "secretary"), True) | dict.fromkeys(
            ("duty", "clerk", "worker1", "neighbour"), False
        )


def test_life_of_an_opening(two, as_community):
    q = two.first
    add_post(q, "child_officer", "儿童主任", "officer")
    with as_community(q.id):
        _parent, child, _account = family(q)
        worker, officer = q.actor("worker1"), q.actor("officer")
        with pytest.raises(NeedsApproval):
            open_person(worker, child.id, to="看资料")
        matter = ask_opening(q, child)
        assert matter.owner == q.posts["officer"]
        with pytest.raises(Refused):
            agree_to_open(matter, actor=worker)
        agree_to_open(find_matter(officer, matter.id), actor=officer, said="入学登记要用。")
        made = Grant.objects.get(community_id=q.id)
        assert (made.account_id, made.subject, made.by_account, made.because) == (
            worker.account, child.id, officer.account, matter.id,
        )  # fmt: skip
        assert open_person(worker, child.id, to="看资料").id == child.id
        assert (
            ReadLog.objects.filter(community_id=q.id, subjects__contains=[child.id], account_id=worker.account).count()
            == 1
        )
        with set_to(now() + timedelta(days=31)), pytest.raises(NeedsApproval):
            open_person(worker, child.id, to="看资料")
        end_opening(find_matter(officer, matter.id), actor=officer, said="登记好了。")
        with pytest.raises(NeedsApproval):
            open_person(worker, child.id, to="看资料")
        assert trail(matter) == ["raise", "grant", "end"]


def test_an_opening_is_refused_with_a_reason_and_nothing_opens(two, as_community):
    q = two.first
    with as_community(q.id):
        _parent, child, _account = family(q)
        matter = ask_opening(q, child)
        assert matter.owner == q.posts["secretary"]  # nobody is 儿童主任 here
        with pytest.raises(Invalid):
            refuse_to_open(matter, actor=q.actor("secretary"), said=" ")
        refuse_to_open(matter, actor=q.actor("secretary"), said="请监护人自己带材料来。")
        assert (trail(matter), Grant.objects.filter(community_id=q.id).count()) == (["raise", "refuse"], 0)


def test_the_secretary_who_asks_is_answered_by_somebody_else(two, as_community):
    q = two.first
    with as_community(q.id):
        _parent, child, _account = family(q)
        assert ask_opening(q, child, role="secretary").owner == q.posts["duty"]


@pytest.mark.parametrize("days", [0, 91])
def test_nothing_is_opened_for_longer_than_ninety_days(two, as_community, days):
    q = two.first
    with as_community(q.id):
        _parent, child, _account = family(q)
        with pytest.raises(Invalid):
            ask_opening(q, child, days=days)


def test_a_grown_up_needs_no_opening_and_a_stranger_is_not_there(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, child, _account = family(q)
        with pytest.raises(Invalid):
            ask_opening(q, parent)
        with pytest.raises(NotThere):
            find_person(q.actor("worker2"), child.id)
