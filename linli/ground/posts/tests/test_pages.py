"""The pages of the posts: seen by who works here, changed by who may, and always after showing what will happen."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.ground.base.clock import today
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.queries import holder_names
from tests.admins import seat_admins

pytestmark = pytest.mark.django_db


@pytest.fixture
def q(two):
    return seat_admins(two.first)


def held(q, role, as_community):
    with as_community(q.id):
        return holder_names(q.id, q.posts[role].id)


@pytest.mark.parametrize("role, status", [
    ("secretary", 200), ("worker1", 200), ("security", 200), ("audit", 200), ("system", 200), ("unit", 403),
    ("resident", 403),
])  # fmt: skip
def test_who_sees_the_posts(q, role, status):
    client = q.client(role)
    urls = ("/posts/", f"/posts/{q.posts['clerk'].id}/", f"/posts/{q.posts['clerk'].id}/note/")
    assert [client.get(url).status_code for url in urls] == [status] * 3


def test_a_post_of_next_door_is_not_there(q, two):
    other = two.second.posts["clerk"].id
    urls = (f"/posts/{other}/", f"/posts/{other}/appoint/", f"/posts/{other}/close/", f"/posts/{other}/note/")
    assert [q.client("secretary").get(url).status_code for url in urls] == [404] * 4


def test_appointing_asks_first_and_then_does_it(q, as_community):
    client, url = q.client("security"), f"/posts/{q.posts['clerk'].id}/appoint/"
    form = {"account": q.accounts["worker2"].id, "since": today().isoformat(), "until": ""}
    assert "看得到整个社区的事" in client.post(url, form).content.decode()
    assert held(q, "clerk", as_community) == ("石小兰",)
    assert client.post(url, form | {"sure": "1"}).headers["Location"] == f"/posts/{q.posts['clerk'].id}/"
    assert held(q, "clerk", as_community) == ("石小兰", "雷小军")


def test_a_second_key_is_refused_on_the_form(q):
    url = f"/posts/{q.posts['clerk'].id}/appoint/"
    form = {"account": q.accounts["audit"].id, "since": today().isoformat(), "sure": "1"}
    answer = q.client("security").post(url, form)
    assert (answer.status_code, "管理员的账号只做管理员" in answer.content.decode()) == (422, True)


def test_a_resident_and_a_stranger_are_not_offered(q, two):
    url = f"/posts/{q.posts['clerk'].id}/appoint/"
    for account in (q.accounts["resident"], two.second.accounts["clerk"], q.accounts["security"]):
        answer = q.client("security").post(url, {"account": account.id, "since": today().isoformat(), "sure": "1"})
        assert answer.status_code == 422


@pytest.mark.parametrize("role", ["system", "audit", "clerk", "worker1"])
def test_who_may_not_give_is_refused_also_on_the_page(q, role, as_community):
    client = q.client(role)
    with as_community(q.id):
        holding = Holding.objects.get(community_id=q.id, post=q.posts["clerk"])
    post = q.posts["clerk"].id
    urls = ("appoint/", "replace/", "edit/", "close/", f"end/{holding.id}/")
    assert [client.post(f"/posts/{post}/{url}", {"sure": "1"}).status_code for url in urls] == [403] * 5
    assert client.post("/posts/new/", {"sure": "1"}).status_code == 403


def test_ending_and_replacing(q, as_community):
    client, post = q.client("secretary"), q.posts["worker2"].id
    form = {"account": q.accounts["worker1"].id, "since": today().isoformat(), "sure": "1"}
    assert client.post(f"/posts/{post}/replace/", form).headers["Location"] == f"/posts/{post}/note/"
    assert held(q, "worker2", as_community) == ("马丽",)
    with as_community(q.id):
        holding = Holding.objects.get(community_id=q.id, post=post, ended_at=None)
    client.post(f"/posts/{post}/end/{holding.id}/", {"on": today().isoformat(), "why": "left", "sure": "1"})
    assert held(q, "worker2", as_community) == ()
    assert "空着" in client.get(f"/posts/{post}/").content.decode()


def test_a_post_is_set_up_and_closed(q, as_community):
    client = q.client("secretary")
    form = {"kind": "clerk", "title": "窗口岗", "above": str(q.posts["secretary"].id)}
    assert client.post("/posts/new/", form).headers["Location"] == "/posts/"
    with as_community(q.id):
        post = Post.objects.get(community_id=q.id, title="窗口岗")
    assert client.post(f"/posts/{post.id}/close/", {"why": "并岗"}).status_code == 200
    client.post(f"/posts/{post.id}/close/", {"why": "并岗", "sure": "1"})
    with as_community(q.id):
        assert Post.objects.get(community_id=q.id, id=post.id).closed_at is not None


def test_an_edit_of_an_old_page_is_told_so(q):
    client, post = q.client("secretary"), q.posts["clerk"]
    form = {"title": "窗口岗", "above": "", "phone": "", "version": post.version}
    assert client.post(f"/posts/{post.id}/edit/", form).status_code == 302
    assert client.post(f"/posts/{post.id}/edit/", form).status_code == 409


def test_the_list_asks_as_much_for_many_as_for_few(q, as_community):
    client = q.client("secretary")
    client.get("/posts/")
    few = selects(client)
    with as_community(q.id):
        for n in range(10):
            Post.objects.create(community=q.community, kind="clerk", title=f"岗 {n}", above=q.posts["secretary"])
    assert (selects(client), few <= 12) == (few, True)


def selects(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/posts/")
    return sum(query["sql"].startswith("SELECT") for query in asked)
