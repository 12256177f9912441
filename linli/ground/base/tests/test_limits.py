"""Not more often than agreed, counted over all processes, told in words, and forgotten after a day."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from linli.ground.base.clock import now, set_to
from linli.ground.base.limits import REPORT, SLIP, UPLOAD, Limit, count, forget_tries, limits_of, prefix_of
from linli.ground.base.models import Tries
from linli.ground.base.scope import cross_community
from tests.race import run_together, tally
from tests.town import PASSWORD

FEW = Limit("few", minutes=10, account=3)


@pytest.mark.django_db
def test_so_many_times_and_then_one_waits_to_the_end_of_the_window():
    start = now()
    with set_to(start):
        assert [count(FEW, {"a": 3}) for _ in range(4)] == [0, 0, 0, 600]
        assert count(FEW, {"b": 3}) == 0  # another is not held up
    with set_to(start + timedelta(minutes=9)):
        assert count(FEW, {"a": 3}) == 60
    with set_to(start + timedelta(minutes=10)):
        assert count(FEW, {"a": 3}) == 0


@pytest.mark.django_db
def test_a_stranger_is_counted_by_device_and_by_neighbourhood():
    start = now()
    with set_to(start):
        one = [count(SLIP, {"device1": 2, "near": 3}) for _ in range(2)]
        assert (one, count(SLIP, {"device2": 2, "near": 3}), count(SLIP, {"device3": 2, "near": 3})) == ([0, 0], 0, 600)


@pytest.mark.django_db
def test_tries_are_forgotten_after_a_day():
    with set_to(now() - timedelta(days=1, minutes=1)):
        count(FEW, {"old": 3})
    count(FEW, {"new": 3})
    with cross_community("a test forgets"):
        forget_tries()
    assert list(Tries.objects.values_list("who", flat=True)) == ["new"]


@pytest.mark.parametrize(
    ("address", "prefix"),
    [("10.1.2.3", "10.1.2.0/24"), ("10.1.2.99", "10.1.2.0/24"), ("2001:db8:1:2::9", "2001:db8:1::/48"), ("", "")],
)
def test_neighbours_of_an_address_share_its_prefix(address, prefix):
    assert prefix_of(address) == prefix


def test_only_what_is_sent_is_looked_up_and_a_big_form_is_an_upload():
    asked = RequestFactory()
    big = asked.post("/c/1/report/", {"photo": "x" * 60_000})
    found = [
        limits_of(r)
        for r in (asked.get("/c/1/report/"), asked.post("/c/1/report/", {"a": "b"}), big, asked.post("/nowhere/"))
    ]
    assert found == [[], [REPORT], [REPORT, UPLOAD], []]


@pytest.mark.django_db
def test_who_taps_too_often_hears_when_to_come_back(two, monkeypatch):
    client = two.first.client("resident")
    answers = [client.post("/c/1/report/", {"words": ""}) for _ in range(REPORT.account + 1)]
    last = answers[-1]
    assert {a.status_code for a in answers[:-1]} == {422}
    assert (last.status_code, int(last["Retry-After"]) > 3500, "请过 60 分钟再来" in last.content.decode()) == (
        429,
        True,
        True,
    )
    assert two.first.client("neighbour").post("/c/1/report/", {"words": ""}).status_code == 422


@pytest.mark.django_db
def test_a_page_that_was_refused_is_counted_too(two):
    client = two.first.client("resident")
    client.post("/c/2/report/", {"words": "别的社区的事"})
    assert list(Tries.objects.values_list("word", "tries")) == [("report", 1)]


@pytest.mark.django_db
def test_guessing_passwords_is_slowed_for_a_device_whatever_names_it_tries(two, client):
    codes = [
        client.post("/accounts/login/", {"login": f"nobody{n}", "password": PASSWORD}).status_code for n in range(31)
    ]
    assert codes[-1] == 429


def one_more(_n):
    return count(Limit("race", minutes=10, account=5), {"same": 5}) == 0


@pytest.mark.django_db(transaction=True)
def test_of_fifty_at_one_moment_five_pass():
    assert tally(run_together(one_more)) == {True: 5, False: 45}
