"""Who comes at the same moment: one wins, the others hear so, and nothing is lost or counted twice."""

from datetime import date

import pytest
from django.db import transaction

from linli.engine.counts.actions import bump
from linli.engine.counts.folding import fold
from linli.engine.counts.models import TallyDelta
from linli.engine.counts.queries import totals
from linli.engine.matters.actions.answering import accept_part, decline_part, report_part_done
from linli.engine.matters.actions.asking import recall_part
from linli.engine.matters.actions.settling import close_unanswered
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import find_matter, open_part
from linli.engine.notices import channels
from linli.engine.notices.actions import tell
from linli.engine.notices.models import Delivery
from linli.engine.notices.sending import send_due
from linli.ground.accounts import joining
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import today
from linli.ground.base.declare import Scheduled
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import APP, KEEPER, cross_community, scope
from linli.ground.base.ticking import take_turn
from linli.ground.people.models import Person
from linli.ground.regions.models import next_number
from linli.work.cases.actions import rate_case
from tests.makers import ask, photo, report, trail
from tests.race import MANY, run_together, tally

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def as_app(*communities, scopes=()):
    return scope(communities, scopes, role=APP)


def test_one_of_fifty_accepts_and_all_others_hear_who_was_faster(two):
    q = two.first
    actors = [q.actor(role) for role in ("worker1", "clerk", "duty", "secretary")]
    with as_app(q.id):
        matter = report(q)

    def accept(i):
        with as_app(q.id):
            return take_step(matter, "accept", actor=actors[i % 4]).word

    assert tally(run_together(accept)) == {"accept": 1, "Stale": MANY - 1}
    with as_app(q.id):
        assert trail(matter) == ["raise", "accept"]


def test_two_units_that_finish_together_finish_the_matter_once(two):
    q = two.first
    units = [q.actor("unit"), q.actor("unit2")]
    with as_app(q.id):
        matter = report(q)
        parts = [ask(q, matter, body=name) for name in ("unit", "unit2")]

    def done(i):
        unit, part = units[i % 2], parts[i % 2]
        with as_app(scopes=unit.scopes):
            report_part_done(open_part(unit, part.id), actor=unit, said="换好了。", photos=[photo()])
            return f"part {i % 2}"

    assert tally(run_together(done, 20)) == {"part 0": 1, "part 1": 1, "Stale": 18}
    with as_app(q.id):
        matter.refresh_from_db()
        assert (matter.stage, sorted(trail(matter)[3:])) == ("done", ["fix", "part_done", "part_done"])


def test_a_unit_answers_once_and_a_recall_never_stands_in_its_way(two):
    """Both lock the matter before the part: in the other order they would wait for each other for ever."""
    q, worker, unit = two.first, two.first.actor("worker1"), two.first.actor("unit2")
    with as_app(q.id):
        parts = [ask(q, report(q, photos=0)) for _ in range(5)]

    def answer(i):
        part, turn = parts[i % 5], i // 5
        if turn % 2:
            with as_app(q.id):
                recall_part(Part.objects.get(community_id=q.id, id=part.id), actor=worker)
                return "won"
        act = accept_part if turn % 4 else lambda p, **more: decline_part(p, said="不归我们。", **more)
        with as_app(scopes=unit.scopes):
            act(open_part(unit, part.id), actor=unit)
            return "won"

    answers = run_together(answer, 30)
    assert set(answers) == {"won", "Stale"}
    with as_app(q.id):
        for part in parts:
            assert Part.objects.get(community_id=q.id, id=part.id).state in ("declined", "recalled", "accepted")


def test_a_late_word_of_the_raiser_and_the_clock_do_not_both_settle(two):
    q, resident = two.first, two.first.actor("resident")
    with as_app(q.id):
        matter = report(q)
        take_step(find_matter(q.actor("worker1"), matter.id), "fix", actor=q.actor("worker1"), said="好了。", photos=1)

    def settle(i):
        with as_app(q.id):
            if i % 2:
                return close_unanswered(matter).word
            return rate_case(matter, actor=resident, stars=5).word

    answers = tally(run_together(settle))
    assert answers.pop("Stale") == MANY - 1
    with as_app(q.id):
        matter.refresh_from_db()
        assert (answers, trail(matter)) == ({matter.step: 1}, ["raise", "fix", matter.step])
        assert matter.outcome == {"rate": "confirmed", "close": "unanswered"}[matter.step]


def test_a_report_sent_fifty_times_with_one_key_is_one_matter(two):
    q, key = two.first, uuid7()

    def send(i):
        with as_app(q.id):
            return str(report(q, client_key=key, photos=0).id)

    answers = run_together(send)
    with as_app(q.id):
        (only,) = Matter.objects.filter(community_id=q.id)
    assert tally(answers) == {str(only.id): MANY}
    assert only.number.endswith("-0001")


def test_numbers_are_given_out_once_and_without_a_gap(two):
    q = two.first

    def number(i):
        with as_app(q.id):
            given = next_number(q.id, "slip")
            if i % 5 == 0:
                raise ZeroDivisionError  # rolled back: its number goes to somebody else
            return given

    given = [a for a in run_together(number) if a != "ZeroDivisionError"]
    assert sorted(given) == list(range(1, 41))


def test_one_of_fifty_clocks_takes_a_turn(two):
    work = Scheduled("race.turn", every=3600, run=lambda: None)

    def turn(i):
        with transaction.atomic(), scope(role=KEEPER):
            return take_turn(work)

    assert tally(run_together(turn)) == {True: 1, False: MANY - 1}


def test_folding_while_others_count_loses_nothing_and_shows_nothing_twice(two):
    q, each = two.first, 6

    def work(i):
        if i % 5 == 0:
            for _ in range(each):
                fold()
            return "folded"
        if i % 5 == 1:
            return look(q, each)
        for n in range(each):
            count(q, n)
        return "counted"

    assert tally(run_together(work)) == {"folded": 10, "never less than before": 10, "counted": 30}
    with as_app(q.id):
        assert totals(q.id, ["matters.done"], since=today(), to=today()) == {"matters.done": 30 * each}
    fold()
    with as_app(q.id):
        assert TallyDelta.objects.filter(community_id=q.id).count() == 0
        assert totals(q.id, ["matters.done"], since=today(), to=today()) == {"matters.done": 30 * each}


def count(q, n):
    """One unit that stays and one that is rolled back."""
    with as_app(q.id):
        bump(q.id, "matters.done")
    with pytest.raises(ZeroDivisionError), as_app(q.id):
        bump(q.id, "matters.done", n=1000)
        raise ZeroDivisionError


def look(q, times):
    """Whoever looks sees a sum that only grows: folding moves rows, it does not hide them."""
    last = 0
    for _ in range(times):
        with as_app(q.id):
            seen = totals(q.id, ["matters.done"], since=today(), to=today())["matters.done"]
        if not last <= seen <= 30 * times:
            return f"{seen} after {last}"
        last = seen
    return "never less than before"


def test_ten_senders_send_each_notice_once(two, tmp_path, monkeypatch):
    q, sent = two.first, tmp_path / "sent"
    monkeypatch.setitem(channels._channels, "console", lambda notice, sentence: append(sent, notice.id))
    with as_app(q.id):
        told = [tell(q.id, "matter_raised", account=1, number=str(n), title="x").id for n in range(100)]

    def send(i):
        send_due()
        return "sent"

    assert tally(run_together(send, 10)) == {"sent": 10}
    assert sorted(sent.read_text().split()) == sorted(map(str, told))
    with cross_community("a test looks at the outbox"):
        assert set(Delivery.objects.values_list("state", "tries")) == {("sent", 1)}


def append(path, line):
    with path.open("a") as out:
        out.write(f"{line}\n")


def test_one_join_code_in_fifty_requests_gives_one_account(two):
    q = two.first
    with as_app(q.id):
        person = Person.objects.create(
            community=q.community, name="强小勤", sort_key="强小勤", born_on=date(1990, 5, 1)
        )
        typed = joining.issue_code(person, actor=q.actor("clerk"), community=q.community, way="window").code

    def join(i):
        with as_app(q.id):
            code = joining.find_code(q.id, typed)
            return code and joining.join_new(
                code, community=q.community, username=f"qinqin{i}", password="a long line of words"
            ) and "in"  # fmt: skip

    answers = tally(run_together(join))
    with as_app(q.id):
        standing = Standing.objects.filter(community_id=q.id, person_id=person.id)
        accounts = Account.objects.filter(username__startswith="qinqin")
        assert (answers.get("in"), standing.count(), accounts.count()) == (1, 1, 1)
    assert set(answers) <= {"in", "Stale", "Invalid", None, "None"}
