"""How people are found by part of a name, by pinyin and by address, and how names sort: pure, without a database.

PostgreSQL's own trigrams see nothing in Chinese under some locales, and nothing at all in a single character.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from sys import intern

from linli.ground.base.surnames import RARE, surname_of, surname_readings
from linli.ground.base.widths import half_width

SOUND = "p:"
LONGEST_TOKEN = 40  # what a column of tokens holds; names of ten and more syllables are found by their first
LONGEST_KEY = 160
_APOSTROPHE = "'"
_DOTS = str.maketrans(dict.fromkeys("·•‧・．∙.", None))


def search_tokens(name: str, address: str = "") -> list[str]:
    """What a row is found by: characters and pairs of the name, pairs of the address, `p:` and each start of its sound.

    A sound may be typed as initials (`lgy`) or in full (`ligui`); a surname with two readings answers to both.
    """
    plain = folded(name)
    words = [*plain, *_pairs(plain), *_pairs_of_address(address), *(SOUND + sound for sound in _sounds(plain))]
    return list(dict.fromkeys(intern(word[:LONGEST_TOKEN]) for word in words))  # the same few words, a town over


def query_tokens(text: str) -> list[str]:
    """What a typed word must have in common with a row; an exact LIKE afterwards removes chance hits.

    Latin letters are taken as pinyin. One character is found by itself, more by their pairs.
    """
    plain = folded(text)
    if plain.isascii() and plain.isalpha():
        return [(SOUND + plain)[:LONGEST_TOKEN]]
    return list(dict.fromkeys(_pairs(plain))) if len(plain) > 1 else list(plain)


def initials(name: str) -> list[str]:
    """`zxc` and `cxc` for 曾小曾: the first letters, one entry for each reading of the surname."""
    sounds = ("".join(syllable[0] for syllable in reading) for reading in readings(folded(name)))
    return list(dict.fromkeys(filter(None, sounds)))


def sort_key(name: str) -> str:
    """Pinyin with the surname as its bearer says it, then the characters, so that equal sounds keep one order.

    The apostrophe sorts after the blank and before letters: 李伟 stands before 李伟国, and both before 连.
    """
    plain = folded(name)
    return f"{_APOSTROPHE.join(readings(plain)[0])} {plain}"[:LONGEST_KEY] if plain else ""


def folded(text: str) -> str:
    """A name or address as it is compared: half-width, lower case, without blanks and the dots of long names."""
    return "".join(half_width(text).split()).translate(_DOTS).lower()


def readings(plain: str) -> list[tuple[str, ...]]:
    """The syllables of a folded name for each reading of its surname, the bearer's own first."""
    surname = surname_of(plain)
    given = _syllables(plain[len(surname) :])
    return [front + given for front in surname_readings(surname) or (_syllables(surname),)]


def _pairs(text: str) -> Iterable[str]:
    return (first + second for first, second in pairwise(text))


@lru_cache(maxsize=1_024)
def _pairs_of_address(address: str) -> tuple[str, ...]:
    """A household is told of one after the other, under one address."""
    return tuple(_pairs(folded(address)))


def _sounds(plain: str) -> Iterable[str]:
    """Each start of the initials, and each whole number of full syllables."""
    for reading in readings(plain):
        for length in range(1, len(reading) + 1):
            yield "".join(syllable[0] for syllable in reading[:length])
            yield "".join(reading[:length])


@lru_cache(maxsize=32_768)
def _syllables(text: str) -> tuple[str, ...]:
    """One syllable for each character; what no dictionary knows stands for itself."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (slow import)

    found: list[str] = lazy_pinyin(text, errors=lambda run: [RARE.get(sign, sign) for sign in run])
    return tuple(found)
