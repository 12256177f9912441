"""A question and its answer, what is said after the end, opening again, giving back, and who sees it a second time."""

from datetime import timedelta

import pytest

from linli.engine.matters.actions.handing import give_back, hand_to
from linli.engine.matters.actions.talking import ask_raiser, reply
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.queries import find_matter
from linli.engine.notices.models import Notice
from linli.ground.base import clock
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused
from linli.work.cases.actions import fix_case, rate_case
from linli.work.cases.closing import reopen_case, verify_case
from tests.makers import photo, report, trail

pytestmark = pytest.mark.django_db


def words_told(q, **to):
    return list(Notice.objects.filter(community_id=q.id, **to).order_by("at", "id").values_list("word", flat=True))


def step(q, matter, role, word, **more):
    return take_step(find_matter(q.actor(role), matter.id), word, actor=q.actor(role), **more)


def fix(q, matter, role="worker1"):
    return fix_case(find_matter(q.actor(role), matter.id), actor=q.actor(role), said="换好了。", photos=[photo()])


def test_a_question_lets_the_clock_run_and_the_answer_reaches_the_owner(two, as_community):
    q = two.first
    worker, resident = q.actor("worker1"), q.actor("resident")
    with as_community(q.id):
        matter = report(q)
        due = matter.due_at
        ask_raiser(find_matter(worker, matter.id), actor=worker, said="哪个单元？")
        matter.refresh_from_db()
        assert (matter.waits_for, matter.paused_at, matter.due_at) == ("raiser", None, due)
        reply(find_matter(resident, matter.id), actor=resident, said="三单元。")
        matter.refresh_from_db()
        assert (matter.waits_for, matter.stage, trail(matter)) == ("", "working", ["raise", "question", "reply"])
        assert words_told(q, account_id=resident.account) == ["case_question"]
        assert words_told(q, post_id=q.posts["worker1"].id) == ["matter_raised", "owner_case_reply"]


def test_a_clock_that_stood_for_a_question_goes_on_where_it_stopped(two, as_community):
    q = two.first
    worker, resident, start = q.actor("worker1"), q.actor("resident"), now()
    with as_community(q.id):
        with clock.set_to(start):
            matter = report(q)
            due = matter.due_at
            ask_raiser(matter, actor=worker, said="什么时候在家？", until=start + timedelta(days=3))
        with clock.set_to(start + timedelta(hours=30)):
            reply(matter, actor=resident, said="晚上在。")
        matter.refresh_from_db()
        assert (matter.due_at - due, matter.paused_at, matter.paused_until) == (timedelta(hours=30), None, None)


def test_fms_897_a_reply_on_a_closed_matter_reaches_the_owner_and_can_reopen(two, as_community):
    q, resident = two.first, two.first.actor("resident")
    with as_community(q.id):
        matter = report(q)
        fix(q, matter)
        rate_case(find_matter(resident, matter.id), actor=resident, stars=5)
        first_due = matter.due_at
        reply(find_matter(resident, matter.id), actor=resident, said="昨晚又松了。")
        matter.refresh_from_db()
        assert (matter.stage, words_told(q, post_id=q.posts["worker1"].id)[-1]) == ("confirmed", "owner_case_reply")
        reopen_case(find_matter(resident, matter.id), actor=resident, said="请再来看。")
        matter.refresh_from_db()
        assert (matter.stage, matter.outcome, matter.owner_id, matter.reopened) == (
            "working", "", q.posts["worker1"].id, 1,
        )  # fmt: skip
        assert matter.due_at > first_due
        assert words_told(q, post_id=q.posts["worker1"].id)[-1] == "owner_case_reopen"


def test_the_third_time_it_is_opened_the_secretary_decides(two, as_community):
    q, resident = two.first, two.first.actor("resident")
    with as_community(q.id):
        matter, seen = report(q), []
        for _n in range(3):
            fix(q, matter, "worker1" if matter.owner_id == q.posts["worker1"].id else "secretary")
            rate_case(find_matter(resident, matter.id), actor=resident, stars=3)
            reopen_case(find_matter(resident, matter.id), actor=resident, said="又坏了。")
            matter.refresh_from_db()
            seen.append((matter.step, matter.stage, matter.owner_id, matter.reopened))
        worker, secretary = q.posts["worker1"].id, q.posts["secretary"].id
        assert seen == [
            ("reopen", "working", worker, 1), ("reopen", "working", worker, 2), ("appeal", "raised", secretary, 3),
        ]  # fmt: skip
        assert words_told(q, post_id=secretary) == ["case_appeal"]


def test_nobody_but_the_raiser_opens_it_again(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q)
        fix(q, matter)
        rate_case(find_matter(q.actor("resident"), matter.id), actor=q.actor("resident"), stars=5)
        for role in ("worker1", "secretary", "neighbour"):
            with pytest.raises(Refused):
                reopen_case(matter, actor=q.actor(role), said="我来打开。")


def give(q, matter, role, responsible="二网格 网格员", why="这段路归二网格。"):
    actor = q.actor(role)
    return give_back(find_matter(actor, matter.id), actor=actor, responsible=responsible, why=why)


def test_a_matter_is_given_back_only_with_the_name_of_who_is_responsible(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q)
        hand_to(
            find_matter(q.actor("worker1"), matter.id), q.posts["clerk"].id, actor=q.actor("worker1"), why="窗口的事"
        )
        with pytest.raises(Invalid, match="归谁管"):
            give(q, matter, "clerk", responsible=" ")
        with pytest.raises(Refused, match="社区工作者"):
            give(q, matter, "worker1")
        given = give(q, matter, "clerk")
        matter.refresh_from_db()
        assert (given.why, matter.stage, matter.owner_id, matter.owner_why) == (
            "二网格 网格员", "raised", q.posts["worker1"].id, "退回来了：说归“二网格 网格员”管",
        )  # fmt: skip
        assert words_told(q, post_id=q.posts["worker1"].id) == ["matter_raised", "matter_given_back"]


def test_given_back_twice_it_lies_with_the_secretary_who_cannot_give_it_back(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q)
        give(q, matter, "worker1")  # never handed: the duty post sorts it
        matter.refresh_from_db()
        assert matter.owner_id == q.posts["duty"].id
        give(q, matter, "duty", responsible="一网格 网格员")
        matter.refresh_from_db()
        assert matter.owner_id == q.posts["secretary"].id
        assert words_told(q, post_id=q.posts["secretary"].id) == ["matter_to_decide"]
        with pytest.raises(Refused, match="书记定"):
            give(q, matter, "secretary")


def test_a_second_person_verifies_what_nobody_can_be_asked_about(two, as_community):
    q, clerk, worker = two.first, two.first.actor("clerk"), two.first.actor("worker1")
    with as_community(q.id):
        matter = report(q, "clerk", source="hotline")
        fix(q, matter)
        with pytest.raises(Refused, match="另一个人"):
            verify_case(find_matter(worker, matter.id), actor=worker, good=True, said="好的。")
        verify_case(find_matter(clerk, matter.id), actor=clerk, good=False, said="还晃。")
        matter.refresh_from_db()
        assert (matter.stage, matter.sent_back) == ("working", 1)
        fix(q, matter)
        verify_case(find_matter(clerk, matter.id), actor=clerk, good=True, said="去看了，平了。")
        matter.refresh_from_db()
        assert (matter.stage, matter.outcome) == ("confirmed", "verified")


def test_a_neighbour_who_can_speak_for_himself_has_the_last_word(two, as_community):
    q, clerk = two.first, two.first.actor("clerk")
    with as_community(q.id):
        matter = report(q)
        fix(q, matter)
        with pytest.raises(Refused, match="自己会说"):
            verify_case(find_matter(clerk, matter.id), actor=clerk, good=True, said="看着行。")


def test_who_wrote_it_down_does_not_praise_his_own_work(two, as_community):
    q, worker, clerk = two.first, two.first.actor("worker1"), two.first.actor("clerk")
    with as_community(q.id):
        own, other = report(q, "worker1", source="phone"), report(q, "clerk", source="phone")
        fix(q, own)
        fix(q, other)
        with pytest.raises(Refused, match="您办的"):
            rate_case(find_matter(worker, own.id), actor=worker, stars=5)
        rate_case(find_matter(clerk, other.id), actor=clerk, stars=5, said="打电话问过了。")
        other.refresh_from_db()
        assert other.outcome == "confirmed"
