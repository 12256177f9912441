import gettext
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog

from linli.words.catalogs import compile_all, english_po, mo_bytes, read, renewed, untranslated, update
from linli.words.check import lost_places, missing_translations, stale_catalogs
from linli.words.sources import Message


@pytest.fixture
def house(tmp_path):
    """A tiny tree with one page and one file of code."""
    page = tmp_path / "linli/work/wishes/templates/wishes/wall.html"
    page.parent.mkdir(parents=True)
    page.write_text('{% trans "我来" %}', encoding="utf-8")
    (tmp_path / "linli/work/wishes/words.py").write_text('LABEL = N_("微心愿")\n', encoding="utf-8")
    return tmp_path


def test_life_of_a_word(house):
    assert update(house) == ["我来", "微心愿"]
    assert missing_translations(house) == [
        "locale/en: '我来' has no English yet",
        "locale/en: '微心愿' has no English yet",
    ]
    assert update(house, said={"我来": "I will", "微心愿": "Small wish"}) == []
    assert (missing_translations(house), stale_catalogs(house)) == ([], [])
    assert (
        gettext.GNUTranslations(BytesIO(english_po(house).with_suffix(".mo").read_bytes())).gettext("我来") == "I will"
    )


def test_english_that_loses_a_place_is_found(house):
    (house / "linli/work/wishes/words.py").write_text('LINE = N_("{who}来")\n', encoding="utf-8")
    update(house, said={"我来": "I will", "{who}来": "I will"})
    assert lost_places(house) == ["locale/en: 'I will' does not fill the places of '{who}来'"]


def test_updating_twice_writes_the_same_bytes(house):
    update(house, said={"我来": "I will"})
    once = english_po(house).read_bytes()
    update(house)
    assert english_po(house).read_bytes() == once


def test_a_word_no_longer_used_is_dropped():
    old = renewed(read_nothing(), [Message("我来", None, None, "a.html"), Message("旧话", None, None, "a.html")])
    assert untranslated(renewed(old, [Message("我来", None, None, "a.html")])) == ["我来"]


def test_a_word_that_gained_a_plural_waits_for_new_english():
    old = renewed(read_nothing(), [Message("%(n)s 天", None, None, "a.py")])
    old.get("%(n)s 天").string = "days"
    new = renewed(old, [Message("%(n)s 天", "%(n)s 天", None, "a.py")])
    assert untranslated(new) == [("%(n)s 天", "%(n)s 天")]


def test_a_catalogue_changed_by_hand_is_stale_until_compiled(house):
    update(house)
    po = english_po(house)
    po.write_text(
        po.read_text("utf-8").replace('msgid "我来"\nmsgstr ""', 'msgid "我来"\nmsgstr "Me"'), encoding="utf-8"
    )
    assert stale_catalogs(house) == ["locale/en/LC_MESSAGES/django.po is newer than its .mo; run script/messages"]
    compile_all(house)
    assert stale_catalogs(house) == []
    assert po.with_suffix(".mo").read_bytes() == mo_bytes(read(po))


def read_nothing():
    return Catalog(locale="en")
