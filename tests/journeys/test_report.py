"""The resident's side in a real browser: the second look, a slip, one question a page, the promise before sending."""

import io
import re

import pytest
from PIL import Image

from linli.ground.files.tests import clips
from tests.journeys.looking import PHONE, context_for, faults_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ANYBODY = ""


def picture() -> dict:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (120, 110, 96)).save(out, "JPEG")
    return {"name": "p.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def message() -> dict:
    return {"name": "voice.wav", "mimeType": "audio/wav", "buffer": clips.wav()}


def faultless(page, *, elder=False, script=True):
    """The page, when nothing is wrong with it. Axe itself needs script: without it the same pages stand unasked."""
    assert not script or faults_of(page, elder=elder) == []
    return page


def phone(browser, station, user=ANYBODY, **more):
    return context_for(browser, station, width=PHONE, user=user, **more).new_page()


def send(page):
    page.get_by_role("button", name="交给社区").click()


def test_with_script_the_promise_follows_what_is_tapped_and_one_tap_sends(browser, station):
    page = phone(browser, station, "jumin1")
    page.goto("/c/1/report/")
    page.locator("label.kind", has_text="下水井盖").click()
    page.locator(".promised", has_text="二网格 网格员").wait_for()
    page.locator("input[name=ask]").wait_for(state="detached")
    page.fill("#words", "东门的井盖响。")
    faultless(page)
    send(page)
    page.wait_for_url(re.compile(r"/c/1/cases/"))
    assert re.search(r"交给社区了，编号 1-\d\d-\d{4}。二网格 网格员来办", faultless(page).inner_text("main"))
    page.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_without_an_account_a_slip_is_handed_out_and_opens_the_case_elsewhere(browser, station, script):
    page = phone(browser, station, script=script)
    page.goto("/c/1/")
    page.locator("label.kind", has_text="路灯").click()
    page.set_input_files("input[name=photos]", picture())
    page.set_input_files("input[name=voice]", message())
    if script:
        page.locator("input[name=ask]").wait_for(state="detached")
        page.locator(".photos img").wait_for()
    send(page)
    if not script:
        assert "照片 1 张收到了" in page.inner_text("main") and "录音收到了" in page.inner_text("main")
        send(page)
    page.wait_for_url(re.compile("/c/1/slip/receipt/"))
    number, code = (faultless(page, script=script).locator(".receipt .code").nth(n).inner_text() for n in (0, 1))
    elsewhere = phone(browser, station, script=script)
    elsewhere.goto(f"/c/1/slip/#{number}/{code.replace('-', '')}")
    faultless(elsewhere, script=script)
    if not script:
        elsewhere.get_by_label("编号").fill(number)
        elsewhere.get_by_label("回执码").fill(code)
    assert "#" not in elsewhere.url or not script
    elsewhere.get_by_role("button", name="打开看看").click()
    elsewhere.wait_for_url(re.compile("/c/1/slip/case/"))
    assert number in faultless(elsewhere, script=script).inner_text("header.front")
    assert elsewhere.locator("audio.voice").count() == 1 and elsewhere.locator(".shots img").count() == 1
    elsewhere.get_by_role("button", name="看完了，收起来").click()
    elsewhere.goto("/c/1/slip/case/")
    assert elsewhere.url.endswith("/c/1/slip/")
    for opened in (page, elsewhere):
        opened.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without"])
def test_one_question_a_page_with_big_letters_and_back(browser, station, script):
    page = phone(browser, station, "jumin2", elder=True, script=script)
    page.goto("/c/1/")
    faultless(page, elder=True, script=script)
    page.get_by_role("link", name="点图说一件事").click()
    faultless(page, elder=True, script=script)
    page.get_by_role("button", name="卫生").click()
    faultless(page, elder=True, script=script)
    page.get_by_role("button", name="说不准").click()
    page.go_back()
    assert "在哪儿？" in page.inner_text("h1")
    page.get_by_role("button", name="就在我家这边").click()
    while "怎么了？说一说" not in page.inner_text("h1"):  # what the category asks, and what was told near by
        faultless(page, elder=True, script=script)
        page.get_by_role("button", name=re.compile("不知道|不是，")).click()
    faultless(page, elder=True, script=script)
    page.get_by_label("说一说").fill("垃圾桶满了两天了。")
    send(page)
    page.wait_for_url(re.compile(r"/c/1/cases/"))
    assert "一网格" in page.inner_text("main") or "网格员" in page.inner_text("main")
    page.context.close()


def test_who_has_the_same_trouble_joins_it_and_hears_how_far_it_is(browser, station):
    raiser, neighbour = phone(browser, station, "jumin1"), phone(browser, station)
    raiser.goto("/c/1/report/")
    raiser.locator("label.kind", has_text="暖气").click()
    raiser.locator("input[name=ask]").wait_for(state="detached")
    place = raiser.locator("#place").input_value()
    raiser.fill("#words", "暖气一点不热。")
    send(raiser)
    raiser.wait_for_url(re.compile(r"/c/1/cases/"))
    neighbour.goto("/c/1/report/")
    neighbour.locator("label.kind", has_text="暖气").click()
    neighbour.select_option("#place", place)
    neighbour.locator(".nearcard").first.wait_for()
    assert "暖气一点不热" not in neighbour.inner_text("main")
    faultless(neighbour).locator(".nearcard button").first.click()
    neighbour.wait_for_url(re.compile("/c/1/slip/receipt/"))
    neighbour.get_by_role("link", name="看看这件事").click()
    neighbour.wait_for_url(re.compile("/c/1/public/"))
    assert "您也遇到了" in faultless(neighbour).inner_text("main")
    for page in (raiser, neighbour):
        page.context.close()
