"""Conditions on how a name sounds, made of ranges of the sort key: `zhang'wei 张伟`.

Row security lets an index answer only comparisons that cannot leak, and `=`, `<`, `>=` on text are such; `@>` on an array
of tokens and LIKE are not. So the sort key narrows first, and the tokens decide among the few rows that are left.
"""

from django.db.models import Q

from linli.ground.base.surnames import READINGS
from linli.ground.base.tokens import SOUND, sort_key

LONGEST_SYLLABLE = 6
LAST = "~"  # sorts after every letter
VOWELS = frozenset("aeiouv")
# Who is typed as `ceng` stands under `zeng`: (a reading of the surname, where its bearers sort).
ELSEWHERE = sorted(
    {(other, own) for own, *others in READINGS.values() for other in others if other[0] != own[0]},
)


def is_spelt(sound: str) -> bool:
    """Syllables rather than initials: three letters of which one is a vowel."""
    return len(sound) > 2 and bool(VOWELS.intersection(sound))


def said_like(sound: str, *, letters: int = 1) -> Q:
    """Initials, whole syllables, or a syllable that is still being typed; `letters` of it surely begin the surname."""
    return _under(sound[:letters]) & (Q(search_tokens__contains=[SOUND + sound]) | _spelt(sound))


def said_otherwise(sound: str) -> list[Q]:
    """The bearers of surnames with another reading. One condition for each: an OR of ranges is read as no range at all."""
    fits = Q(search_tokens__contains=[SOUND + sound])
    return [_under(f"{own}'") & fits for own in sorted({own for other, own in ELSEWHERE if _may_be(other, sound)})]


def _may_be(reading: str, sound: str) -> bool:
    """Whether the sound begins with this syllable, as far as it is typed, or with its initial."""
    if VOWELS.intersection(sound):
        return reading.startswith(sound) or sound.startswith(reading)
    return reading[0] == sound[0]


def begins_like(text: str) -> Q:
    """Names whose first signs sound as these do."""
    return _under(sort_key(text).partition(" ")[0])


def _spelt(sound: str) -> Q:
    """`zha` for 张, `zhangw` for 张伟: the sort key has an apostrophe between syllables."""
    spelt = _under(sound)
    for cut in range(1, min(LONGEST_SYLLABLE, len(sound) - 1) + 1):
        spelt |= _under(f"{sound[:cut]}'{sound[cut:]}")
    return spelt


def _under(start: str) -> Q:
    return Q(sort_key__gte=start, sort_key__lt=start + LAST)
