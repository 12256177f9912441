import pytest

from linli.words.sources import Message, messages_of, messages_of_template


def said(text):
    return [m[:3] for m in messages_of_template(text, "a.html")]


def test_python_strings_are_found_with_their_plural_and_context():
    code = '_("门牌")\nngettext("%(n)s 天", "%(n)s 天", 3)\n'
    code += 'pgettext("步骤", "办结")\nN_("走访")\nprint("不是话")\n_(name)\n'
    assert messages_of(code, "a.py") == [
        Message("门牌", None, None, "a.py"),
        Message("%(n)s 天", "%(n)s 天", None, "a.py"),
        Message("办结", None, "步骤", "a.py"),
        Message("走访", None, None, "a.py"),
    ]


@pytest.mark.parametrize(
    "text, expected",
    [
        ('{% trans "门牌" %}', [("门牌", None, None)]),
        ('{% trans "门牌" as word %}', [("门牌", None, None)]),
        ('{% firstof name _("邻里") %}', [("邻里", None, None)]),
        ("{% blocktrans with who=name %}现在是{{ who }}{% endblocktrans %}", [("现在是%(who)s", None, None)]),
        ("{% comment %}{% trans '不算' %}{% endcomment %}", []),
        ('<p>\n      <b>"(</b>\n  {% if a %}\n{% trans "缩进不碍事" %}{% endif %}</p>', [("缩进不碍事", None, None)]),
    ],
)
def test_template_strings_are_found_whatever_the_layout(text, expected):
    assert said(text) == expected
