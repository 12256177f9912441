"""One request: one transaction, one scope, one actor. What is refused is undone and kept; what fails is never silent."""

import pytest
from django.db import connection

from linli.ground.access.models import Refusal
from linli.ground.base.scope import said
from linli.ground.regions.models import Counter

pytestmark = pytest.mark.django_db
STAFF_POSTS = ["clerk", "duty", "grid_owner", "grid_worker", "grid_worker", "secretary", "unit_contact", "unit_contact"]


@pytest.fixture
def trial(two, settings):
    settings.ROOT_URLCONF = "tests.trial_pages"
    return two


def written(as_keeper) -> int:
    with as_keeper():
        return Counter.objects.filter(word="trial").count()


def test_a_page_sees_its_community_and_nothing_of_the_other(trial):
    first, second = trial.both
    seen = first.client("clerk").get("/trial/seen/").json()
    assert seen["posts"] == [[first.id, kind] for kind in STAFF_POSTS]
    assert second.client("clerk").get("/trial/seen/").json()["posts"] == [[second.id, kind] for kind in STAFF_POSTS]
    assert said()[:2] in (("", ""), ("{}", "{}"))  # and nothing is left on the connection


def test_a_public_address_narrows_to_its_community_and_a_stranger_is_a_visitor_there(trial, client):
    first, second = trial.both
    assert client.get("/trial/seen/").json() == {"posts": [], "account": None, "said": ["{}", "{}"]}
    assert client.get("/c/2/trial/seen/").json()["said"] == [f"{{{second.id}}}", "{}"]
    assert client.get("/c/99/trial/seen/").json()["posts"] == []
    visitor = first.client("secretary").get("/c/2/trial/seen/").json()
    assert (visitor["said"], visitor["account"]) == ([f"{{{second.id}}}", "{}"], first.accounts["secretary"].id)


def test_a_unit_stands_in_no_community(trial):
    seen = trial.first.client("unit").get("/trial/seen/").json()
    assert (seen["posts"], seen["said"]) == ([], ["{}", f"{{{trial.first.bodies['unit'].code}}}"])


@pytest.mark.parametrize(
    ("then", "status", "rows", "kept"),
    [
        ("well", 200, 1, []),
        ("savepoint", 200, 1, []),
        ("refused", 403, 0, [("/trial/write/refused/", "不行")]),
        ("stale", 409, 0, []),
        ("invalid", 422, 0, []),
        ("not-there", 404, 0, []),
        ("crash", 500, 0, []),
    ],
)
def test_what_becomes_of_what_was_written(trial, as_keeper, then, status, rows, kept):
    client = trial.first.client("clerk")
    client.raise_request_exception = False
    assert client.get(f"/trial/write/{then}/").status_code == status
    assert (written(as_keeper), list(Refusal.objects.values_list("path", "why"))) == (rows, kept)


def test_a_refusal_is_json_for_who_asked_for_json(trial):
    answer = trial.first.client("clerk").get("/trial/write/stale/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (409, {"refused": "不行"})


@pytest.mark.django_db(transaction=True)
def test_a_swallowed_database_error_is_loud(trial, as_keeper):
    """PostgreSQL would turn the COMMIT into a silent ROLLBACK."""
    client = trial.first.client("clerk")
    client.raise_request_exception = False
    assert (client.get("/trial/write/swallow/").status_code, written(as_keeper)) == (500, 0)


def test_a_stream_flows_in_a_scope_of_its_own(trial):
    answer = trial.first.client("clerk").get("/trial/stream/")
    assert b"".join(answer.streaming_content).decode().split() == sorted(STAFF_POSTS)


def test_files_pass_and_lazy_pages_are_rendered_inside(trial):
    client = trial.first.client("clerk")
    assert b"".join(client.get("/trial/file/").streaming_content).startswith(b'"""Pages that exist in tests only')
    assert client.get("/trial/lazy/").status_code == 200


@pytest.mark.parametrize("role", ["linli_owner", "linli_keeper"])
def test_who_passes_every_policy_serves_no_page(trial, role):
    client = trial.first.client("clerk")
    client.raise_request_exception = False
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}")
    try:
        assert client.get("/trial/seen/").status_code == 500
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE linli_app")
    assert client.get("/trial/seen/").status_code == 200
