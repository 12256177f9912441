"""Help lies beside the pages, in every language, and the page leads to it."""

import pytest
from django.conf import settings

from linli.front.desks.help import FOLDER, words_with_help


def test_every_help_is_there_in_every_language():
    found = {code: {f.stem for f in (FOLDER / code).glob("*.html")} for code, _name in settings.LANGUAGES}
    assert found == {code: set(words_with_help()) for code, _name in settings.LANGUAGES}


@pytest.mark.django_db
def test_a_page_leads_to_its_help_and_the_help_speaks_ones_language(two):
    client = two.first.client("secretary")
    assert 'href="/help/posts/"' in client.get("/posts/").content.decode()
    assert "岗位怎么用" in client.get("/help/posts/").content.decode()
    client.cookies["linli_language"] = "en"
    assert "How to use Posts" in client.get("/help/posts/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["nothing", "base", "zh-hans"])
def test_help_that_is_not_there_is_not_there(two, word):
    assert two.first.client("clerk").get(f"/help/{word}/").status_code == 404
