"""The rules of who answers: added, put in order, changed and dropped by the secretary; each case says by which it went."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.ground.places.models import Place
from linli.work.cases.actions import first_owner
from linli.work.cases.models import Route
from linli.work.cases.queries import categories_of
from tests.admins import seat_admins

pytestmark = pytest.mark.django_db


def rules(q, as_community):
    with as_community(q.id):
        return list(Route.objects.filter(community_id=q.id).order_by("rank").values_list("rank", "category", "note"))


def owner(q, as_community, category):
    with as_community(q.id):
        place = Place.objects.get(community_id=q.id, id=q.buildings[0].id)
        return first_owner(q.community, categories_of(q.community)[category], place, "resident")[0].title


def test_a_rule_is_added_moved_up_changed_and_dropped(two, as_community):
    q, client = two.first, two.first.client("secretary")
    form = {"category": "A", "target": f"post:{q.posts['clerk'].id}", "note": "房子的事归窗口"}
    assert client.post("/routes/new/", form).headers["Location"] == "/routes/"
    assert rules(q, as_community) == [(10, "", "谁的网格谁来管"), (20, "A", "房子的事归窗口")]
    assert owner(q, as_community, "A01") == "一网格 网格员"
    with as_community(q.id):
        id = Route.objects.get(community_id=q.id, rank=20).id
    client.post(f"/routes/{id}/up/")
    assert rules(q, as_community) == [(10, "A", "房子的事归窗口"), (20, "", "谁的网格谁来管")]
    assert owner(q, as_community, "A01") == "社区工作者"
    client.post(f"/routes/{id}/up/")  # already first
    client.post(f"/routes/{id}/", form | {"target": "kind:grid_owner", "note": "支委来管"})
    assert owner(q, as_community, "A01") == "一网格包格支委"
    client.post(f"/routes/{id}/drop/", {})
    assert len(rules(q, as_community)) == 2
    client.post(f"/routes/{id}/drop/", {"sure": "1"})
    assert rules(q, as_community) == [(20, "", "谁的网格谁来管")]


def test_a_target_of_next_door_or_outside_is_refused(two):
    q, client = two.first, two.first.client("secretary")
    for post in (two.second.posts["clerk"], q.posts["unit"]):
        assert client.post("/routes/new/", {"target": f"post:{post.id}", "note": "x"}).status_code == 422
    assert client.post("/routes/new/", {"target": "kind:system_admin", "note": "x"}).status_code == 422


@pytest.mark.parametrize("role, sees, changes", [
    ("secretary", 200, 200), ("clerk", 200, 403), ("worker1", 403, 403), ("unit", 403, 403), ("resident", 403, 403),
    ("system", 403, 403), ("security", 403, 403),
])  # fmt: skip
def test_who_sees_and_who_changes(two, role, sees, changes):
    client = seat_admins(two.first).client(role)
    assert [client.get(url).status_code for url in ("/routes/", "/routes/new/")] == [sees, changes]


def test_a_rule_of_next_door_is_not_there(two, as_community):
    with as_community(two.second.id):
        id = Route.objects.get(community_id=two.second.id).id
    client = two.first.client("secretary")
    assert [client.post(f"/routes/{id}/{way}", {"sure": "1"}).status_code for way in ("", "up/", "drop/")] == [404] * 3


def test_the_list_asks_as_much_for_many_as_for_few(two, as_community):
    q, client = two.first, two.first.client("secretary")
    client.get("/routes/")
    few = selects(client)
    with as_community(q.id):
        for n in range(10):
            Route.objects.create(community=q.community, rank=100 + n, to_post=q.posts["clerk"], note=str(n))
    assert (selects(client), few <= 12) == (few, True)


def selects(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/routes/")
    return sum(query["sql"].startswith("SELECT") for query in asked)
