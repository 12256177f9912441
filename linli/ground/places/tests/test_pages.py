"""The pages of the places: what will happen is shown first, and who may not is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.ground.base.clock import today
from linli.ground.places.models import Place
from linli.ground.places.queries import grid_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role, status", [
    ("secretary", 200), ("clerk", 200), ("worker1", 200), ("unit", 403), ("resident", 403),
])  # fmt: skip
def test_who_sees_the_places(two, role, status):
    client, q = two.first.client(role), two.first
    urls = ("/places/", f"/places/{q.buildings[0].id}/", f"/places/{q.grids[0].id}/")
    assert [client.get(url).status_code for url in urls] == [status] * 3


def test_a_place_of_next_door_is_not_there(two):
    other, client = two.second.buildings[0].id, two.first.client("secretary")
    urls = (f"/places/{other}/", f"/places/{other}/rename/", f"/places/grids/{two.second.grids[0].id}/take/")
    assert [client.get(url).status_code for url in urls] == [404] * 3


def test_redrawing_shows_what_moves_before_it_moves(two, as_community):
    q, url = two.first, f"/places/grids/{two.first.grids[1].id}/take/"
    form = {"places": [str(q.buildings[0].id)], "on": today().isoformat()}
    assert "小区1 1号楼：第1网格 → 第2网格，0 套房屋" in q.client("secretary").post(url, form).content.decode()
    with as_community(q.id):
        assert grid_of(q.buildings[0]) == q.grids[0].id
    assert q.client("secretary").post(url, form | {"sure": "1"}).headers["Location"] == "/places/"
    with as_community(q.id):
        assert grid_of(q.buildings[0]) == q.grids[1].id


def test_adding_and_renaming(two, as_community):
    q, client = two.first, two.first.client("clerk")
    parent = q.buildings[0].id
    client.post(f"/places/{parent}/add/", {"kind": "entrance", "names": "1单元、2单元\n三单元"})
    with as_community(q.id):
        made = list(
            Place.objects.filter(community_id=q.id, parent=parent).order_by("path").values_list("name", flat=True)
        )
    assert made == ["1单元", "2单元", "3单元"]
    client.post(f"/places/{parent}/rename/", {"name": "甲座", "version": "1", "sure": "1"})
    assert "小区1 甲座" in client.get(f"/places/{parent}/").content.decode()
    assert client.post(f"/places/{parent}/rename/", {"name": "乙", "version": "1", "sure": "1"}).status_code == 409


@pytest.mark.parametrize("role", ["worker1", "clerk"])
def test_grids_are_drawn_by_the_secretary_only(two, role):
    client, grid = two.first.client(role), two.first.grids[0].id
    urls = ["/places/grids/new/", *(f"/places/grids/{grid}/{verb}/" for verb in ("take", "split", "merge", "close"))]
    assert [client.post(url, {"sure": "1"}).status_code for url in urls] == [403] * 5


@pytest.mark.parametrize("url", ["/places/", "/places/{}/"])
def test_pages_ask_as_much_for_many_as_for_few(two, as_community, url):
    q, client = two.first, two.first.client("secretary")
    url = url.format(q.buildings[0].id)
    client.get(url)
    few = selects(client, url)
    with as_community(q.id):
        for n in range(10):
            facts = {
                "key": f"小区1/1/{n}",
                "line": f"小区1 1号楼 {n}",
                "path": f"00010001000{n}",
                "parent": q.buildings[0],
            }
            Place.objects.create(community=q.community, kind="entrance", name=str(n), **facts)
    assert (selects(client, url), few <= 12) == (few, True)


def selects(client, url) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    return sum(query["sql"].startswith("SELECT") for query in asked)
