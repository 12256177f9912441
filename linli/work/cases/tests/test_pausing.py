"""A case that waits for something: its clocks stand with a reason and an end, and go on by themselves."""

from datetime import date, datetime, timedelta

import pytest

from linli.engine.matters.actions.answering import report_part_done
from linli.engine.matters.actions.pausing import days_stood, expected, resume
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.matters.queries import open_part
from linli.engine.matters.ticks import look_at_all
from linli.engine.notices.models import Notice
from linli.ground.base.clock import SHANGHAI, end_of, set_to
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.posts.actions import end_holding
from linli.ground.posts.models import Holding
from linli.work.cases.actions import fix_case
from linli.work.cases.models import Case
from linli.work.cases.pages.clocks import clocks_shown, promise_of
from linli.work.cases.pausing import pause_case
from linli.work.cases.rules import works_on_it
from tests.makers import ask, photo, report, trail

pytestmark = pytest.mark.django_db
MONDAY = datetime(2037, 5, 4, 9, tzinfo=SHANGHAI)  # ahead of every standing; a year without holidays
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def at(day: int, *time, month=5) -> datetime:
    return datetime(2037, month, day, *(time or (18,)), tzinfo=SHANGHAI)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def taken(q, category="D01") -> Matter:
    """Taken on Monday, promised for Wednesday week (seven working days)."""
    with set_to(MONDAY):
        matter = report(q, category=category, words="垃圾桶满了没人收。")
        take_step(matter, "accept", actor=q.actor("worker1"))
    matter.refresh_from_db()
    return matter


def stop(q, matter, until, role="worker1", waits_for="material", moment=MONDAY + HOUR):
    with set_to(moment):
        step = pause_case(matter, actor=q.actor(role), waits_for=waits_for, until=until, said="等新桶运到。")
    matter.refresh_from_db()
    return step


def test_while_it_stands_nothing_is_late_and_it_goes_on_by_itself_with_as_much_time_left(q):
    matter = taken(q)
    assert (matter.due_at, matter.answer_by) == (at(13), at(6))
    stop(q, matter, date(2037, 5, 14))
    assert (matter.paused_until, matter.waits_for, expected(matter, {})) == (at(14), "material", at(25))
    with set_to(at(14, 17)):
        look_at_all()
        assert list(Matter.objects.filter(community_id=q.id).behind(at(14, 17))) == []
    with set_to(at(15, 3)):
        look_at_all()
    matter.refresh_from_db()
    assert (matter.is_paused, matter.waits_for, matter.due_at, matter.answer_by) == (False, "", at(25), at(18))
    assert (matter.late_times, trail(matter)) == (0, ["raise", "accept", "pause", "resume"])
    last = Step.objects.filter(community_id=q.id, word="resume").get()
    assert (last.why, last.inner) == ("停了 8 个工作日，5月25日前办好", False)


def test_a_clock_that_was_down_gives_no_more_than_was_promised(q):
    matter = taken(q)
    stop(q, matter, date(2037, 5, 6))
    with set_to(at(29, 9)):
        look_at_all()
    matter.refresh_from_db()
    assert (matter.due_at, matter.is_paused, matter.late_times) == (at(15), False, 2)


def test_going_on_by_hand_gives_back_what_it_stood_and_not_more(q):
    matter = taken(q)
    stop(q, matter, date(2037, 5, 14))
    with set_to(at(6, 11)):
        resume(matter, actor=q.actor("worker1"))
        with pytest.raises(Stale):
            resume(matter, actor=q.actor("worker1"))
    matter.refresh_from_db()
    assert matter.due_at == at(15)


def test_a_pause_does_not_heal_what_was_late_before(q):
    matter = taken(q)
    stop(q, matter, date(2037, 5, 20), moment=at(14, 9))
    with set_to(at(15, 9)):
        look_at_all()
        assert list(Matter.objects.filter(community_id=q.id).overdue(at(15, 9))) == [matter]
    matter.refresh_from_db()
    assert (matter.late_times, matter.is_paused, matter.due_at) == (2, True, at(13))
    with set_to(at(21, 9)):
        look_at_all()
    matter.refresh_from_db()
    assert (matter.late_times, matter.due_at) == (2, at(13))


def test_loo_12249_what_has_an_end_ends_on_time(q):
    """A pause, a term of office, a Part: each ends at its moment, also if nobody does anything."""
    matter = taken(q)
    stop(q, matter, date(2037, 5, 14))
    with set_to(MONDAY + HOUR):
        ask(q, matter, hours=48)
    holding = Holding.objects.get(community_id=q.id, post=q.posts["worker1"])
    with set_to(MONDAY):
        end_holding(holding, on=date(2037, 5, 8))
    before, after = end_of(date(2037, 5, 8)) - timedelta(seconds=1), end_of(date(2037, 5, 8))
    may = []
    for moment in (before, after):
        with set_to(moment):
            may.append(works_on_it(q.actor("worker1"), matter.facts()))
    assert may == [True, False]
    stands = []
    for moment in (at(14, 17, 59), at(14, 18, 1)):
        with set_to(moment):
            look_at_all()
        matter.refresh_from_db()
        stands.append(matter.is_paused)
    assert stands == [True, False]
    assert Part.objects.get(community_id=q.id).next_look is None
    assert Notice.objects.filter(community_id=q.id, word="part_due").count() == 1


@pytest.mark.parametrize(
    ("role", "category", "until", "answer"),
    [
        ("worker1", "D01", date(2037, 5, 25), ""),  # fifteen working days
        ("worker1", "D01", date(2037, 5, 26), "书记"),
        ("secretary", "D01", date(2037, 5, 26), "要从长计议"),
        ("secretary", "A08", date(2037, 11, 2), ""),
        ("clerk", "A08", date(2037, 11, 2), "书记"),
        ("secretary", "A08", date(2038, 5, 4), "250"),
        ("worker1", "D01", date(2037, 5, 3), "下班以后"),
    ],
)
def test_how_long_a_case_may_stand(q, role, category, until, answer):
    matter = taken(q, category)
    if answer:
        with pytest.raises(Invalid, match=answer):
            stop(q, matter, until, role)
    else:
        assert stop(q, matter, until, role).word == "pause"


def test_several_pauses_count_together(q):
    matter = taken(q)
    stop(q, matter, date(2037, 5, 15))
    with set_to(at(18, 9)):
        look_at_all()
        assert days_stood(matter) == 10  # its end was on Friday; it went on when the clock came, on Monday
    with pytest.raises(Invalid, match="还能停 5 个工作日"):
        stop(q, matter, date(2037, 5, 26), moment=at(18, 10))
    assert stop(q, matter, date(2037, 5, 25), moment=at(18, 10)).word == "pause"


def test_who_is_in_danger_waits_for_nothing(q):
    matter = taken(q)
    Case.objects.filter(community_id=q.id, matter=matter).update(urgency="U0")
    with pytest.raises(Refused, match="有危险"):
        stop(q, matter, date(2037, 5, 5))


def test_it_must_be_taken_before_it_may_stand_and_stands_once(q):
    with set_to(MONDAY):
        fresh = report(q, category="D01")
    with pytest.raises(Stale):
        stop(q, fresh, date(2037, 5, 6))
    matter = taken(q)
    stop(q, matter, date(2037, 5, 6))
    with pytest.raises(Stale, match="已经停着"):
        stop(q, matter, date(2037, 5, 7))
    with pytest.raises(Refused):
        stop(q, taken(q), date(2037, 5, 7), role="worker2")


def test_who_was_waited_for_answers_and_the_clock_runs_again(q, as_community):
    matter, unit = taken(q), q.actor("unit2")
    with set_to(MONDAY + HOUR):
        part = ask(q, matter)
        second = ask(q, matter, body="unit")
    stop(q, matter, date(2037, 5, 14), waits_for="party", moment=MONDAY + 2 * HOUR)
    with set_to(MONDAY + DAY), as_community(scopes=unit.scopes):
        report_part_done(open_part(unit, part.id), actor=unit, said="换好了。", photos=[photo()])
    matter.refresh_from_db()
    assert (matter.is_paused, matter.due_at, second.is_open) == (False, at(14), True)


def test_what_is_done_while_it_stands_is_done_in_time(q):
    matter = taken(q)
    stop(q, matter, date(2037, 5, 20))
    with set_to(at(18, 9)):
        fix_case(matter, actor=q.actor("worker1"), said="新桶到了。", photos=[photo()])
    matter.refresh_from_db()
    assert (matter.stage, matter.is_paused, matter.late_times, matter.next_look) == ("done", False, 0, None)


def test_the_raiser_is_told_that_it_stands_and_that_it_goes_on(q):
    matter = taken(q)
    stop(q, matter, date(2037, 5, 6))
    with set_to(at(7, 9)):
        look_at_all()
    resident = q.accounts["resident"].id
    told = Notice.objects.filter(community_id=q.id, account_id=resident).order_by("at").values_list("word", flat=True)
    assert list(told) == ["case_accept", "case_pause", "case_resume"]


def test_the_page_says_in_plain_words_what_it_waits_for_and_until_when(q):
    matter = taken(q)
    stop(q, matter, date(2037, 5, 14))
    with set_to(at(6, 9)):
        assert promise_of(matter) == {
            "due": None,
            "due_words": "先停一停",
            "due_notes": ["等材料，最晚5月14日接着办", "接着办以后，5月25日 18:00 前办好", "按暂定放假安排算"],
        }
        assert [(r["name"], r["tone"], r.get("word")) for r in clocks_shown(matter)] == [
            ("有人接", "done", "5月4日 09:00"),
            ("给个回话", "", "停着"),
            ("办好", "", "停着"),
        ]


def test_a_promise_counted_through_a_year_nobody_entered_says_so_softly(q, as_keeper):
    from linli.ground.regions.holidays import add_holiday

    matter = taken(q)
    with set_to(MONDAY):
        assert promise_of(matter)["due_notes"] == ["按暂定放假安排算"]
        with as_keeper():
            add_holiday(date(2037, 10, 1), kind="off", name="国庆节", source="通知")
        assert promise_of(matter) == {"due": at(13), "due_words": "", "due_notes": []}
