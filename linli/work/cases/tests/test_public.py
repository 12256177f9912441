"""What others see: category and building, then what staff let out, and never anything else. And who has the same trouble."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from linli.engine.matters.actions.following import followers_of
from linli.engine.matters.models import Follow, Matter
from linli.engine.notices.models import Notice
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community
from linli.ground.files.models import File
from linli.ground.places.models import Place
from linli.work.cases.nearby import metres_between, middle_of, near_reports
from linli.work.cases.queries import category_of
from linli.work.cases.tests.test_pages import fetched
from tests.makers import report

pytestmark = pytest.mark.django_db
WORDS = "李大妈家三单元301门口的井盖坏了，电话15412345678。"
CALLED, SPOT, ANSWER = "罗阿姨", "三单元门口第二块砖", "孩子绊过一次"
CLEAN = {"title": "小区1 1号楼的井盖", "words": "井盖裂了，市政明天来换。"}


@pytest.fixture
def told(two, as_community):
    """A case full of what must not show, in grid 1 of the first community."""
    q = two.first
    with as_community(q.id):
        return report(
            q, words=WORDS, spot=SPOT, called=CALLED, by_way="neighbour", source="helper", answers={"伤人吗？": ANSWER}
        )


def secrets_of(q, matter) -> tuple[str, ...]:
    with cross_community("know what must not show"):
        photos = [str(f.id) for f in File.objects.filter(subject=matter.id)]
    names = [account.name for account in q.accounts.values()]
    return (WORDS[:6], "李大妈", "301", "15412345678", CALLED, SPOT, ANSWER, matter.number, *photos, *names, "邻居代报")


def let_out(q, matter, **sent):
    return q.client("duty").post(f"/cases/{matter.id}/public/", sent)


def photo_of(matter):
    with cross_community("find the photo"):
        return File.objects.get(subject=matter.id, sort="photo").id


def pages_of_others(q, matter, client) -> list[str]:
    urls = ("/c/1/public/", f"/c/1/public/{matter.id}/", f"/c/1/report/look/?category=B01&place={q.buildings[0].id}")
    return [client.get(url).content.decode() for url in urls]


@pytest.mark.parametrize("role", [None, "neighbour"])
def test_others_see_category_and_building_until_more_is_let_out(two, told, role):
    q = two.first
    client = q.client(role) if role else Client()
    pages = pages_of_others(q, told, client)
    assert ["井盖破损缺失" in page and "小区1 1号楼" in page for page in pages] == [True, True, True]
    leaks = [secret for page in pages for secret in secrets_of(q, told) if secret in page]
    assert [leak for leak in leaks if leak not in ("马丽", "罗秀英")] == []  # who answers; who is signed in
    assert "等人接" not in pages[0] + pages[1]
    assert fetched(client, f"/c/1/public/{told.id}/{photo_of(told)}.jpg") == 404


def test_words_go_out_only_clean_and_the_stage_goes_with_them(two, told):
    q = two.first
    assert let_out(q, told, do="words", title="井盖", words=f"{WORDS}").status_code == 302
    assert let_out(q, told, do="publish").status_code == 422
    assert "小区1 1号楼的井盖" not in Client().get("/c/1/public/").content.decode()
    page = q.client("duty").get(f"/cases/{told.id}/public/").content.decode()
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    assert let_out(q, told, do="words", version=version, **CLEAN).status_code == 302
    assert let_out(q, told, do="publish").status_code == 302
    page = Client().get(f"/c/1/public/{told.id}/").content.decode()
    assert CLEAN["words"] in page and "等人接" in page and WORDS[:6] not in page
    assert let_out(q, told, do="withdraw", why="写错了").status_code == 302
    assert CLEAN["words"] not in Client().get(f"/c/1/public/{told.id}/").content.decode()


def test_a_photo_goes_out_when_somebody_looked_and_is_gone_when_taken_back(two, told):
    q, file = two.first, photo_of(told)
    url = f"/c/1/public/{told.id}/{file}-s.jpg"
    assert let_out(q, told, do="photos", photo=[file]).status_code == 422
    assert fetched(Client(), url) == 404
    assert let_out(q, told, do="photos", photo=[file], looked="on").status_code == 302
    assert (fetched(Client(), url), url in Client().get("/c/1/public/").content.decode()) == (200, True)
    assert (
        fetched(Client(), f"/c/2/public/{told.id}/{file}.jpg"),
        fetched(Client(), f"/files/matter/1/{file}.jpg"),
    ) == (
        404,
        404,
    )
    assert let_out(q, told, do="photos").status_code == 302
    assert fetched(Client(), url) == 404


def test_a_photo_that_is_out_goes_back_in_when_the_case_becomes_restricted(two, told, as_keeper):
    q, file = two.first, photo_of(told)
    let_out(q, told, do="photos", photo=[file], looked="on")
    with as_keeper():
        Matter.objects.filter(id=told.id).update(restricted=True)
    client = Client()
    assert fetched(client, f"/c/1/public/{told.id}/{file}.jpg") == 404
    assert client.get(f"/c/1/public/{told.id}/").status_code == 404
    assert client.post(f"/c/1/public/{told.id}/follow/").status_code == 404


def test_a_photo_of_another_case_is_not_let_out_with_this_one(two, told, as_community):
    q = two.first
    with as_community(q.id):
        other = report(q, "neighbour")
    let_out(q, told, do="photos", photo=[photo_of(other)], looked="on")
    assert fetched(Client(), f"/c/1/public/{told.id}/{photo_of(other)}.jpg") == 404


@pytest.mark.parametrize("category", ["G01", "G04", "G05", "I01", "I04", "I08", "L05"])
def test_quarrels_need_and_what_is_restricted_are_never_public(two, as_community, category):
    q = two.first
    with as_community(q.id):
        matter = report(q, category=category, words=WORDS)
    client = Client()
    assert client.get(f"/c/1/public/{matter.id}/").status_code == 404
    assert client.post(f"/c/1/public/{matter.id}/follow/").status_code == 404
    assert 'class="card"><div>' not in client.get("/c/1/public/").content.decode()
    near = client.get("/c/1/report/look/", {"category": category, "place": q.buildings[0].id}).content.decode()
    assert "我也遇到" not in near
    assert let_out(q, matter, do="words", **CLEAN).status_code in (403, 404)


@pytest.mark.parametrize(
    ("role", "status"), [("secretary", 200), ("clerk", 200), ("worker1", 403), ("resident", 404), ("unit", 404)]
)
def test_who_speaks_for_the_community_lets_out(two, told, role, status):
    found = two.first.client(role).get(f"/cases/{told.id}/public/").status_code
    assert found == status if role != "resident" else found in (403, 404)


def test_the_page_of_a_case_says_what_others_see(two, told):
    q = two.first
    page = q.client("duty").get(f"/cases/{told.id}/").content.decode()
    assert "只看得到是什么事、在哪栋楼" in page and f"/cases/{told.id}/public/" in page
    assert f"/cases/{told.id}/public/" not in q.client("worker1").get(f"/cases/{told.id}/").content.decode()


def near(q, role="neighbour", category="B01", building=0):
    with cross_community("a test asks"):
        found = near_reports(q.actor(role), q.id, category_of(q.community, category), q.buildings[building])
    return [(n.seen.category, n.how) for n in found]


def test_near_is_the_same_group_open_lately_in_the_same_building(two, told, as_community, as_keeper):
    q = two.first
    with as_community(q.id):
        report(q, category="E01")
        report(q, grid=1)
    assert (near(q), near(q, category="B02")) == ([("B01", "building")], [("B01", "building")])
    assert near(q, role="resident") == []  # one's own is no news
    assert near(q, category="D01") == []
    with as_keeper():
        Matter.objects.filter(id=told.id).update(raised_at=told.raised_at - timedelta(days=31))
    assert near(q) == []


def test_another_building_of_the_estate_is_near_and_another_estate_by_metres(two, told, as_keeper):
    q = two.first
    with as_keeper():
        estate = Place.objects.get(community_id=q.id, path="0001")
        q.buildings.append(
            Place.objects.create(
                community_id=q.id, kind="building", name="2号楼", parent=estate, path="00010002", key="小区1/2",
                line="小区1 2号楼",
            )
        )  # fmt: skip
    assert (near(q, building=2), near(q, building=1)) == ([("B01", "estate")], [])
    square = lambda x: {"type": "Polygon", "coordinates": [[[x, 36.86], [x, 36.861], [x + 0.001, 36.86]]]}  # noqa: E731
    with as_keeper():
        Place.objects.filter(community_id=q.id, path="0001").update(outline=square(109.320))
        Place.objects.filter(community_id=q.id, path="0002").update(outline=square(109.322))
    assert near(q, building=1) == [("B01", "metres")]
    with as_keeper():
        Place.objects.filter(community_id=q.id, path="0002").update(outline=square(109.330))
    assert near(q, building=1) == []


def test_the_middle_and_the_metres():
    ring = [[0, 0], [0, 2], [2, 2], [2, 0], [0, 0]]
    assert middle_of({"type": "Polygon", "coordinates": [ring]}) == (1, 1)
    assert middle_of({"type": "MultiPolygon", "coordinates": [[ring]]}) == (1, 1)
    assert (middle_of({}), middle_of(None), middle_of({"type": "Polygon", "coordinates": []})) == (None, None, None)
    assert round(metres_between((109.32, 36.86), (109.32, 36.861))) == 111


def test_joining_is_no_second_matter_and_what_he_adds_is_for_staff_alone(two, told, as_community):
    q = two.first
    client, url = q.client("neighbour"), f"/c/1/public/{told.id}/"
    sent = {"words": "我那栋的也松了，罗秀英。", "client_key": uuid7()}
    assert [client.post(f"{url}follow/", sent).status_code for _ in (1, 2)] == [302, 302]
    with as_community(q.id):
        assert (Matter.objects.filter(community_id=q.id).count(), len(followers_of(told))) == (1, 1)
        assert list(
            Notice.objects.filter(community_id=q.id, word="matter_joined").values_list("post_id", flat=True)
        ) == [q.posts["worker1"].id]
    page = client.get(url).content.decode()
    assert "您也遇到了" in page and "等人接" in page and WORDS[:6] not in page
    assert "还有 1 位邻居也遇到了" in q.client("worker1").get(f"/cases/{told.id}/").content.decode()
    for other in (Client(), q.client("resident")):
        assert "我那栋的也松了" not in "".join(pages_of_others(q, told, other))
    assert "我那栋的也松了" not in q.client("resident").get(f"/c/1/cases/{told.id}/").content.decode()
    mine = client.get("/c/1/mine/").content.decode()
    assert "我也遇到的" in mine and "小区1 1号楼" in mine and WORDS[:6] not in mine
    assert client.post(f"{url}unfollow/").status_code == 302
    assert "我也遇到的" not in client.get("/c/1/mine/").content.decode()


def test_one_does_not_join_ones_own_nor_what_is_over(two, told, as_keeper):
    q = two.first
    q.client("resident").post(f"/c/1/public/{told.id}/follow/")
    with as_keeper():
        Matter.objects.filter(id=told.id).update(stage="ended", outcome="withdrawn")
    assert q.client("neighbour").post(f"/c/1/public/{told.id}/follow/").status_code == 409
    with as_keeper():
        assert Follow.objects.count() == 0


def test_the_list_asks_no_more_for_three_than_for_one(two, told, as_community, django_assert_max_num_queries):
    q, counts = two.first, []
    for _ in (1, 2, 3):
        with django_assert_max_num_queries(12) as seen:
            Client().get("/c/1/public/")
        counts.append(len(seen.captured_queries))
        with as_community(q.id):
            report(q, "neighbour", photos=0)
    assert counts == [counts[0]] * 3


def test_no_photo_of_anybody_carries_what_the_camera_knew(two, told):
    q, file = two.first, photo_of(told)
    let_out(q, told, do="photos", photo=[file], looked="on")
    answer = Client().get(f"/c/1/public/{told.id}/{file}.jpg")
    assert b"Exif" not in b"".join(answer.streaming_content)
