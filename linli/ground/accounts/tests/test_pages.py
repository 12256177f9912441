"""The system administrator opens and resets; he never chooses a password, never gives a right, never reaches next door."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.ground.accounts.actions import open_account
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now
from tests.admins import seat_admins

pytestmark = pytest.mark.django_db
ONCE = re.compile(r"<code>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</code>")


@pytest.fixture
def q(two):
    return seat_admins(two.first)


def test_a_new_account_gets_a_password_from_the_machine_and_no_right(q):
    answer = q.client("system").post(
        "/accounts/new/", {"name": "石小兰", "username": "shixl", "password": "mine-mine-mine"}
    )
    once = ONCE.search(answer.content.decode())[1]
    account = Account.objects.get(username="shixl")
    assert (account.check_password(once), answer["Cache-Control"]) == (True, "no-store")
    assert Standing.objects.filter(account_id=account.id).standing_at(now()).count() == 0


def test_a_reset_says_first_what_will_happen(q):
    client, account = q.client("system"), q.accounts["clerk"]
    url, before = f"/accounts/{account.id}/reset/", account.password
    assert client.post(url, {}).status_code == 200
    account.refresh_from_db()
    assert account.password == before
    once = ONCE.search(client.post(url, {"sure": "1", "password": "mine-mine-mine"}).content.decode())[1]
    account.refresh_from_db()
    assert (account.check_password(once), account.once_until is not None) == (True, True)


def test_an_account_is_shut_and_opened_again(q):
    client, account = q.client("system"), q.accounts["clerk"]
    client.post(f"/accounts/{account.id}/shut/", {"sure": "1"})
    account.refresh_from_db()
    assert account.is_active is False
    client.post(f"/accounts/{account.id}/reopen/", {"sure": "1"})
    account.refresh_from_db()
    assert account.is_active is True


@pytest.mark.parametrize("role", ["secretary", "clerk", "worker1", "security", "audit", "unit", "resident"])
def test_nobody_else_opens_or_resets(q, role):
    client = q.client(role)
    urls = ("/accounts/new/", f"/accounts/{q.accounts['clerk'].id}/reset/", f"/accounts/{q.accounts['clerk'].id}/shut/")
    assert [client.post(url, {"sure": "1"}).status_code for url in urls] == [403] * 3


@pytest.mark.parametrize("role, status", [
    ("system", 200), ("security", 200), ("audit", 200), ("secretary", 403), ("worker1", 403), ("resident", 403),
])  # fmt: skip
def test_the_list_is_seen_by_the_three(q, role, status):
    assert q.client(role).get("/accounts/").status_code == status


def test_the_list_shows_ours_only_and_no_resident(q, two):
    page = q.client("system").get("/accounts/").content.decode()
    shown = set(re.findall(r"<code>([a-z0-9-]+)</code>", page))
    assert shown == {f"{r}-1" for r in (*q.posts,)}


def test_an_account_of_next_door_is_not_there(q, two):
    other = two.second.accounts["clerk"]
    assert q.client("system").post(f"/accounts/{other.id}/reset/", {"sure": "1"}).status_code == 404


def test_who_also_stands_here_is_reset_only_where_he_stood_first(q, two):
    guest = two.second.accounts["clerk"]
    Standing.objects.create(
        account_id=guest.id, community_id=q.id, kind="clerk", title="社区工作者", post_id=q.posts["clerk"].id
    )
    assert q.client("system").post(f"/accounts/{guest.id}/reset/", {"sure": "1"}).status_code == 404


def test_nobody_resets_himself(q):
    assert q.client("system").post(f"/accounts/{q.accounts['system'].id}/reset/", {"sure": "1"}).status_code == 403


def test_the_list_asks_as_much_for_many_as_for_few(q):
    client = q.client("system")
    client.get("/accounts/")
    few = selects(client)
    for n in range(20):
        open_account(f"mali{n}", "马丽", community=q.id)
    assert (selects(client), few <= 12) == (few, True)


def selects(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/accounts/")
    return sum(query["sql"].startswith("SELECT") for query in asked)
