"""我的资料, joining and answering through the pages; and who may not."""

import json
import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from linli.engine.matters.models import Matter
from linli.ground.access.models import ReadLog
from linli.ground.accounts.models import Account, JoinTries
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community, scope
from linli.ground.people.tests.makers import head_of, home
from linli.ground.posts.models import Link
from linli.work.rights.models import Consent, DataRequest, Opening
from linli.work.rights.tests.makers import add_post, ask, ask_opening, family

pytestmark = pytest.mark.django_db


@pytest.fixture
def q(two):
    two.first.family = None
    with scope({two.first.id}):
        two.first.family = family(two.first)
    return two.first


def text(answer) -> str:
    return answer.content.decode()


def code_on(page: str) -> str:
    return re.search(r'<p class="code"><b>([^<]+)</b>', page)[1]


def everything(model):
    with cross_community("look at what the page wrote"):
        return list(model.objects.order_by("pk"))


def newcomer(q):
    with scope({q.id}):
        return head_of(q, home(q, "卜新来", "501", born=date(1970, 1, 1)))


def join_form(code, **more):
    return {"code": code, "username": "bu-xin-lai", "password": "a good long line", "agree": "on"} | more


def test_from_the_code_at_the_window_to_my_own_page(q):
    person = newcomer(q)
    issued = text(q.client("clerk").post(f"/join/issue/{person.id}/", {"way": "window"}))
    visitor = Client()
    assert visitor.get("/c/1/join/").status_code == 200
    answer = visitor.post("/c/1/join/", join_form(code_on(issued).lower()))
    assert (answer.status_code, answer.url) == (302, "/c/1/me/")
    page = text(visitor.get("/c/1/me/"))
    assert "卜新来" in page and "社区工作者 · 石小兰" in page and "给您开账号" in page
    assert [c.purpose for c in everything(Consent) if c.person_id == person.id] == ["account"]


def test_a_wrong_code_and_a_short_password_are_told_apart_and_five_wrong_ones_close_the_door(q):
    person = newcomer(q)
    code = code_on(text(q.client("clerk").post(f"/join/issue/{person.id}/", {"way": "door"})))
    visitor = Client()
    short = visitor.post("/c/1/join/", join_form(code, password="short"))
    assert (short.status_code, "至少要 8 位" in text(short)) == (422, True)
    answers = [text(visitor.post("/c/1/join/", join_form("ACDE3467"))) for _ in range(6)]
    assert [("这个码不对" in a, "试的次数太多" in a) for a in answers] == [(True, False)] * 5 + [(False, True)]
    assert "试的次数太多" in text(visitor.post("/c/1/join/", join_form(code)))
    assert not Account.objects.filter(username="bu-xin-lai").exists()
    assert len(everything(JoinTries)) == 2


def test_without_agreeing_no_account_is_made_and_without_an_account_the_way_is_told(q):
    person = newcomer(q)
    code = code_on(text(q.client("clerk").post(f"/join/issue/{person.id}/", {"way": "letter"})))
    form = join_form(code)
    del form["agree"]
    answer = Client().post("/c/1/join/", form)
    assert (answer.status_code, "不同意也能打电话" in text(answer)) == (422, True)


def test_who_signs_in_already_only_types_the_code(two, q):
    person = newcomer(q)
    code = code_on(text(q.client("clerk").post(f"/join/issue/{person.id}/", {"way": "window"})))
    other = two.second.client("neighbour")
    assert other.post("/c/1/join/", {"code": code, "agree": "on"}).status_code == 302
    assert "卜新来" in text(other.get("/c/1/me/"))


@pytest.mark.parametrize(("role", "status"), [("worker1", 200), ("worker2", 404), ("neighbour", 404), ("unit", 404)])
def test_a_code_is_given_by_who_sees_the_person(q, role, status):
    person = newcomer(q)
    assert q.client(role).post(f"/join/issue/{person.id}/", {"way": "door"}).status_code == status


def test_my_page_shows_what_is_kept_masked_and_my_copy_whole(q):
    parent, _child, _account = q.family
    me = q.client("parent")
    page, copy = text(me.get("/c/1/me/")), json.loads(me.get("/c/1/me/copy.json").content)
    assert "1985-02-03" in page and "知道社区里住着谁，好服务" in page and "居民委员会组织法" in page
    assert copy["person"] == "强大"
    person = next(k for k in copy["kept"] if k["model"] == "people.Person")
    assert person["rows"][0]["姓名"] == "强大" and person["until"] == "在册期间及迁出后2年"
    assert "password" not in json.dumps(copy) and "argon2" not in json.dumps(copy)
    assert "强大" in text(me.get("/c/1/me/print/"))
    assert me.get("/c/1/me/kept/people.Person/").status_code == 200
    assert me.get("/c/1/me/kept/people.Nobody/").status_code == 404


def test_a_guardian_sees_his_child_and_nobody_else_does(two, q):
    parent, child, _account = q.family
    address = f"/c/1/me/?of={child.id}"
    assert "强小" in text(q.client("parent").get(address))
    codes = {
        role: q.client(role).get(address).status_code for role in ("resident", "neighbour", "worker1", "secretary")
    }
    codes["elsewhere"] = two.second.client("resident").get(address).status_code
    assert codes["resident"] == codes["neighbour"] == 404
    assert "强小" not in "".join(text(q.client(r).get(address)) for r in ("worker1", "secretary"))
    assert "强小" not in text(two.second.client("resident").get(address))
    own = f"/c/1/me/?of={parent.id}"
    assert q.client("neighbour").get(own).status_code == 404


def test_who_opened_my_file_stands_there_with_post_and_purpose(q):
    parent, _child, _account = q.family
    assert q.client("worker1").get(f"/homes/people/{parent.id}/").status_code == 200
    page = text(q.client("parent").get("/c/1/me/readings/"))
    assert "一网格 网格员 · 马丽" in page and "看资料" in page


def test_a_correction_travels_to_the_secretary_and_back(q):
    me, secretary = q.client("parent"), q.client("secretary")
    key = uuid7()
    form = {"words": "我的单位换了。", "client_key": key}
    first, again = me.post("/c/1/me/ask/correct/", form), me.post("/c/1/me/ask/correct/", form)
    assert first.url == again.url and first.status_code == 302
    matter = next(m for m in everything(Matter) if m.kind == "data_request")
    assert matter.title in text(secretary.get("/requests/"))
    page = text(secretary.get(f"/requests/{matter.id}/"))
    assert "强大" in page and "我的单位换了。" in page
    assert secretary.post(f"/requests/{matter.id}/accept/", {"client_key": uuid7()}).status_code == 302
    url = f"/requests/{matter.id}/answer/refuse/"
    assert secretary.post(url, {"said": "不行"}).status_code == 422
    assert secretary.post(url, {"said": "要看单位的证明。"}).status_code == 302
    assert "要看单位的证明。" in text(me.get(first.url))
    assert me.post(f"{first.url}back/", {"said": ""}).status_code == 422
    assert me.post(f"{first.url}back/", {"said": "证明带来了。"}).status_code == 302
    assert secretary.post(f"/requests/{matter.id}/answer/fulfil/", {"said": "改好了。"}).status_code == 302
    assert me.post(f"{first.url}agree/", {}).status_code == 302
    assert secretary.get("/requests/?tab=over").status_code == 200
    assert secretary.get(f"/matters/{matter.id}/").status_code in (302, 404)


def test_erasing_shows_first_what_would_go(q):
    with scope({q.id}):
        matter = ask(q, q.family[0], sort="erase", words="都删掉。")
    secretary = q.client("secretary")
    page = text(secretary.get(f"/requests/{matter.id}/answer/erase/"))
    assert "知道社区里住着谁，好服务：1 条，抹去内容" in page and "让居民知道谁看过自己的档案" not in page
    sent = {"said": "照办。", "chosen": ["people.ContactPoint", "people.Person"]}
    assert secretary.post(f"/requests/{matter.id}/answer/erase/", sent).status_code in (302, 422)
    sent["chosen"] = ["people.Person"]
    secretary.post(f"/requests/{matter.id}/answer/erase/", sent)
    assert everything(DataRequest)[0].chosen == ["people.Person"]


def test_the_window_writes_a_request_and_a_paper_down(q):
    parent = q.family[0]
    clerk = q.client("clerk")
    sent = {"sort": "see", "asked_as": "helper", "called": "强大的姐姐", "words": "要一份副本。", "client_key": uuid7()}
    assert clerk.post(f"/requests/for/{parent.id}/", sent).status_code == 302
    assert (
        clerk.post(f"/requests/for/{parent.id}/", sent | {"asked_as": "kin", "client_key": uuid7()}).status_code == 422
    )
    url = f"/consents/{parent.id}/"
    assert clerk.post(url, {"purpose": "photo", "do": "give"}).status_code == 302
    assert "纸上签的" in text(clerk.get(url))
    assert clerk.post(url, {"purpose": "photo", "do": "withdraw"}).status_code == 302
    assert q.client("worker2").get(url).status_code == 404


def test_agreeing_and_taking_back_are_one_tap_each(q):
    me = q.client("parent")
    assert me.post("/c/1/me/agree/photo/", {"do": "give"}).url == "/c/1/me/"
    assert me.post("/c/1/me/agree/photo/", {"do": "withdraw"}).url == "/c/1/me/"
    assert [bool(c.withdrawn_at) for c in everything(Consent) if c.purpose == "photo"] == [True]


def test_the_closed_file_shows_its_cure_and_the_cure_asks_another(q):
    add_post(q, "child_officer", "儿童主任", "officer")
    child = q.family[1]
    worker, officer = q.client("worker1"), q.client("officer")
    closed = worker.get(f"/homes/people/{child.id}/")
    cure = f"/openings/ask/{child.id}/"
    assert (closed.status_code, cure in text(closed), "强小" in text(closed)) == (403, True, False)
    assert worker.get(cure).status_code == 200
    assert worker.post(cure, {"purpose": "", "days": 7}).status_code == 422
    sent = worker.post(cure, {"purpose": "入学登记", "days": 7, "client_key": uuid7()})
    assert sent.status_code == 302
    page = text(officer.get(sent.url))
    assert "入学登记" in page and "马丽" in page and "强小" not in page
    assert worker.post(f"{sent.url}answer/grant/", {}).status_code == 403
    assert officer.post(f"{sent.url}answer/grant/", {"said": ""}).status_code == 302
    assert worker.get(f"/homes/people/{child.id}/").status_code == 200
    assert everything(Opening)[0].until is not None


@pytest.mark.parametrize("role", ["neighbour", "unit"])
def test_office_pages_are_not_for_outsiders(q, role):
    client = q.client(role)
    assert [client.get(u).status_code for u in ("/requests/", "/emergency/", "/emergencies/", "/audit/")] == [403] * 4


def test_an_emergency_by_the_page(q):
    worker = q.client("worker2")
    assert worker.get("/emergency/").status_code == 200
    sent = {"building": q.buildings[0].id, "name": "强大", "reason": "人晕倒在二网格的路上"}
    wrong = worker.post("/emergency/", sent | {"name": "强"})
    assert (wrong.status_code, "没有对上的人" in text(wrong)) == (422, True)
    opened = worker.post("/emergency/", sent)
    assert opened.status_code == 302 and worker.get(opened.url).status_code == 200
    listed = text(q.client("secretary").get("/emergencies/"))
    assert "人晕倒在二网格的路上" in listed and "强大" not in listed


def test_lists_cost_the_same_with_one_row_and_with_three(q):
    def cost(role, url):
        client = q.client(role)
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return len([s for s in seen if s["sql"].lstrip().startswith("SELECT")])

    counted = []
    for n in (1, 2):
        with scope({q.id}):
            for _ in range(n):
                ask(q, q.family[0])
                ask_opening(q, q.family[1])
                ReadLog.objects.create(
                    community=q.community, account_id=n, purpose="case", subjects=[q.family[0].id], at="2026-01-01T00:00Z"
                )  # fmt: skip
        pages = (("secretary", "/requests/"), ("parent", "/c/1/me/"), ("parent", "/c/1/me/readings/"))
        counted.append([cost(role, url) for role, url in pages])
    assert counted[0] == counted[1]

    assert max(counted[0]) <= 12 + 2  # and two in which PostgreSQL says whose rows are seen


def test_the_rules_for_children_are_there_for_anybody(q):
    page = text(Client().get("/c/1/children/"))
    assert "儿童主任" in page and "最长九十天" in page


def link(q, household, role="resident"):
    with cross_community("a neighbour becomes a contact"):
        person = next(iter(q.actor(role).persons))
        return Link.objects.create(
            community=q.community, household=household, person_id=person, valid_from=date(2024, 1, 1)
        )


def test_a_contact_without_a_post_gives_a_code_at_the_door_of_his_households(q):
    with scope({q.id}):
        household = home(q, "卜新来", "501", born=date(1970, 1, 1))
        person, stranger = head_of(q, household), head_of(q, home(q, "訾别家", "502", born=date(1970, 1, 1)))
    contact = q.client("resident")
    assert contact.get("/join/issue/").status_code == 403
    row = link(q, household)
    page = text(contact.get("/join/issue/"))
    assert ("501" in page, "卜新来" in page, f"/join/issue/{person.id}/" in page, "502" in page) == (
        True,
        False,
        True,
        False,
    )
    assert "帮邻居开账号" in text(contact.get("/c/1/me/"))
    ways = [contact.post(f"/join/issue/{person.id}/", {"way": w}).status_code for w in ("letter", "window", "door")]
    others = [
        contact.get(f"/join/issue/{stranger.id}/").status_code,
        q.client("neighbour").get(f"/join/issue/{person.id}/").status_code,
    ]
    assert (ways, others) == ([422, 422, 200], [404, 404])
    with cross_community("the link ends"):
        Link.objects.filter(id=row.id).update(valid_to=date(2024, 2, 1))
    assert contact.get(f"/join/issue/{person.id}/").status_code == 404
