"""What residents and those who work for them say: sentences written by hand, by category and by step.

Nobody is named in them and nobody can be rung up.
"""

from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple

from linli.engine.matters.searching import tokens_of
from linli.work.cases.actions import title_of

SOURCES = Path(__file__).parent / "sources"
TAIL_ONE_IN = 3


class Saying(NamedTuple):
    """A report in somebody's words, with what follows from them."""

    words: str
    title: str
    tokens: tuple[str, ...]


@cache
def read(file: str) -> dict[str, tuple[str, ...]]:
    """word → its sentences, in the order of the file."""
    found: dict[str, list[str]] = {}
    for line in (SOURCES / file).read_text(encoding="utf-8").splitlines():
        word, _, sentence = line.partition(" ")
        found.setdefault(word, []).append(sentence)
    return {word: tuple(sentences) for word, sentences in found.items()}


def reported(chance: Random, category: str) -> Saying:
    """How somebody tells of it; now and then with half a sentence more."""
    words = chance.choice(read("sayings.txt")[category])
    return saying(words + chance.choice(read("replies.txt")["tail"]) if chance.random() < 1 / TAIL_ONE_IN else words)


@cache
def saying(words: str) -> Saying:
    title = title_of(words, None, None)
    return Saying(words, title, tuple(tokens_of(title, words)))


def said(chance: Random, step: str) -> str:
    """What is said with a step."""
    return chance.choice(read("replies.txt")[step])
