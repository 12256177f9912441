"""Layouts and whole pages: they stand without context, speak one language, and keep to the content policy."""

import re
from types import SimpleNamespace

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from linli.words.check import inline_code

WHOLE = [
    "kit.html",
    "400.html",
    "403.html",
    "403_csrf.html",
    "404.html",
    "429.html",
    "500.html",
    "office.html",
    "unit.html",
    "resident.html",
    "door.html",
    "field.html",
]
SPEAKING = [name for name in WHOLE if name != "kit.html"]
MENU = [
    {"word": "今天", "url": "/today/", "icon": "sun", "count": 0, "current": True},
    {"word": "入户走访", "url": "/visits/", "icon": "door", "count": 9, "current": False},
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_page_stands_without_context_and_without_inline_code(name):
    page = render_to_string(name)
    assert (page.count("<main"), page.count("</html>"), inline_code(page)) == (1, 1, [])


@pytest.mark.parametrize("name", SPEAKING)
def test_an_english_reader_meets_no_chinese(name):
    with translation.override("en"):
        assert re.findall(r"[\u3400-\u9fff]+", render_to_string(name)) == []


@pytest.mark.parametrize("name", ["office.html", "resident.html", "unit.html", "door.html", "field.html"])
def test_elder_mode_is_set_on_the_page_by_the_server(name):
    assert (
        'data-mode="elder"' in render_to_string(name, {"mode": "elder"}),
        "data-mode" in render_to_string(name),
    ) == (True, False)


def test_the_menu_marks_where_we_are_and_what_waits():
    side = render_to_string("parts/side.html", {"menu": MENU, "me": {"name": "高晓梅", "post": "社区党总支"}})
    assert re.findall(r'href="(/[a-z]+/)"( aria-current="page")?', side) == [
        ("/today/", ' aria-current="page"'),
        ("/visits/", ""),
    ]
    assert re.findall(r'class="count">(\d+)<', side) == ["9"]


def test_a_message_is_shown_in_its_tone():
    messages = [SimpleNamespace(tags="success", __str__=lambda self: "")]
    assert 'class="toast good" role="status"' in render_to_string("parts/messages.html", {"messages": messages})


class Wish(forms.Form):
    said = forms.CharField(label="想要什么", help_text="写一句就行。")
    kind = forms.ChoiceField(label="哪一种", choices=[("a", "一样东西")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="同意贴出来", required=False)
    key = forms.CharField(widget=forms.HiddenInput, required=False)


def test_a_field_with_an_error_is_tied_to_its_words():
    page = Wish({"kind": "a"}).render()
    described = re.findall(r'aria-describedby="([^"]+)"', page)
    assert described == ["id_said_helptext id_said_error"]
    assert all(f'id="{name}"' in page for name in described[0].split())
    assert (page.count('aria-invalid="true"'), page.count('class="err"')) == (1, 1)


def test_a_form_has_one_label_for_every_field_and_one_group():
    page = Wish().render()
    assert (page.count("<fieldset"), page.count("<legend"), page.count('type="hidden"')) == (1, 1, 1)
    assert re.findall(r'<label(?: class="check")? for="(id_\w+)"', page) == ["id_said", "id_kind_0", "id_agreed"]


def test_paging_leads_only_where_there_is_something():
    older = render_to_string("parts/pager.html", {"older": "?before=3"})
    assert (older.count('rel="next"'), older.count('rel="prev"'), render_to_string("parts/pager.html")) == (1, 0, "\n")


def test_a_trail_shows_done_now_and_next_in_order():
    steps = [{"word": "说了"}, {"word": "正在修", "state": "now"}, {"word": "请您评", "state": "next"}]
    assert re.findall(r"<li(?: class=\"(\w+)\")?>", render_to_string("parts/trail.html", {"steps": steps})) == [
        "",
        "now",
        "next",
    ]
