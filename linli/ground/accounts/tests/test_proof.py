"""What opens doors asks again who it is: nothing typed is lost, a wrong answer opens nothing, and looking asks nothing."""

import re
from datetime import date, timedelta

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)

from linli.ground.access.models import Act
from linli.ground.base.clock import now, set_to
from linli.ground.base.scope import cross_community
from linli.ground.posts.models import Holding
from linli.ground.regions.models import Setting
from tests.admins import seat_admins
from tests.town import PASSWORD

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=11)


@pytest.fixture
def q(two):
    return seat_admins(two.first)


def set_up(account) -> str:
    """A second factor; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(account, secret)
    return secret


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def decide(q, key, value):
    Setting.objects.create(
        region=q.community.region, key=key, value=value, source="会上定的", valid_from=date(2020, 1, 1)
    )


def holds(q, role, post) -> bool:
    with cross_community("look at what the page wrote"):
        rows = Holding.objects.filter(community_id=q.id, post=q.posts[post], account_id=q.accounts[role].id)
        return rows.filter(ended_at=None).exists()


def test_an_appointment_after_a_while_asks_for_the_password_and_then_goes_on(q):
    client, url = q.client("security"), f"/posts/{q.posts['worker2'].id}/appoint/"
    facts = {"account": q.accounts["clerk"].id, "since": "2026-11-24", "until": "", "sure": "1"}
    with set_to(now() + LATER):
        assert client.get(url).status_code == 200
        asked = client.post(url, facts)
        page = asked.content.decode()
        kept = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        assert (asked["Cache-Control"], "您的密码" in page, holds(q, "clerk", "worker2")) == ("no-store", True, False)
        assert {name: kept[name] for name in facts} == {name: str(value) for name, value in facts.items()}
        wrong = client.post(url, facts | {"proof": "a wrong sentence"})
        assert (wrong.status_code, holds(q, "clerk", "worker2")) == (422, False)
        assert client.post(url, facts | {"proof": PASSWORD}).status_code == 302
    assert holds(q, "clerk", "worker2")


@pytest.mark.parametrize("role, url", [
    ("system", "/accounts/{clerk}/reset/"), ("system", "/accounts/{clerk}/shut/"), ("system", "/accounts/new/"),
    ("secretary", "/settings/accounts.once_days/"), ("secretary", "/ledgers/requests/export/"), ("worker1", "/emergency/"),
    ("audit", "/audit/acts/export/"),
])  # fmt: skip
def test_what_opens_doors_asks_again(q, role, url):
    client = q.client(role)
    with set_to(now() + LATER):
        page = client.post(url.format(clerk=q.accounts["clerk"].id), {"reason": "试一试"}).content.decode()
    assert ("再确认一次是您" in page, "您的密码" in page) == (True, True)


def test_an_ordinary_setting_asks_nothing(q):
    client = q.client("secretary")
    with set_to(now() + LATER):
        page = client.post("/settings/cases.confirm_hours/", {}).content.decode()
    assert "再确认一次是您" not in page


def test_the_community_says_how_long_a_proof_is_fresh(q):
    decide(q, "accounts.proof_minutes", 20)
    client = q.client("system")
    ask = lambda: "再确认一次是您" in client.post(f"/accounts/{q.accounts['clerk'].id}/reset/").content.decode()  # noqa: E731
    decide(q, "accounts.admin_idle_minutes", 60)
    answers = []
    for minutes in (19, 21):
        with set_to(now() + timedelta(minutes=minutes)):
            answers.append(ask())
    assert answers == [False, True]


def test_six_digits_do_as_well_as_the_password_and_only_once(q):
    secret = set_up(q.accounts["system"])
    client, url = q.client("system"), f"/accounts/{q.accounts['clerk'].id}/shut/"
    code = code_of(secret)
    with set_to(now() + LATER):
        page = client.post(url, {"sure": "1"}).content.decode()
        assert "六位数字" in page
        assert client.post(url, {"sure": "1", "proof": code}).status_code == 302
    again = q.client("system")
    with set_to(now() + LATER):
        assert again.post(url, {"sure": "1", "proof": code}).status_code == 422


def test_who_guesses_is_stopped(q):
    client, url = q.client("system"), f"/accounts/{q.accounts['clerk'].id}/shut/"
    with set_to(now() + LATER):
        for n in range(5):
            client.post(url, {"sure": "1", "proof": f"a wrong sentence {n}"})
        page = client.post(url, {"sure": "1", "proof": PASSWORD}).content.decode()
    q.accounts["clerk"].refresh_from_db()
    assert ("次数太多" in page, q.accounts["clerk"].is_active) == (True, True)


def test_the_password_goes_no_further_than_the_question(q):
    client = q.client("secretary")
    with set_to(now() + LATER):
        page = client.post("/settings/accounts.once_days/", {"part_0": "x", "proof": PASSWORD}).content.decode()
    assert PASSWORD not in page


@pytest.mark.parametrize("setting, led", [
    ("none", []), ("admins", ["security", "system"]), ("staff", ["clerk", "secretary", "security", "system", "worker1"]),
])  # fmt: skip
def test_who_must_have_a_second_factor_is_led_to_it(q, setting, led):
    decide(q, "accounts.second_factor", setting)
    roles = ("clerk", "neighbour", "resident", "secretary", "security", "system", "unit", "worker1")
    found = [r for r in roles if q.client(r).get("/notices/").headers.get("Location") == "/accounts/2fa/totp/activate/"]
    assert found == led


def test_he_may_set_it_up_and_go_out_and_nothing_else_and_then_go_on(q):
    decide(q, "accounts.second_factor", "staff")
    client = q.client("clerk")
    doors = (
        "/accounts/2fa/totp/activate/",
        "/accounts/reauthenticate/",
        "/accounts/logout/",
        "/accounts/password/change/",
    )
    led = {client.get(url).headers.get("Location", "").startswith("/accounts/2fa/totp/activate/") for url in doors}
    assert (led, client.post("/cases/new/", {}).status_code) == ({False}, 302)
    set_up(q.accounts["clerk"])
    assert client.get("/cases/").status_code == 200


def test_who_must_have_it_does_not_take_it_off(q):
    decide(q, "accounts.second_factor", "staff")
    set_up(q.accounts["clerk"])
    client = q.client("clerk")
    assert client.get("/cases/").status_code == 200
    assert client.get("/accounts/2fa/totp/deactivate/").headers["Location"] == "/accounts/2fa/"


def test_the_setting_is_a_choice_with_names(q):
    page = q.client("secretary").get("/settings/accounts.second_factor/").content.decode()
    shown = q.client("secretary").get("/settings/").content.decode()
    assert ("三位管理员和所有工作人员" in page, "都自愿" in shown) == (True, True)
    posted = {"part_0": "everybody", "since": "2026-11-24", "source": "会上定的", "sure": "1"}
    assert q.client("secretary").post("/settings/accounts.second_factor/", posted).status_code == 422


def acts(q) -> list[tuple]:
    with cross_community("look at what was written"):
        rows = Act.objects.filter(community_id=q.id).exclude(word="sign_in").order_by("at", "id")
        return list(rows.values_list("word", "account_id", "subject"))


def test_what_administrators_do_stands_in_the_log_of_acts(q):
    clerk, post = q.accounts["clerk"], q.posts["worker2"]
    system, security, secretary = (q.client(r) for r in ("system", "security", "secretary"))
    system.post(f"/accounts/{clerk.id}/reset/", {"sure": "1"})
    system.post(f"/accounts/{clerk.id}/shut/", {"sure": "1"})
    system.post(f"/accounts/{clerk.id}/reopen/", {"sure": "1"})
    facts = {"account": clerk.id, "since": "2026-11-24", "until": "", "sure": "1"}
    security.post(f"/posts/{post.id}/appoint/", facts)
    posted = {"part_0": "3", "since": "2026-11-24", "source": "会上定的", "sure": "1"}
    secretary.post("/settings/accounts.once_days/", posted)
    secretary.post("/places/grids/new/", {"name": "新网格"})
    found = acts(q)
    assert [(word, account) for word, account, _ in found] == [
        ("account_reset", q.accounts["system"].id), ("account_shut", q.accounts["system"].id),
        ("account_reopen", q.accounts["system"].id), ("post_give", q.accounts["security"].id),
        ("setting", q.accounts["secretary"].id), ("grid_new", q.accounts["secretary"].id),
    ]  # fmt: skip
    assert [subject for *_, subject in found[:5]] == [str(clerk.id)] * 3 + [str(post.id), "accounts.once_days"]


def test_coming_in_is_one_act_a_session(q):
    client = q.client("clerk")
    for _ in range(3):
        client.get("/cases/")
    q.client("resident").get("/today/")
    with cross_community("look at what was written"):
        found = Act.objects.filter(community_id=q.id, word="sign_in").values_list("account_id", "post_id")
        assert list(found) == [(q.accounts["clerk"].id, q.posts["clerk"].id)]
