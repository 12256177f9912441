import pytest

from linli.words import check


@pytest.mark.parametrize(
    "text, wrong",
    [
        ("记好了，已转给物业。", []),
        ("记好了,已转给物业。", ["记好了,已转给物业。"]),
        ("现在退出吗?", ["现在退出吗?"]),
        ("记好了.", ["记好了."]),
        ("今天 17:00 前修好", []),
        ("共 3.5 件（含 1 件）", []),
        ("1,742 户", []),
    ],
)
def test_half_width_marks_between_han_characters_are_found(text, wrong):
    assert check.half_width_marks(text) == wrong


@pytest.mark.parametrize(
    "text, to_residents, words",
    [
        ("要上心的人家", False, []),
        ("重点人员名单", False, ["重点人员"]),
        ("用户扣分", False, ["用户", "扣分"]),
        ("12345 工单", False, []),
        ("您的工单已派单", True, ["工单", "派单"]),
    ],
)
def test_words_we_do_not_say_are_found(text, to_residents, words):
    assert check.forbidden_words(text, to_residents) == words


@pytest.mark.parametrize(
    "text, names",
    [
        ('<button hx-post="/a" hx-disable="this">', []),
        ('<button hx-disabled-elt="this">', ["hx-disabled-elt"]),
        ('<div hx-ext="sse" hx-history="false">', ["hx-ext", "hx-history"]),
        ('<div hx-on:htmx:after:swap="x">', []),
        ("addEventListener('htmx:afterSwap')", ["htmx:afterSwap"]),
    ],
)
def test_names_of_older_htmx_are_found(text, names):
    assert check.old_htmx_names(text) == names


@pytest.mark.parametrize(
    "text, count",
    [
        ('<p class="x">好</p><script src="/a.js" defer></script>', 0),
        ('<script type="application/json" id="d">{}</script>', 0),
        ('<p style="width:3%">', 1),
        ("<style>p{}</style>", 1),
        ("<script>go()</script>", 1),
        ('<a onclick="go()">', 1),
        ('<a href="javascript:go()">', 1),
        ("{% comment %}no style= here, no <script>{% endcomment %}", 0),
    ],
)
def test_inline_style_and_script_are_found(text, count):
    assert len(check.inline_code(text)) == count


@pytest.mark.parametrize(
    "text, bare",
    [
        ('<p>{% trans "门牌" %}</p>', []),
        ("{% blocktrans %}门牌{{ a }}号{% endblocktrans %}", []),
        ('{% firstof a _("邻里") %}', []),
        ("<p>门牌</p>", ["门牌"]),
        ('{% chip "正在修" %}', ["正在修"]),
        ('<a title="门牌">', ["门牌"]),
        ("{# 门牌 #}<!-- 门牌 -->", []),
        ('<button value="zh-hans" lang="zh-CN">中文</button>', []),
    ],
)
def test_han_outside_translation_marks_is_found(text, bare):
    assert check.untranslated_text(text) == bare


def test_everything_wrong_with_a_page_is_told_in_sentences():
    page = '<p style="x">{% trans "用户,您好" %}</p>'
    assert check.faults_of_template(page, "wishes/resident/new.html") == [
        "wishes/resident/new.html: half-width mark in “用户,您好”",
        "wishes/resident/new.html: we do not say 用户",
        "wishes/resident/new.html: inline code '<p style='",
    ]
