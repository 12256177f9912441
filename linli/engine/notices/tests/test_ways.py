"""By mail in due time: not at night, all of a day at once if one likes, and never with a word about anybody."""

from datetime import UTC, datetime, time, timedelta

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.notices.actions import choose_way, tell
from linli.engine.notices.models import Delivery, Errand
from linli.engine.notices.sending import MOST_TRIES, send_due
from linli.engine.notices.ways import is_quiet, when
from linli.ground.base.clock import SHANGHAI, now, set_to
from tests.makers import report

FACTS = {"title": "秦大爷家漏水", "number": "1-26-0001"}
NIGHT = {"digest_hour": None, "quiet_from": time(21, 30), "quiet_to": time(7, 30)}


def at(clock: str, day: int = 24) -> datetime:
    return datetime(2026, 11, day, *map(int, clock.split(":")), tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("asked", "more", "goes"),
    [
        ("12:00", {}, at("12:00")),
        ("21:29", {}, at("21:29")),
        ("21:30", {}, at("7:30", 25)),
        ("3:00", {}, at("7:30")),
        ("7:30", {}, at("7:30")),
        ("3:00", {"urgent": True}, at("3:00")),
        ("12:00", {"digest_hour": 18}, at("18:00")),
        ("18:01", {"digest_hour": 18}, at("18:00", 25)),
        ("3:00", {"quiet_from": time(0), "quiet_to": time(0)}, at("3:00")),
    ],
)
def test_when_it_goes_out(asked, more, goes):
    assert when(at(asked), **({"urgent": False} | NIGHT | more)) == goes


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)), st.times(), st.times(), st.none() | st.integers(0, 23))
def test_it_goes_out_within_a_day_and_never_in_quiet_hours_unless_one_asked_for_an_hour(moment, since, until, hour):
    moment = moment.replace(tzinfo=UTC)
    goes = when(moment, digest_hour=hour, quiet_from=since, quiet_to=until, urgent=False)
    assert moment <= goes <= moment + timedelta(days=1)
    assert hour is not None or not is_quiet(goes.astimezone(SHANGHAI).time(), since, until)


@pytest.fixture
def q(two, as_community, settings):
    settings.MAIL_FROM = "linli@example.org"
    with as_community(two.first.id):
        yield two.first


def wants_mail(q, role, **more):
    choose_way(q.accounts[role].id, **({"mail": f"{role}@example.org"} | NIGHT | more))


def waiting(as_keeper):
    with as_keeper():
        return sorted(Delivery.objects.filter(channel="mail").values_list("account_id", "next_try"))


@pytest.mark.django_db
def test_everything_due_goes_out_in_one_mail_that_says_numbers_only(q, as_keeper):
    wants_mail(q, "resident")
    with set_to(at("22:00")):
        for _ in range(2):
            tell(q.id, "matter_raised", account=q.accounts["resident"].id, **FACTS)
        send_due()
    assert mail.outbox == []
    with set_to(at("7:31", 25)):
        send_due(), send_due()
    sent = [(m.to, m.subject) for m in mail.outbox]
    assert sent == [(["resident@example.org"], "邻里：有 2 条提醒")]
    assert ("秦大爷" in mail.outbox[0].body, mail.outbox[0].body.count("1-26-0001（1-26-0001）")) == (False, 2)


@pytest.mark.django_db
def test_what_is_urgent_waits_for_nothing_and_a_post_is_everybodys_who_holds_it(q, as_keeper):
    wants_mail(q, "worker1"), wants_mail(q, "worker2")
    with set_to(at("3:00")):
        tell(q.id, "matter_raised", post=q.posts["worker1"].id, urgent=True, **FACTS)
    assert waiting(as_keeper) == [(q.accounts["worker1"].id, at("3:00"))]


@pytest.mark.django_db
def test_a_lift_that_holds_somebody_is_told_at_night_and_a_dark_lamp_in_the_morning(q, as_keeper):
    wants_mail(q, "worker1")
    with set_to(at("3:00")):
        for category in ("A02", "B04"):
            report(q, "worker1", category=category, source="patrol")
    assert [goes for _account, goes in waiting(as_keeper)] == [at("3:00"), at("7:30")]


@pytest.mark.django_db
def test_without_a_mail_server_or_an_address_nothing_waits(q, as_keeper, settings):
    wants_mail(q, "worker1", mail="")
    tell(q.id, "matter_raised", post=q.posts["worker1"].id, **FACTS)
    settings.MAIL_FROM = ""
    wants_mail(q, "worker2")
    tell(q.id, "matter_raised", post=q.posts["worker2"].id, **FACTS)
    assert waiting(as_keeper) == []


@pytest.mark.django_db
def test_a_mail_that_is_given_up_puts_the_matter_on_the_list_of_who_tells_by_mouth(q, as_keeper, monkeypatch):
    def broken(self):
        raise ConnectionError("resident@example.org: no route")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", broken)
    wants_mail(q, "resident", quiet_from=time(0), quiet_to=time(0))
    matter = q.posts["duty"].id  # any id stands for the matter here
    tell(q.id, "matter_raised", account=q.accounts["resident"].id, subject=matter, **FACTS)
    moment = now()
    for n in range(MOST_TRIES + 1):
        with set_to(moment):
            send_due()
        moment += timedelta(minutes=2**n)
    with as_keeper():
        assert list(Delivery.objects.filter(channel="mail").values_list("state", "why")) == [
            ("failed", "ConnectionError")
        ]
        assert list(Errand.objects.values_list("subject", "why", "facts")) == [
            (matter, "not_sent", {"number": "1-26-0001"})
        ]


@pytest.mark.django_db
def test_who_took_his_address_away_is_not_tried_again(q, as_keeper):
    wants_mail(q, "resident", quiet_from=time(0), quiet_to=time(0))
    tell(q.id, "matter_raised", account=q.accounts["resident"].id, **FACTS)
    wants_mail(q, "resident", mail="")
    send_due()
    with as_keeper():
        assert list(Delivery.objects.filter(channel="mail").values_list("state", "tries")) == [("failed", 1)]
