"""The small scripts in a real browser: no server of ours, the page and its files are handed out by the test."""

import re
from io import BytesIO

import pytest
from PIL import Image

from linli.words.sources import ROOT

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><title>t</title>
<form id="f" method="post" action="/sent" enctype="multipart/form-data">
<input type="hidden" name="client_key" value="" data-once>
<div class="say"><textarea name="said"></textarea><div class="tools">
<input type="file" name="photos" data-photo data-removed="拿掉" multiple></div></div>
<input type="password" name="code"><button>交</button></form>
<p data-offline hidden>没信号了</p>%s
<script type="module" src="/js/once.js"></script>
<script type="module" src="/js/photo.js"></script>
<script type="module" src="/js/line.js"></script>"""
SIZES = """async () => Promise.all([...document.querySelector("[data-photo]").files].map(async (file) => {
  const seen = await createImageBitmap(file);
  return [seen.width, seen.height, file.type];
}))"""
TALK = """<!doctype html><title>t</title>
<form method="post" action="/sent" enctype="multipart/form-data">
<span data-voice data-send><b data-voice-word>按住说</b><input type="file" name="voice"></span></form>
<script type="module" src="/js/voice.js"></script>"""
MICROPHONE = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"


@pytest.fixture
def sent(page):
    """Hand out the page; collect what forms send, and never answer it, as a lost line would."""
    bodies = []

    def answer(route):
        path = route.request.url.removeprefix("http://linli.test")
        if route.request.method == "POST":
            bodies.append(route.request.post_data_buffer)
        elif path.startswith("/js/"):
            text = (ROOT / "linli/static/linli" / path[1:]).read_text("utf-8")
            route.fulfill(body=text, content_type="text/javascript; charset=utf-8")
        else:
            route.fulfill(
                body=PAGE % {"/done": '<p class="toast good"></p>', "/signin": "<b data-keep></b>"}.get(path, ""),
                content_type="text/html; charset=utf-8",
            )

    page.route("http://linli.test/**", answer)
    page.goto("http://linli.test/")
    return bodies


def test_a_form_gets_one_fresh_key(page, sent):
    key = page.input_value("[data-once]")
    page.reload()
    assert page.evaluate("([key, form]) => new RegExp(form).test(key)", [key, UUID]) is True
    assert page.input_value("[data-once]") != key


def test_a_double_tap_sends_once(page, sent):
    page.evaluate("() => { const b = document.querySelector('button'); b.click(); b.click(); b.click(); }")
    page.wait_for_timeout(300)
    assert len(sent) == 1


def test_words_survive_a_lost_line_with_the_same_key_and_no_password(page, sent):
    page.fill("textarea", "井盖裂了")
    page.fill("[type=password]", "secret")
    key = page.input_value("[data-once]")
    page.goto("http://linli.test/")
    assert [page.input_value(name) for name in ("textarea", "[data-once]", "[type=password]")] == ["井盖裂了", key, ""]
    assert "secret" not in page.evaluate("JSON.stringify({...sessionStorage})")


def press(page):
    """Send the form and wait until it is on its way, which is all that happens on a lost line."""
    with page.expect_request("**/sent"):
        page.evaluate("document.querySelector('form button').click()")


def kept(page):
    return page.evaluate("sessionStorage.length")


def test_words_are_forgotten_once_the_server_has_answered(page, sent):
    page.fill("textarea", "井盖裂了")
    page.goto("http://linli.test/done")
    assert kept(page) == 1  # not sent yet: looking at another page loses nothing
    page.goto("http://linli.test/")
    press(page)
    page.goto("http://linli.test/")
    assert (page.input_value("textarea"), kept(page)) == ("井盖裂了", 1)
    press(page)
    page.goto("http://linli.test/signin")
    assert kept(page) == 1  # asked to sign in again: nothing has arrived
    page.goto("http://linli.test/")
    press(page)
    page.goto("http://linli.test/done")
    assert kept(page) == 0


def test_a_lost_line_is_said_and_nothing_is_sent(page, sent, context):
    context.set_offline(True)
    page.wait_for_selector("[data-offline]:not([hidden])")
    page.click("form button:not([type])")
    page.wait_for_timeout(200)
    assert sent == []
    context.set_offline(False)
    page.wait_for_selector("[data-offline]", state="hidden")


def picture(wide, high):
    out = BytesIO()
    Image.effect_noise((wide, high), 80).convert("RGB").save(out, "JPEG", quality=95)
    return {"name": "井盖.JPG", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def test_a_photo_is_made_smaller_shown_and_taken_away(page, sent):
    page.set_input_files("[data-photo]", [picture(2400, 1200), picture(300, 200)])
    page.wait_for_selector(".photos img >> nth=1")
    sizes = page.evaluate(SIZES)
    assert sizes == [[1600, 800, "image/jpeg"], [300, 200, "image/jpeg"]]
    page.click(".photos button >> nth=0")
    assert (
        page.locator(".photos img").count(),
        page.evaluate("document.querySelector('[data-photo]').files.length"),
    ) == (1, 1)


def test_a_held_button_records_and_lets_go_into_the_form(browser_type, browser_type_launch_args):
    extra = [*browser_type_launch_args.get("args", []), *MICROPHONE]
    browser = browser_type.launch(**{**browser_type_launch_args, "args": extra})
    page = browser.new_page()
    script = (ROOT / "linli/static/linli/js/voice.js").read_text("utf-8")
    page.route("**/sent", lambda route: route.abort())
    page.route(
        "**/js/voice.js", lambda route: route.fulfill(body=script, content_type="text/javascript; charset=utf-8")
    )
    page.route("http://localhost:1/", lambda route: route.fulfill(body=TALK, content_type="text/html; charset=utf-8"))
    page.goto("http://localhost:1/")
    page.hover("[data-voice-word]")
    with page.expect_request("**/sent") as sent:
        page.mouse.down()
        page.wait_for_timeout(1200)
        page.mouse.up()
    body = sent.value.post_data_buffer or b""
    assert re.findall(rb'name="voice"; filename="(voice)\.\w+"', body) == [b"voice"]
    browser.close()


ROWS = "".join(
    f'<li><div class="what"><a href="/case-{n}">{n}</a></div>'
    f'<form method="post" action="/accept-{n}"><button data-accept>我来管</button></form></li>'
    for n in (1, 2, 3)
)
LIST = f"""<!doctype html><title>t</title><input id="q" type="search">
<ul data-deal>{ROWS}</ul><details data-keys><summary>keys</summary>j k</details>
<form><textarea name="said"></textarea><button name="phrase" data-phrase="约好时间了。">约时间</button></form>
<script type="module" src="/js/list.js"></script><script type="module" src="/js/phrases.js"></script>"""


@pytest.fixture
def went(page):
    """The list handed out; where the browser went is written down."""
    places = []

    def answer(route):
        path = route.request.url.removeprefix("http://linli.test")
        if path.startswith("/js/"):
            text = (ROOT / "linli/static/linli" / path[1:]).read_text("utf-8")
            return route.fulfill(body=text, content_type="text/javascript; charset=utf-8")
        places.append(f"{route.request.method} {path}")
        return route.fulfill(body=LIST, content_type="text/html; charset=utf-8")

    page.route("http://linli.test/**", answer)
    page.goto("http://linli.test/list")
    return places


def test_a_list_is_worked_through_by_keyboard(page, went):
    for key in ("j", "j", "j", "j", "k", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/case-2")
    page.keyboard.press("k")  # from nowhere up: the last one
    page.keyboard.press("a")
    page.wait_for_url("**/accept-3")
    assert went == ["GET /list", "GET /case-2", "POST /accept-3"]


def test_keys_are_shown_and_do_nothing_while_one_types(page, went):
    page.keyboard.press("?")
    assert page.evaluate("document.querySelector('[data-keys]').open") is True
    page.keyboard.press("/")
    page.keyboard.type("jka?")
    assert (page.input_value("#q"), went) == ("jka?", ["GET /list"])


def test_a_tapped_phrase_is_written_behind_what_was_typed(page, went):
    page.fill("textarea", "我是网格员。")
    page.click("[data-phrase]")
    assert (page.input_value("textarea"), went) == ("我是网格员。 约好时间了。", ["GET /list"])
