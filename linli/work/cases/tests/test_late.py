"""A promise that is not kept: reminded, counted, sent up the tree to the sub-district, each once, whatever the clock missed."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.engine.counts.queries import totals
from linli.engine.matters.actions.answering import report_part_done
from linli.engine.matters.actions.escalating import ask_above
from linli.engine.matters.actions.reminding import look_at
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import Outcome
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.matters.queries import find_matter, open_part, to_verify
from linli.engine.matters.ticks import close_all_unanswered, look_at_all
from linli.engine.notices.models import Notice
from linli.ground.base.clock import SHANGHAI, set_to
from linli.ground.base.errors import Invalid
from linli.ground.base.scope import cross_community
from linli.ground.regions.holidays import add_holiday
from linli.work.cases.actions import fix_case, rate_case, send_case_back
from linli.work.cases.lateness import Lateness, lateness_of
from tests.makers import ask, photo, report, trail

pytestmark = pytest.mark.django_db
MONDAY = datetime(2037, 5, 4, 9, tzinfo=SHANGHAI)  # ahead of every standing; a year without holidays
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def urgent(q, role="resident", **more) -> Matter:
    """B01 is an urgent thing: taken in 2 hours, answered in 4, done in 24."""
    with set_to(MONDAY):
        return report(q, role, **more)


def clock_at(moment) -> None:
    with set_to(moment):
        look_at_all()


def told(q) -> list[tuple[str, str]]:
    """(word, whom) of every notice of the clock, in order."""
    names = {post.id: role for role, post in q.posts.items()}
    rows = Notice.objects.filter(community_id=q.id).exclude(word__in=("matter_raised", "case_accept", "case_work"))
    return [
        (word, names.get(post, "raiser")) for word, post in rows.order_by("at", "id").values_list("word", "post_id")
    ]


def state(matter):
    matter.refresh_from_db()
    return matter.late_times, matter.gone_up


def test_a_report_promises_three_things(q):
    matter = urgent(q)
    assert (matter.acknowledge_by, matter.answer_by, matter.due_at) == (
        MONDAY + 2 * HOUR,
        MONDAY + 4 * HOUR,
        MONDAY + DAY,
    )
    assert matter.next_look == MONDAY + 0.8 * 2 * HOUR
    with set_to(MONDAY):
        usual = report(q, category="D01", words="垃圾桶满了。")
    assert (usual.acknowledge_by, usual.answer_by) == (MONDAY + DAY, datetime(2037, 5, 6, 18, tzinfo=SHANGHAI))
    assert usual.due_at == datetime(2037, 5, 13, 18, tzinfo=SHANGHAI)


def test_what_the_category_says_goes_before_what_its_urgency_says(q, as_keeper):
    from linli.work.cases.models import Category

    with as_keeper():
        Category.objects.filter(code="B01").update(limits={"acknowledge": "30min", "close": "3wd"})
    matter = urgent(q)
    assert (matter.acknowledge_by, matter.answer_by) == (MONDAY + HOUR / 2, MONDAY + 4 * HOUR)
    assert matter.due_at == datetime(2037, 5, 7, 18, tzinfo=SHANGHAI)


def test_steps_meet_the_clocks_and_the_first_of_each_counts(q):
    matter, worker = urgent(q), q.actor("worker1")
    with set_to(MONDAY + HOUR):
        take_step(matter, "accept", actor=worker)
    with set_to(MONDAY + 2 * HOUR):
        ask(q, matter)
    with set_to(MONDAY + 3 * HOUR):
        take_step(matter, "work", actor=worker, said="放了警示桩。")
        take_step(matter, "work", actor=worker, said="又去看了。")
    matter.refresh_from_db()
    assert (matter.acknowledged_at, matter.answered_at) == (MONDAY + HOUR, MONDAY + 3 * HOUR)
    clock_at(MONDAY + 5 * HOUR)
    assert told(q) == [("part_asked", "unit2")]


def test_the_owner_is_reminded_before_each_limit_and_told_after_it(q):
    urgent(q)
    for hours in (1.5, 1.7, 2.1, 3.3, 4):
        clock_at(MONDAY + hours * HOUR)
    assert told(q) == [
        ("matter_soon_acknowledge", "worker1"), ("matter_late_acknowledge", "worker1"),
        ("matter_soon_answer", "worker1"), ("matter_late_answer", "worker1"),
        ("matter_came_up", "owner1"), ("matter_went_up", "worker1"),
    ]  # fmt: skip


def test_a_late_matter_goes_up_post_by_post_and_stays_with_its_owner(q):
    matter = urgent(q)
    clock_at(MONDAY + 2.5 * HOUR)
    clock_at(MONDAY + 4.5 * HOUR)
    assert state(matter) == (2, 1)
    clock_at(MONDAY + 6.6 * HOUR)
    assert (*state(matter), matter.owner_id, matter.stage) == (2, 2, q.posts["worker1"].id, "raised")
    ups = Step.objects.filter(community_id=q.id, matter=matter, word="escalate").order_by("at")
    assert [(s.why, s.inner) for s in ups] == [("一网格包格支委", True), ("社区书记", True)]
    assert ups[1].said.split("\n") == [
        "一网格 网格员（马丽）从5月4日 09:00起管着，说好5月5日 09:00办完。",
        "还没有人接，报事的人还没等到一个回话。",
        "已经知道的：一网格包格支委。",
    ]


def test_after_the_secretary_the_sub_district_is_asked_without_a_name(q):
    matter = urgent(q)
    for hours in (4.5, 6.6, 31):
        clock_at(MONDAY + hours * HOUR)
    part = Part.objects.get(community_id=q.id, matter=matter)
    assert (part.role, part.addressee_scope, part.addressee_name, part.place_line, part.category_title) == (
        "above", "610603001000", "真武洞街道", "小区1 1号楼", "井盖破损缺失",
    )  # fmt: skip
    assert part.words.split("\n") == [
        "5月4日 09:00报的事，由一网格 网格员管着，说好5月5日 09:00办完。",
        "还没有人接，报事的人还没等到一个回话，还没有办完。",
        "已经知道的：一网格包格支委、社区书记。",
        "请帮着协调，或告诉社区该找谁。",
    ]
    assert state(matter) == (3, 3)
    clock_at(MONDAY + 90 * DAY)
    assert (trail(matter).count("escalate"), state(matter)) == (3, (3, 3))


def test_what_the_sub_district_was_asked_does_not_hold_the_owner_up_and_ends_with_the_matter(q):
    matter, worker = urgent(q), q.actor("worker1")
    for hours in (4.5, 6.6, 31):
        clock_at(MONDAY + hours * HOUR)
    with set_to(MONDAY + 2 * DAY):
        fix_case(matter, actor=worker, said="换好了。", photos=[photo()])
    assert list(Part.objects.filter(community_id=q.id).values_list("role", "state")) == [("above", "recalled")]


def test_of_a_restricted_matter_only_the_secretary_hears_and_the_sub_district_learns_nothing_of_it(q):
    with set_to(MONDAY):
        matter = report(q, category="I04", words="三号楼有个孩子没人管。")
    for hours in (5, 40, 200, 500):
        clock_at(MONDAY + hours * HOUR)
    ups = Step.objects.filter(community_id=q.id, matter=matter, word="escalate").order_by("at")
    assert [s.why for s in ups] == ["社区书记", "真武洞街道"]
    part = Part.objects.get(community_id=q.id)
    assert (part.category_title, part.place_line) == ("一件只限专人看的事", "")
    assert "孩子" not in part.words


def test_a_clock_that_was_down_for_days_says_what_holds_now_and_skips_nobody(q):
    matter = urgent(q)
    clock_at(MONDAY + 5 * DAY)
    assert state(matter) == (3, 1)
    assert told(q) == [("matter_late_close", "worker1"), ("matter_came_up", "owner1"), ("matter_went_up", "worker1")]
    clock_at(MONDAY + 5 * DAY)
    clock_at(MONDAY + 5 * DAY + HOUR)
    assert (state(matter), len(told(q))) == ((3, 1), 3)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=6))
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_however_often_the_clock_comes_each_limit_counts_once_and_each_post_is_told_once(q, hours):
    from django.db import transaction

    with transaction.atomic():
        matter = urgent(q)
        for hour in [*sorted(hours), 201, 300, 400, 500]:
            clock_at(MONDAY + hour * HOUR)
        words = [word for word, _whom in told(q)]
        assert (state(matter), words.count("matter_came_up")) == ((3, 3), 2)
        assert max(words.count(w) for w in set(words) if w.startswith(("matter_late", "matter_soon"))) == 1
        transaction.set_rollback(True)


def test_one_look_that_fails_does_not_hold_the_others(q, monkeypatch):
    first, second = urgent(q), urgent(q)
    with cross_community("break one row"):
        Matter.objects.filter(id=first.id).update(kind="gone")
    clock_at(MONDAY + 2.5 * HOUR)
    assert (state(first), state(second)) == ((0, 0), (1, 0))


def test_what_was_done_too_late_while_the_clock_was_down_is_counted_by_the_step_itself(q):
    matter, worker = urgent(q), q.actor("worker1")
    with set_to(MONDAY + 3 * DAY):
        fix_case(matter, actor=worker, said="换好了。", photos=[photo()])
    assert state(matter) == (3, 0)
    clock_at(MONDAY + 4 * DAY)
    assert (state(matter), told(q), matter.next_look) == ((3, 0), [("case_fix", "raiser")], None)


def test_sent_back_it_begins_anew_and_may_be_late_again(q):
    matter, worker, resident = urgent(q), q.actor("worker1"), q.actor("resident")
    with set_to(MONDAY + HOUR):
        fix_case(matter, actor=worker, said="垫平了。", photos=[photo()])
    with set_to(MONDAY + DAY):
        send_case_back(find_matter(resident, matter.id), actor=resident, said="还是晃。")
    assert state(matter) == (0, 0)
    clock_at(MONDAY + 2 * DAY + HOUR)
    assert (state(matter), matter.due_at) == ((1, 0), MONDAY + 2 * DAY)


def test_three_times_late_stands_in_its_list(q):
    urgent(q)
    clock_at(MONDAY + 2 * DAY)
    with set_to(MONDAY + 2 * DAY):
        assert lateness_of(q.actor("secretary")) == Lateness(late=1, today=0, paused=0, thrice=1, verify=0)
        assert lateness_of(q.actor("worker2")) == Lateness(late=0, today=0, paused=0, thrice=0, verify=0)


def test_by_hand_the_next_one_up_is_asked_and_out_of_the_house_only_by_the_secretary(q):
    matter, worker, secretary = urgent(q), q.actor("worker1"), q.actor("secretary")
    with set_to(MONDAY + HOUR):
        for _n in range(2):
            ask_above(matter, actor=worker, said="井盖是谁家的，问不出来。")
        with pytest.raises(Invalid, match="书记"):
            ask_above(matter, actor=worker, said="再往上。")
        assert ask_above(matter, actor=secretary, said="请街道问一下权属。").why == "真武洞街道"
        with pytest.raises(Invalid, match="都知道"):
            ask_above(matter, actor=secretary, said="再往上。")
    assert Part.objects.get(community_id=q.id).words.startswith("请街道问一下权属。")


def test_a_part_that_is_late_chases_the_unit_and_tells_the_owner_once(q):
    matter = urgent(q)
    with set_to(MONDAY + HOUR):
        ask(q, matter, hours=3)
        take_step(matter, "work", actor=q.actor("worker1"), said="请了人。")
    for hours in (3.9, 4.1, 5, 30):
        clock_at(MONDAY + hours * HOUR)
    chased = [t for t in told(q) if t[0].endswith("part_due")]
    assert chased == [("part_due", "unit2"), ("owner_part_due", "worker1")]


def test_a_part_that_is_done_is_not_chased(q, as_community):
    matter, unit = urgent(q), q.actor("unit2")
    with set_to(MONDAY + HOUR):
        part = ask(q, matter, hours=3)
        with as_community(scopes=unit.scopes):
            report_part_done(open_part(unit, part.id), actor=unit, said="换了。", photos=[photo()])
    clock_at(MONDAY + 9 * HOUR)
    assert [t for t in told(q) if t[0].endswith("part_due")] == []


def test_what_was_reported_by_slip_waits_for_another_to_look_and_the_secretary_hears(q):
    with set_to(MONDAY):
        matter = report(q)
        Matter.objects.filter(community_id=q.id, id=matter.id).update(raised_by=None)
        fix_case(matter, actor=q.actor("worker1"), said="换了。", photos=[photo()])
    for days in (1, 6, 8, 9):
        clock_at(MONDAY + days * DAY)
        with set_to(MONDAY + days * DAY):
            close_all_unanswered()
    matter.refresh_from_db()
    assert (matter.stage, told(q)) == ("done", [("matter_unverified", "secretary")])
    assert list(to_verify(q.actor("secretary"))) == [matter]


def test_silence_is_counted_apart_from_a_good_word(q):
    content, silent = urgent(q), urgent(q)
    with set_to(MONDAY + HOUR):
        for matter in (content, silent):
            fix_case(matter, actor=q.actor("worker1"), said="换了。", photos=[photo()])
        rate_case(find_matter(q.actor("resident"), content.id), actor=q.actor("resident"), stars=5)
    with set_to(MONDAY + 8 * DAY):
        close_all_unanswered()
    words = [f"outcomes.{outcome}" for outcome in Outcome]
    counted = totals(q.id, words, since=MONDAY.date(), to=(MONDAY + 9 * DAY).date())
    assert dict(counted) == {"outcomes.confirmed": 1, "outcomes.unanswered": 1}


def test_a_holiday_that_is_entered_later_moves_what_is_promised_later(q, as_keeper):
    with as_keeper():
        add_holiday(date(2037, 5, 6), kind="off", name="试", source="通知")
    with set_to(MONDAY):
        assert report(q, category="D01", words="垃圾桶满了。").due_at == datetime(2037, 5, 14, 18, tzinfo=SHANGHAI)


def test_two_looks_at_one_moment_act_once(q):
    matter = urgent(q)
    with set_to(MONDAY + 2.5 * HOUR):
        assert [look_at(matter), look_at(matter)] == [True, False]
    assert state(matter) == (1, 0)
