"""The whole house, looked over: these tests fail when a page or a word anywhere breaks a rule."""

from linli.words import check


def test_every_template_keeps_to_our_words_and_to_the_content_policy():
    assert check.faults_of_templates() == []


def test_every_sentence_in_the_code_keeps_to_our_words():
    assert check.faults_of_words() == []


def test_every_word_has_its_english():
    assert check.missing_translations() == []


def test_the_english_fills_the_same_places_as_the_chinese():
    assert check.lost_places() == []


def test_every_catalogue_is_compiled():
    assert check.stale_catalogs() == []
