"""Sentences of notices by word. Apps add theirs in `ready()`; facts fill the names in braces."""

from django.utils.translation import gettext

_by_word: dict[str, str] = {}


def say(word: str, sentence: str) -> None:
    """Declare the (Chinese, marked) sentence of a word."""
    if _by_word.setdefault(word, sentence) != sentence:
        raise ValueError(f"the notice {word!r} is declared twice")


def sentence_of(word: str, facts: dict) -> str:
    """The sentence in the reader's language."""
    return gettext(_by_word[word]).format(**facts)


def words() -> list[str]:
    return list(_by_word)
