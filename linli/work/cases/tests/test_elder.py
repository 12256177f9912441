"""长辈版: one question a page; what was answered goes along sealed; back is the browser's own."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from linli.engine.matters.models import Matter
from linli.ground.base.scope import cross_community
from linli.ground.files.tests import clips
from linli.work.cases.carried import Carried, packed, unpacked
from linli.work.cases.models import Case, Category
from tests.makers import report

pytestmark = pytest.mark.django_db
URL = "/c/1/report/"


def elder(client: Client) -> Client:
    client.cookies["linli_mode"] = "elder"
    return client


def token_in(page) -> str:
    return re.search(r'name="s" value="([^"]+)"', page.content.decode())[1]


def headline(page) -> str:
    return re.search(r"<h1>([^<]+)</h1>", page.content.decode())[1]


def step(client, page, name, **sent):
    """Answer one page and open the next."""
    answer = client.post(URL, {"s": token_in(page), "page": name, **sent})
    assert answer.status_code == 302, answer.content.decode()
    return client.get(answer.url)


def set_category(code, **facts):
    with cross_community("a test decides a category"):
        Category.objects.filter(code=code).update(**facts)


def test_every_page_asks_one_thing_and_the_last_one_sends(two, as_community):
    q = two.first
    set_category("B01", questions=["有没有人受伤？", "在哪个单元？"], call_first="120")
    with as_community(q.id):
        report(q, "neighbour")
    client = elder(q.client("resident"))
    what = client.get(URL)
    first = step(client, what, "what", category="B01")
    where = step(client, first, "first")
    near = step(client, where, "where", place=q.buildings[0].id)
    ask = step(client, near, "near")
    again = step(client, ask, "ask-0", said="没有")
    say = step(client, again, "ask-1", said="")
    assert [headline(p) for p in (what, first, where, near, ask, again, say)] == [
        "什么事？", "有危险吗？先打电话", "在哪儿？", "是不是这件？", "有没有人受伤？", "在哪个单元？", "怎么了？说一说",
    ]  # fmt: skip
    assert "一网格 网格员" in say.content.decode() and "办好或给您说法" in say.content.decode()
    sent = client.post(URL, {"s": token_in(say), "page": "say", "words": "井盖裂了。"})
    with cross_community("look at what the page wrote"):
        matter = Matter.objects.get(raised_by=q.accounts["resident"].id)
        case = Case.objects.get(matter=matter)
    assert sent.url == f"/c/1/cases/{matter.id}/"
    assert (case.category, matter.place_id, case.answers) == ("B01", q.buildings[0].id, {"有没有人受伤？": "没有"})


def test_back_is_an_address_that_still_answers(two):
    q = two.first
    client = elder(q.client("resident"))
    where = step(client, client.get(URL), "what", category="B04")
    say = step(client, where, "where", place="")
    assert headline(say) == "怎么了？说一说"
    assert headline(client.get(f"{URL}?s={token_in(where)}")) == "在哪儿？"
    assert headline(step(client, where, "where", place=q.buildings[1].id)) == "怎么了？说一说"


def test_held_and_spoken_from_the_first_page_without_an_account(two):
    q, client = two.first, elder(Client())
    home = client.get("/c/1/")
    voice = SimpleUploadedFile("v.m4a", clips.m4a(), "audio/mp4")
    answer = client.post(URL, {"s": token_in(home), "page": "say", "voice": voice})
    assert answer.url == "/c/1/slip/receipt/"
    with cross_community("look at what the page wrote"):
        assert (Case.objects.get().category, Matter.objects.get().owner_id) == ("L06", q.posts["duty"].id)


def test_the_first_page_offers_one_big_action_and_three_more(two):
    page = elder(two.first.client("resident")).get("/c/1/").content.decode()
    assert (page.count('class="talk'), page.count('class="call"')) == (1, 2)
    assert page.count('class="call"') <= 3


def test_sent_twice_from_the_last_page_it_is_one_report(two):
    q = two.first
    client = elder(q.client("resident"))
    say = step(client, step(client, client.get(URL), "what", category="B04"), "where", place="")
    sent = {"s": token_in(say), "page": "say", "words": "路灯不亮。"}
    assert client.post(URL, sent).url == client.post(URL, sent).url
    with cross_community("look at what the page wrote"):
        assert Matter.objects.count() == 1


def test_an_empty_last_page_says_what_is_missing_and_keeps_the_answers(two):
    client = elder(two.first.client("resident"))
    say = step(client, step(client, client.get(URL), "what", category="B04"), "where", place="")
    page = client.post(URL, {"s": token_in(say), "page": "say", "words": ""})
    assert (page.status_code, headline(page)) == (422, "怎么了？说一说")
    assert "说一句，或者拍一张" in page.content.decode()
    assert unpacked(token_in(page), two.first.id).category == "B04"


def test_what_is_carried_is_sealed_and_opens_in_its_community_only():
    carried = Carried(1, category="B01", answers={"有没有人受伤？": "孩子绊了"}, asked=("what",), key="k")
    token = packed(carried)
    assert unpacked(token, 1) == carried
    assert [unpacked(t, 1) for t in ("", "x", token[:-4], token[:-1] + "A!", "AAAA")] == [None] * 5
    assert unpacked(token, 2) is None and packed(carried) != token


def test_a_broken_token_begins_anew(two):
    client = elder(two.first.client("resident"))
    assert headline(client.get(f"{URL}?s=broken")) == "什么事？"
    assert headline(client.get(client.post(URL, {"s": "broken", "page": "ask-99", "said": "x"}).url)) == "什么事？"
