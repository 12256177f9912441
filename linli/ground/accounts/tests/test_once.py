"""A password from a colleague: works once, for a few days, for nothing but choosing one's own; and who was away too long."""

from datetime import timedelta

import pytest
from django.test import Client

from linli.ground.accounts.actions import give_password, open_account, shut_account
from linli.ground.accounts.models import Account
from linli.ground.base.clock import now, set_to
from linli.ground.base.errors import Invalid

pytestmark = pytest.mark.django_db
OWN = "a sentence of my very own"


def sign_in(username, password, client=None) -> Client:
    client = client or Client()
    client.post("/accounts/login/", {"login": username, "password": password})
    return client


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def test_the_first_sign_in_leads_to_a_password_of_ones_own_and_nowhere_else(two):
    _account, once = open_account("mali", "马丽")
    client = sign_in("mali", once)
    for url in ("/today/", "/cases/", "/c/1/"):
        answer = client.get(url)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/password/change/")
    form = {"oldpassword": once, "password1": once, "password2": once}
    assert client.post("/accounts/password/change/", form).status_code == 200  # the same again is no change
    client.post("/accounts/password/change/", form | {"password1": OWN, "password2": OWN})
    account = Account.objects.get(username="mali")
    assert (account.once_until, account.check_password(OWN), is_in(client)) == (None, True, True)
    assert client.get("/today/").status_code == 200


def test_a_password_that_waited_too_long_opens_nothing(db):
    _account, once = open_account("mali", "马丽", days=7)
    with set_to(now() + timedelta(days=7, seconds=1)):
        assert is_in(sign_in("mali", once)) is False
    assert is_in(sign_in("mali", once)) is True


def test_a_new_password_puts_out_who_was_in_and_the_old_one_is_dead(two):
    client, account = two.first.client("clerk"), two.first.accounts["clerk"]
    assert client.get("/cases/").status_code == 200
    once = give_password(account)
    assert client.get("/cases/").status_code == 302
    assert (is_in(sign_in(account.username, "a long invented sentence")), is_in(sign_in(account.username, once))) == (
        False, True,
    )  # fmt: skip


def test_a_shut_account_is_out_with_the_next_click(two):
    client = two.first.client("clerk")
    shut_account(two.first.accounts["clerk"])
    assert client.get("/cases/").headers["Location"] == "/accounts/login/?next=/cases/"


@pytest.mark.parametrize("username", ["", "ma", "Mali", "马丽", "1mali", "ma li", "m" * 31, "mali;--"])
def test_a_strange_sign_in_name_is_refused(db, username):
    with pytest.raises(Invalid):
        open_account(username, "马丽")


def test_a_name_that_is_taken_is_refused_and_the_account_that_has_it_keeps_its_password(two):
    account, before = two.first.accounts["clerk"], two.first.accounts["clerk"].password
    open_account("mali", "马丽")
    with pytest.raises(Invalid):
        open_account("mali", "另一个马丽")
    account.refresh_from_db()
    assert account.password == before


@pytest.mark.parametrize("role, minutes, stays", [
    ("clerk", 29, True), ("clerk", 31, False), ("worker1", 31, False), ("unit", 31, True), ("resident", 120, True),
])  # fmt: skip
def test_who_was_away_too_long_signs_in_again(two, role, minutes, stays):
    client = two.first.client(role)
    client.get("/")
    with set_to(now() + timedelta(minutes=minutes)):
        client.get("/")
    assert is_in(client) is stays


def test_who_keeps_working_stays_in(two):
    client, began = two.first.client("clerk"), now()
    for minutes in range(0, 120, 20):
        with set_to(began + timedelta(minutes=minutes)):
            assert client.get("/cases/").status_code == 200
