"""The same life through the pages: resident on his phone, grid worker, unit, secretary; and who may not."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.engine.matters.models import Matter, Part
from linli.ground.base.ids import uuid7
from linli.work.cases.tests.test_life import photo
from tests import query_lint

pytestmark = pytest.mark.django_db


def picture(name="p.jpg"):
    return SimpleUploadedFile(name, photo(), "image/jpeg")


def send_report(q, role="resident", **more):
    facts = {
        "category": "B01",
        "words": "3号楼门口的井盖裂了一块。",
        "place": q.buildings[0].id,
        "photos": [picture()],
        "client_key": uuid7(),
    }
    return q.client(role).post(f"/c/{q.community.number}/report/", facts | more)


def fetched(client, url):
    """The status of a file, its handle closed."""
    answer = client.get(url)
    if answer.streaming:
        b"".join(answer.streaming_content)
        for thing in answer._resource_closers:  # not answer.close(): that also closes the test's connection
            thing()
    return answer.status_code


def matter_of(q):
    with query_lint.off():
        from linli.ground.base.scope import cross_community

        with cross_community("look at what the page wrote"):
            return Matter.objects.select_related("owner").get(community_id=q.id)


def part_of(q):
    from linli.ground.base.scope import cross_community

    with cross_community("look at what the page wrote"):
        return Part.objects.get(community_id=q.id)


def test_a_report_travels_to_its_answer_through_four_roles(two):
    q = two.first
    answer = send_report(q)
    matter = matter_of(q)
    assert (answer.status_code, answer.url) == (302, f"/c/1/cases/{matter.id}/")
    page = q.client("resident").get(answer.url)
    assert matter.number in page.content.decode() and "一网格 网格员" in page.content.decode()

    worker, unit = q.client("worker1"), q.client("unit2")
    assert matter.title in worker.get("/today/").content.decode()
    assert worker.post(f"/cases/{matter.id}/accept/", {"client_key": uuid7()}).status_code == 302
    asked = {
        "body": q.bodies["unit2"].id,
        "words": "请换一个井盖。",
        "hours": 24,
        "with_photos": "on",
        "client_key": uuid7(),
    }
    assert worker.post(f"/cases/{matter.id}/ask/", asked).status_code == 302

    part = part_of(q)
    listing = unit.get("/asked/").content.decode()
    assert "请换一个井盖。" in listing and "秦福来" not in listing
    assert unit.post(f"/asked/{part.id}/accept/").status_code == 302
    done = unit.post(f"/asked/{part.id}/done/", {"said": "换好了。", "photos": [picture()]})
    assert done.status_code == 302
    assert (matter_of(q).stage, part_of(q).state) == ("done", "done")

    rated = q.client("resident").post(f"/c/1/cases/{matter.id}/rate/", {"face": "good", "client_key": uuid7()})
    assert rated.status_code == 302 and matter_of(q).outcome == "confirmed"
    assert matter.title in q.client("secretary").get("/cases/?tab=over").content.decode()


def test_a_report_without_words_and_photo_says_what_is_missing_and_keeps_the_place(two):
    q = two.first
    answer = send_report(q, words="", photos=[])
    assert answer.status_code == 422
    assert "说一句，或者拍一张" in answer.content.decode()
    assert f'<option value="{q.buildings[0].id}" selected>' in answer.content.decode()


def test_what_is_not_a_photo_is_refused_and_nothing_is_half_done(two, as_keeper):
    q = two.first
    answer = send_report(q, photos=[SimpleUploadedFile("x.jpg", b"no picture", "image/jpeg")])
    assert answer.status_code == 422 and "打不开" in answer.content.decode()
    with as_keeper():
        assert Matter.objects.count() == 0


def test_sending_it_back_asks_where_it_is_not_good(two, as_community):
    q = two.first
    send_report(q)
    matter = matter_of(q)
    worker, resident = q.client("worker1"), q.client("resident")
    assert worker.post(f"/cases/{matter.id}/take/fix/", {"said": "垫平了。", "photos": [picture()]}).status_code == 302
    url = f"/c/1/cases/{matter.id}/rate/"
    assert resident.post(url, {"face": "bad", "said": ""}).status_code == 422
    assert resident.post(url, {"face": "bad", "said": "还晃。"}).status_code == 302
    assert (matter_of(q).stage, matter_of(q).sent_back) == ("working", 1)


@pytest.mark.parametrize("role", ["resident", "neighbour", "unit"])
def test_office_pages_are_not_for_outsiders(two, role):
    q = two.first
    send_report(q)
    client = q.client(role)
    codes = [client.get(url).status_code for url in ("/cases/", f"/cases/{matter_of(q).id}/", "/cases/new/")]
    assert codes == [403, 403, 403]


def test_a_case_of_another_grid_or_community_or_neighbour_is_not_there(two):
    q, other = two.first, two.second
    send_report(q)
    id = matter_of(q).id
    codes = {
        "worker2": q.client("worker2").get(f"/cases/{id}/").status_code,
        "other secretary": other.client("secretary").get(f"/cases/{id}/").status_code,
        "neighbour": q.client("neighbour").get(f"/c/1/cases/{id}/").status_code,
        "nobody": q.client("neighbour").get(f"/c/1/cases/{uuid7()}/").status_code,
        "other resident": other.client("resident").get(f"/c/1/cases/{id}/").status_code,
    }
    assert codes == dict.fromkeys(codes, 404)


def test_photos_are_fetched_by_who_may_see_the_case_and_nobody_else(two):
    q, other = two.first, two.second
    send_report(q)
    page = q.client("worker1").get(f"/cases/{matter_of(q).id}/").content.decode()
    url = re.search(r'src="(/files/[^"]+)"', page)[1]
    may = {
        role: fetched(q.client(role), url)
        for role in ("resident", "worker1", "secretary", "neighbour", "worker2", "unit2")
    }
    assert may == {"resident": 200, "worker1": 200, "secretary": 200, "neighbour": 404, "worker2": 404, "unit2": 404}
    assert fetched(other.client("secretary"), url) == 404


def test_the_phone_is_shown_for_a_purpose_and_the_reading_is_kept(two, as_keeper):
    from linli.ground.access.models import ReadLog

    q = two.first
    clerk = q.client("duty")
    facts = {
        "source": "phone",
        "category": "B04",
        "place": q.buildings[0].id,
        "words": "路灯不亮。",
        "called": "秦大爷",
        "phone": "15412345678",
        "client_key": uuid7(),
    }
    assert clerk.post("/cases/new/", facts).status_code == 302
    matter = matter_of(q)
    worker = q.client("worker1")
    assert "15412345678" not in worker.get(f"/cases/{matter.id}/").content.decode()
    assert worker.post(f"/cases/{matter.id}/phone/", {"purpose": ""}).status_code == 422
    assert "15412345678" in worker.post(f"/cases/{matter.id}/phone/", {"purpose": "约时间去看"}).content.decode()
    assert q.client("worker2").post(f"/cases/{matter.id}/phone/", {"purpose": "约时间"}).status_code == 404
    with as_keeper():
        assert list(ReadLog.objects.values_list("purpose", flat=True)) == ["约时间去看"]


def test_handing_on_needs_a_reason_and_an_open_post(two):
    q = two.first
    send_report(q)
    matter, worker = matter_of(q), q.client("worker1")
    url = f"/cases/{matter.id}/hand/"
    assert worker.post(url, {"post": q.posts["clerk"].id, "why": ""}).status_code == 422
    assert worker.post(url, {"post": uuid7(), "why": "x"}).status_code == 422
    assert worker.post(url, {"post": q.posts["clerk"].id, "why": "这是窗口的事"}).status_code == 302
    assert (matter_of(q).owner_id, matter_of(q).stage) == (q.posts["clerk"].id, "raised")


def test_a_double_tap_does_it_once(two, as_keeper):
    q, key = two.first, uuid7()
    first, second = send_report(q, client_key=key), send_report(q, client_key=key)
    assert first.url == second.url
    with as_keeper():
        assert Matter.objects.count() == 1


def test_who_comes_second_is_told_what_it_is_now(two):
    q = two.first
    send_report(q)
    id = matter_of(q).id
    assert q.client("worker1").post(f"/cases/{id}/accept/").status_code == 302
    late = q.client("secretary").post(f"/cases/{id}/accept/")
    assert late.status_code == 409 and "早了一步" in late.content.decode()
