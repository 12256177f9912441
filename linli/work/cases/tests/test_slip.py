"""回执: number and code open one matter to whoever raised it, in one browser, and nothing else to anybody."""

import re

import pytest
from django.test import Client

from linli.engine.matters.models import Matter, Slip, Step
from linli.engine.matters.slips import find_slip, make_slip
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community
from linli.work.cases.models import Case
from linli.work.cases.tests.test_pages import fetched, matter_of, picture, send_report
from tests.makers import report, trail

pytestmark = pytest.mark.django_db
NAME, SECRET = "秦福来", "我家在三单元，怕人知道。"


def facts(q, **more):
    start = {"category": "B01", "words": SECRET, "place": q.buildings[0].id, "photos": [picture()]}
    return start | {"client_key": uuid7()} | more


def hand_in(q, client=None, **more) -> tuple[Client, str, str]:
    """(browser, number, code) of a report by somebody who is not signed in."""
    client = client or Client()
    number = q.community.number
    answer = client.post(f"/c/{number}/report/", facts(q, **more))
    assert (answer.status_code, answer.url) == (302, f"/c/{number}/slip/receipt/")
    page = client.get(answer.url).content.decode()
    return client, *re.search(r'class="code">([\d-]+)<.*?class="code">([A-Z0-9-]+)<', page, re.DOTALL).groups()


def open_with(number: str, code: str, community=1) -> Client:
    client = Client(HTTP_USER_AGENT=f"browser {uuid7()}")
    answer = client.post(f"/c/{community}/slip/", {"number": number, "code": code})
    assert answer.status_code == 302, answer.content.decode()
    return client


def test_a_receipt_begins_with_the_number_of_the_community_and_says_who_answers_by_when(two):
    client, number, code = hand_in(two.first)
    page = client.get("/c/1/slip/receipt/").content.decode()
    assert re.fullmatch(r"1-\d\d-\d{4}", number) and re.fullmatch(r"([34679ACDEFGHJKMNPQRTWXY]{4}-?){3}", code)
    assert "<b>一网格 网格员</b>（马丽）来办" in page and "0911-9990000" in page and "<svg" in page
    with cross_community("look at what is kept"):
        kept, case = Slip.objects.get(), Case.objects.get()
        assert (Matter.objects.get().raised_by, case.source) == (None, "slip")
        assert code.replace("-", "") not in str(vars(kept)) and Step.objects.get().account_id is None


def test_life_of_a_case_by_slip(two):
    q = two.first
    _client, number, code = hand_in(q)
    worker = q.client("worker1")
    id = matter_of(q).id
    mine = open_with(number.replace("-", "—"), code.lower().replace("-", " "))
    assert SECRET in mine.get("/c/1/slip/case/").content.decode()
    assert mine.post("/c/1/slip/case/more/", {"said": "夜里更黑。", "photos": [picture()]}).status_code == 302
    fixed = lambda: {"said": "垫平了。", "photos": [picture()]}  # noqa: E731
    assert worker.post(f"/cases/{id}/take/fix/", fixed()).status_code == 302
    assert mine.post("/c/1/slip/case/rate/", {"face": "bad", "said": "还晃。"}).status_code == 302
    assert worker.post(f"/cases/{id}/take/fix/", fixed()).status_code == 302
    assert mine.post("/c/1/slip/case/rate/", {"face": "good", "solved": "yes"}).status_code == 302
    matter = matter_of(q)
    with cross_community("look at the trail"):
        assert trail(matter) == ["raise", "add", "fix", "back", "fix", "rate"]
        case = Case.objects.get()
    assert (matter.stage, case.stars, case.solved) == ("confirmed", 5, True)


def test_withdrawn_by_slip(two):
    client, _number, _code = hand_in(two.first)
    assert client.post("/c/1/slip/case/withdraw/").status_code == 302
    assert matter_of(two.first).outcome == "withdrawn"


def test_a_slip_opens_its_own_matter_and_no_other_page_photo_or_address(two):
    q = two.first
    client, _number, _code = hand_in(q)
    own = matter_of(q)
    send_report(q, words=f"别人的事，{NAME}说的。")
    with cross_community("look for the other one"):
        from linli.ground.files.models import File

        other = Matter.objects.exclude(id=own.id).get()
        photos = {f.subject: f.id for f in File.objects.all()}
    page = client.get("/c/1/slip/case/").content.decode()
    assert NAME not in page and str(other.id) not in page and other.number not in page
    codes = {
        "own photo": fetched(client, f"/c/1/slip/case/{photos[own.id]}.jpg"),
        "other photo": fetched(client, f"/c/1/slip/case/{photos[other.id]}.jpg"),
        "photo by account": fetched(client, f"/files/matter/{q.id}/{photos[own.id]}.jpg"),
        "other case": client.get(f"/c/1/cases/{other.id}/").status_code,
        "own case by account": client.get(f"/c/1/cases/{own.id}/").status_code,
        "office": client.get(f"/cases/{own.id}/").status_code,
    }
    assert codes == {
        "own photo": 200, "other photo": 404, "photo by account": 404, "other case": 302, "own case by account": 302,
        "office": 302,
    }  # fmt: skip


def test_a_slip_lies_open_in_one_browser_for_one_community_and_is_put_away(two):
    q = two.first
    client, number, code = hand_in(q)
    assert Client().get("/c/1/slip/case/").url == "/c/1/slip/"
    assert client.get("/c/2/slip/case/").url == "/c/2/slip/"
    assert client.get("/c/1/slip/case/").status_code == 200
    assert client.post("/c/1/slip/close/").status_code == 302
    assert client.get("/c/1/slip/case/").url == "/c/1/slip/"
    assert client.get("/c/1/slip/receipt/").url == "/c/1/slip/"
    again = open_with(number, code)
    assert again.get("/c/1/slip/receipt/").url == "/c/1/slip/"  # who typed the code is not shown it again


def test_half_an_hour_without_a_look_puts_it_away(two, monkeypatch):
    from datetime import timedelta

    from linli.ground.base import clock

    client, _number, _code = hand_in(two.first)
    later = clock.now() + timedelta(minutes=31)
    monkeypatch.setattr("linli.work.cases.pages.slips.now", lambda: later)
    assert client.get("/c/1/slip/case/").url == "/c/1/slip/"


@pytest.mark.parametrize("wrong", ["number", "code", "both", "community"])
def test_what_is_wrong_is_not_said(two, wrong):
    q = two.first
    _client, number, code = hand_in(q)
    typed = {"number": number, "code": code}
    typed |= {"number": "1-26-9999"} if wrong in ("number", "both") else {}
    typed |= {"code": "ACDE-ACDE-ACDE"} if wrong in ("code", "both") else {}
    answer = Client().post("/c/2/slip/" if wrong == "community" else "/c/1/slip/", typed)
    assert answer.status_code == 422 and "编号和回执码对不上" in answer.content.decode()


def test_ten_wrong_tries_and_then_not_even_the_right_one_until_ten_minutes_are_over(two, monkeypatch):
    from datetime import timedelta

    from linli.ground.base import clock

    q = two.first
    _client, number, code = hand_in(q)
    thief = Client()
    for _ in range(10):
        assert "对不上" in thief.post("/c/1/slip/", {"number": number, "code": "ACDEACDEACDE"}).content.decode()
    answer = thief.post("/c/1/slip/", {"number": number, "code": code})
    assert answer.status_code == 422 and "次数太多了" in answer.content.decode()
    later = clock.now() + timedelta(minutes=11)
    monkeypatch.setattr("linli.ground.accounts.trying.now", lambda: later)
    assert thief.post("/c/1/slip/", {"number": number, "code": code}).status_code == 302


def test_who_reports_without_end_is_asked_to_wait(two, as_keeper):
    q, client = two.first, Client()
    answers = [client.post("/c/1/report/", facts(q, photos=[])).status_code for _ in range(8)]
    assert answers == [302] * 6 + [422] * 2
    with as_keeper():
        assert Matter.objects.count() == 6
    assert send_report(q).status_code == 302  # a resident is not held up by it


def test_the_same_form_sent_twice_is_one_matter_and_one_paper(two, as_keeper):
    q, key = two.first, uuid7()
    first = hand_in(q, client_key=key)
    second = hand_in(q, client_key=key)
    assert first[1:] == second[1:]
    with as_keeper():
        assert (Matter.objects.count(), Slip.objects.count()) == (1, 1)


def test_a_code_fits_its_own_number_only(two, as_community):
    q = two.first
    with as_community(q.id):
        one, other = report(q), report(q, "neighbour")
        slip, code = make_slip(one, client_key=uuid7())
        assert find_slip(q.id, one.number, code) == slip
        assert find_slip(q.id, other.number, code) is None


def test_a_followers_paper_opens_what_others_see_and_never_the_case(two, as_community):
    q = two.first
    send_report(q, words=SECRET)
    id = matter_of(q).id
    client = Client()
    answer = client.post(f"/c/1/public/{id}/follow/", {"words": "我那栋也黑。", "client_key": uuid7()})
    assert answer.url == "/c/1/slip/receipt/"
    assert client.get("/c/1/slip/case/").url == f"/c/1/public/{id}/"
    page = client.get(f"/c/1/public/{id}/").content.decode()
    assert "您也遇到了" in page and "等人接" in page and SECRET not in page and NAME not in page
    for word in ("rate", "withdraw", "more"):
        assert client.post(f"/c/1/slip/case/{word}/", {"face": "good", "said": "x"}).url == f"/c/1/public/{id}/"
    assert matter_of(q).stage == "raised"
    assert client.post(f"/c/1/public/{id}/unfollow/").status_code == 302
    assert "我也遇到" in client.get(f"/c/1/public/{id}/").content.decode()


def test_a_member_of_another_community_reports_here_as_nobody(two):
    q, other = two.first, two.second
    answer = other.client("resident").post("/c/1/report/", facts(q))
    assert answer.url == "/c/1/slip/receipt/"
    with cross_community("look at what the page wrote"):
        assert (matter_of(q).raised_by, Step.objects.get().account_id) == (
            None, None,
        )  # fmt: skip


def test_by_slip_one_answers_a_question_and_opens_it_again(two):
    q = two.first
    client, _number, _code = hand_in(q)
    worker, id = q.client("worker1"), matter_of(q).id
    assert (
        worker.post(f"/cases/{id}/question/", {"said": "哪个单元？", "wait": "", "client_key": uuid7()}).status_code
        == 302
    )
    assert client.post("/c/1/slip/case/reply/", {"said": ""}).status_code == 422
    assert client.post("/c/1/slip/case/reply/", {"said": "三单元。"}).status_code == 302
    worker.post(f"/cases/{id}/take/fix/", {"said": "垫平了。", "photos": [picture()]})
    client.post("/c/1/slip/case/rate/", {"face": "good"})
    assert client.post("/c/1/slip/case/reopen/", {"said": "下雨又翘了。"}).status_code == 302
    matter = matter_of(q)
    with cross_community("look at the trail"):
        assert trail(matter) == ["raise", "question", "reply", "fix", "rate", "reopen"]
    assert (matter.stage, matter.reopened) == ("working", 1)
