"""我要反映: the promise before and at sending, the second look, what is put aside, whom to call, for whom, from which door."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.engine.matters.models import Matter
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community
from linli.ground.files.forgetting import sweep_held
from linli.ground.files.models import File
from linli.ground.files.tests import clips
from linli.ground.places.door_codes import codes_of, give_codes, renew_code
from linli.work.cases.models import Case, Category
from linli.work.cases.tests.test_pages import fetched, matter_of, picture, send_report

pytestmark = pytest.mark.django_db
URL = "/c/1/report/"


def clip(name="voice.webm", content=None):
    return SimpleUploadedFile(name, content or clips.webm(), "audio/webm")


def look(q, role="resident", **asked):
    return q.client(role).get(f"{URL}look/", asked).content.decode()


def case_of(q) -> Case:
    with cross_community("look at what the page wrote"):
        return Case.objects.get(community_id=q.id)


def files_of(q) -> list[tuple[str, str, str]]:
    with cross_community("look at what the page wrote"):
        return sorted(File.objects.filter(community_id=q.id).values_list("word", "role", "sort"))


def set_category(code, **facts):
    with cross_community("a test decides a category"):
        Category.objects.filter(code=code).update(**facts)


def test_fms_2378_the_promise_is_shown_at_sending(two):
    q = two.first
    before = look(q, category="B01", place=q.buildings[0].id)
    assert "<b>一网格 网格员</b>（马丽）来办" in before and "0911-9990000" in before
    client = q.client("resident")
    facts = {"category": "B01", "words": "井盖裂了。", "place": q.buildings[0].id, "client_key": uuid7()}
    page = client.post(URL, facts, follow=True).content.decode()
    matter = matter_of(q)
    said = re.search(r"交给社区了，编号 (\S+)。(.+?)来办，(.+?)办好或给您说法。", page)
    assert said.groups()[:2] == (matter.number, "一网格 网格员") and said[3]
    assert re.search(r"<b>([^<]+)</b>办好或给您说法", before)[1] == said[3]
    assert "现在是马丽，换人不换责" in page and "tel:0911-9990000" in page


def test_without_script_the_promise_is_seen_once_more_before_it_is_sent_and_nothing_is_chosen_twice(two):
    q = two.first
    client = q.client("resident")
    facts = {"category": "B01", "words": "井盖裂了。", "place": q.buildings[0].id, "client_key": uuid7()}
    first = client.post(URL, facts | {"ask": "1", "photos": [picture()], "voice": clip()})
    page = first.content.decode()
    assert (first.status_code, matter_count(q)) == (200, 0)
    assert "看一眼，再交给社区" in page and "一网格 网格员" in page and 'name="ask"' not in page
    assert "照片 1 张收到了" in page and "录音收到了" in page
    held = re.search(r'name="held" value="([^"]+)"', page)[1]
    assert client.post(URL, facts | {"held": held}).status_code == 302
    assert files_of(q) == [
        ("held", "", "photo"),
        ("held", "", "sound"),
        ("matter", "before", "photo"),
        ("matter", "said", "sound"),
    ]


def matter_count(q) -> int:
    with cross_community("look at what the page wrote"):
        return Matter.objects.filter(community_id=q.id).count()


def test_what_was_put_aside_and_never_sent_is_gone_after_a_day(two, files_folder, monkeypatch):
    from datetime import timedelta

    from linli.ground.base import clock

    q = two.first
    q.client("resident").post(URL, {"words": "", "ask": "1", "photos": [picture()], "client_key": uuid7()})
    assert (files_of(q), sweep_held()) == ([("held", "", "photo")], 0)
    later = clock.now() + timedelta(days=1, minutes=1)
    monkeypatch.setattr("linli.ground.files.forgetting.now", lambda: later)
    assert (sweep_held(dry_run=True), sweep_held(), files_of(q)) == (1, 1, [])


def test_what_is_put_aside_in_one_community_opens_in_no_other(two):
    q, other = two.first, two.second
    facts = {"category": "B01", "words": "", "client_key": uuid7(), "ask": "1", "photos": [picture()]}
    held = re.search(r'name="held" value="([^"]+)"', q.client("resident").post(URL, facts).content.decode())[1]
    sent = {"category": "B01", "words": "", "client_key": uuid7(), "held": held}
    assert other.client("resident").post("/c/2/report/", sent).status_code == 422
    assert matter_count(other) == 0


def test_a_wrong_form_keeps_the_photo_that_came_with_it(two):
    q = two.first
    facts = {"category": "B01", "words": "看照片。", "by_way": "neighbour", "called": "", "client_key": uuid7()}
    page = q.client("resident").post(URL, facts | {"photos": [picture()]})
    assert page.status_code == 422
    assert "写一下是替谁说的，比如：秦大爷。" in page.content.decode() and "照片 1 张收到了" in page.content.decode()


def test_a_message_alone_is_a_report_and_staff_play_it_and_nobody_else(two):
    q, other = two.first, two.second
    assert send_report(q, words="", photos=[], voice=clip()).status_code == 302
    page = q.client("worker1").get(f"/cases/{matter_of(q).id}/").content.decode()
    url = re.search(r'src="(/files/[^"]+\.sound)"', page)[1]
    may = {role: fetched(q.client(role), url) for role in ("resident", "worker1", "secretary", "neighbour", "worker2")}
    assert may == {"resident": 200, "worker1": 200, "secretary": 200, "neighbour": 404, "worker2": 404}
    assert (fetched(other.client("secretary"), url), fetched(Client(), url)) == (404, 404)


def test_a_message_goes_out_inert_and_in_the_pieces_a_player_asks_for(two):
    q = two.first
    send_report(q, words="", photos=[], voice=clip("x.html"))
    client = q.client("worker1")
    url = re.search(r'src="(/files/[^"]+\.sound)"', client.get(f"/cases/{matter_of(q).id}/").content.decode())[1]
    answer = client.get(url, headers={"Range": "bytes=0-3"})
    heads = ("Content-Type", "X-Content-Type-Options", "Content-Security-Policy", "Content-Range", "Accept-Ranges")
    assert (answer.status_code, answer.content, [answer[h] for h in heads]) == (
        206,
        b"\x1a\x45\xdf\xa3",
        ["audio/webm", "nosniff", "default-src 'none'; sandbox", f"bytes 0-3/{len(clips.webm())}", "bytes"],
    )
    assert answer["Content-Disposition"].startswith("inline;") and ".html" not in answer["Content-Disposition"]


@pytest.mark.parametrize("content", [b"<html><script>alert(1)</script>", b"\xff\xd8\xff\xe0", b"MZ"])
def test_what_is_no_message_is_refused_whatever_it_is_called(two, content):
    q = two.first
    answer = send_report(q, words="", photos=[], voice=clip("voice.webm", content))
    assert (answer.status_code, matter_count(q)) == (422, 0)
    assert "放不出来" in answer.content.decode()


def test_a_danger_to_life_says_whom_to_call_first(two):
    set_category("H06", call_first="110 120")
    page = look(two.first, category="H06")
    assert [re.findall(r'href="tel:(\d+)"', page)[:2], "有危险，先打电话" in page] == [["110", "120"], True]
    assert "有危险，先打电话" not in look(two.first, category="B04")


def test_what_the_category_asks_is_answered_and_staff_read_it(two):
    q = two.first
    set_category("B01", questions=["有没有人受伤？", "在路中间还是路边？"])
    assert "有没有人受伤？" in look(q, category="B01")
    send_report(q, **{"answer-0": "没有", "answer-1": "", "answer-7": "塞进来的"})
    assert case_of(q).answers == {"有没有人受伤？": "没有"}
    page = q.client("worker1").get(f"/cases/{matter_of(q).id}/").content.decode()
    assert "<dt>有没有人受伤？</dt><dd>没有</dd>" in page


def test_who_reports_for_a_neighbour_is_shown_as_such_on_list_page_and_trail(two):
    q = two.first
    send_report(q, by_way="neighbour", called="秦大爷", phone="15412345678")
    case, worker = case_of(q), q.client("worker1")
    assert (case.source, case.by_way, case.called, matter_of(q).person_id) == ("helper", "neighbour", "秦大爷", None)
    assert "邻居代报" in worker.get("/cases/").content.decode()
    page = worker.get(f"/cases/{matter_of(q).id}/").content.decode()
    assert page.count("邻居代报（替秦大爷）") == 2 and "15412345678" not in page


@pytest.mark.parametrize(("role", "by_way"), [("clerk", "clerk"), ("worker1", "grid")])
def test_staff_write_down_for_somebody_found_in_the_register(two, role, by_way):
    q = two.first
    client = q.client(role)
    with cross_community("a test looks somebody up"):
        from linli.ground.people.models import Person

        person = Person.objects.get(community_id=q.id, name="罗秀英")
        Person.objects.filter(community_id=q.id, id=person.id).update(sort_key="luo 罗秀英")
    facts = {"source": "window", "category": "B04", "words": "路灯不亮。", "client_key": uuid7(), "who": "罗秀英"}
    if role == "clerk":
        found = client.post("/cases/new/", facts | {"find": "1"})
        assert (found.status_code, str(person.id) in found.content.decode()) == (200, True)
        facts["person"] = person.id
    else:
        facts["called"] = "罗阿姨"
    assert client.post("/cases/new/", facts).status_code == 302
    case = case_of(q)
    assert (case.by_way, matter_of(q).person_id) == (by_way, person.id if role == "clerk" else None)


def test_somebody_out_of_reach_cannot_be_named_by_id(two):
    q, other = two.first, two.second
    with cross_community("a test looks somebody up"):
        from linli.ground.people.models import Person

        stranger = Person.objects.filter(community_id=other.id).first()
    facts = {"source": "window", "category": "B04", "words": "路灯不亮。", "person": stranger.id, "client_key": uuid7()}
    assert q.client("clerk").post("/cases/new/", facts).status_code == 404
    assert matter_count(q) == 0


def test_the_sheet_at_a_door_says_where_until_it_is_renewed(two, as_community):
    q = two.first
    clerk, door = q.actor("clerk"), q.buildings[1]
    with as_community(q.id):
        give_codes(q.id, [door], actor=clerk)
        code = codes_of(q.id, [door.id])[door.id]
    page = Client().get(f"/c/1/at/{code.lower()}/report/").content.decode()
    assert f'<input type="hidden" name="place" value="{door.id}">' in page and "小区2 1号楼" in page
    assert Client().get(f"/c/2/at/{code}/report/").status_code == 404
    with as_community(q.id):
        renew_code(door, actor=clerk)
    assert Client().get(f"/c/1/at/{code}/report/").status_code == 404


def test_sheets_are_made_by_who_keeps_the_places_and_printed_by_staff(two):
    q = two.first
    estate = q.buildings[0].parent_id
    worker, clerk = q.client("worker1"), q.client("clerk")
    assert worker.post(f"/doors/{estate}/").status_code == 403
    assert clerk.post(f"/doors/{estate}/").status_code == 302
    page = worker.get(f"/doors/{estate}/").content.decode()
    assert (page.count("doorcard"), page.count("<svg"), "换新码" in page) == (2, page.count("<svg"), False)
    assert q.client("resident").get(f"/doors/{estate}/").status_code == 403
    assert clerk.post(f"/doors/{q.buildings[0].id}/renew/").url == f"/doors/{estate}/"


def test_mine_shows_first_what_waits_for_me(two):
    q = two.first
    client, worker = q.client("resident"), q.client("worker1")
    send_report(q, words="第一件，修好了。")
    first = matter_of(q)
    worker.post(f"/cases/{first.id}/take/fix/", {"said": "好了。", "photos": [picture()]})
    send_report(q, words="第二件，还没人管。")
    page = client.get("/c/1/mine/").content.decode()
    assert page.index("等您一句话") < page.index("第一件") < page.index("第二件") and page.count("第一件") == 1


def test_a_face_and_whether_it_is_solved_are_kept_apart(two):
    q = two.first
    send_report(q)
    id = matter_of(q).id
    q.client("worker1").post(f"/cases/{id}/take/fix/", {"said": "好了。", "photos": [picture()]})
    assert q.client("resident").post(f"/c/1/cases/{id}/rate/", {"face": "fair", "solved": "no"}).status_code == 302
    case = case_of(q)
    assert (case.stars, case.solved) == (3, False)


def test_the_report_page_asks_no_more_with_three_cases_than_with_one(two, django_assert_max_num_queries):
    q = two.first
    client = q.client("resident")
    counts = []
    client.get(URL)
    for n in (1, 2, 3):
        send_report(q, words=f"第{n}件")
        with django_assert_max_num_queries(40) as seen:
            client.get(URL)
        counts.append(len([s for s in seen.captured_queries if s["sql"].startswith("SELECT")]))
    assert counts[0] == counts[2]
