"""One's own account: a name, a language, a second lock, and the devices one is signed in on."""

import re
from time import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from linli.ground.accounts.models import Account
from linli.ground.posts.queries import holder_names
from tests.town import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(username) -> Client:
    client = Client()
    client.post("/accounts/login/", {"login": username, "password": PASSWORD})
    return client


def is_in(client) -> bool:
    return "_auth_user_id" in client.session


def code_for(secret, step=0) -> str:
    return format_hotp_value(hotp_value(secret, int(time()) // 30 + step))


def lock_twice(client) -> str:
    """Prove oneself, read the secret off the page, give the first code."""
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page)[1]
    client.post("/accounts/2fa/totp/activate/", {"code": code_for(secret)})
    return secret


def test_a_new_name_stands_on_my_posts_and_the_device_follows(two, as_community):
    q, client = two.first, two.first.client("clerk")
    answer = client.post("/me/", {"name": "石兰", "language": "en", "mode": "elder"})
    account = Account.objects.get(id=q.accounts["clerk"].id)
    assert (account.name, account.language, account.mode) == ("石兰", "en", "elder")
    assert (answer.cookies["linli_language"].value, answer.cookies["linli_mode"].value) == ("en", "elder")
    with as_community(q.id):
        assert holder_names(q.id, q.posts["clerk"].id) == ("石兰",)


@pytest.mark.parametrize("form", [
    {"name": " ", "language": "en", "mode": "elder"}, {"name": "石兰", "language": "tlh", "mode": "elder"},
    {"name": "石兰", "language": "en", "mode": "huge"}, {},
])  # fmt: skip
def test_what_is_no_name_or_language_changes_nothing(two, form):
    assert two.first.client("clerk").post("/me/", form | {"username": "root", "is_active": ""}).status_code == 422
    account = Account.objects.get(id=two.first.accounts["clerk"].id)
    assert (account.name, account.username) == ("石小兰", "clerk-1")


@pytest.mark.parametrize("role", ["secretary", "worker1", "unit", "resident"])
def test_everybody_has_a_page_of_his_own(two, role):
    page = two.first.client(role).get("/me/").content.decode()
    assert two.first.accounts[role].username in page


def test_the_second_lock_lies_sealed_and_asks_at_the_next_door(two):
    client = sign_in("clerk-1")
    secret = lock_twice(client)
    kept = Authenticator.objects.get(user__username="clerk-1", type="totp").data["secret"]
    assert secret not in kept
    other = sign_in("clerk-1")
    assert is_in(other) is False
    other.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert is_in(other) is False
    other.post("/accounts/2fa/authenticate/", {"code": code_for(secret, 1)})
    assert is_in(other) is True


def test_a_code_opens_once(two):
    secret = lock_twice(sign_in("clerk-1"))
    first, second = sign_in("clerk-1"), sign_in("clerk-1")
    code = code_for(secret, 1)
    for client in (first, second):
        client.post("/accounts/2fa/authenticate/", {"code": code})
    assert (is_in(first), is_in(second)) == (True, False)


def test_other_devices_are_signed_out(two):
    here, there = sign_in("clerk-1"), sign_in("clerk-1")
    assert (is_in(here), is_in(there)) == (True, True)
    here.post("/accounts/devices/", {})
    assert (here.get("/cases/").status_code, there.get("/cases/").status_code) == (200, 302)


def test_a_fresh_proof_is_asked_before_the_lock_is_changed(two):
    client = two.first.client("clerk")  # signed in, but nobody saw a password just now
    answer = client.get("/accounts/2fa/totp/activate/")
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, "/accounts/reauthenticate/")
    assert client.get("/accounts/reauthenticate/").status_code == 200
