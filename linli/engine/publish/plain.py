r"""A text as the finders read it: one writing for every sign, nothing between signs, and the way back to the original.

Blanks, name dots and invisible signs hide nothing: `张 伟`, `１５４ 0970 6022` and `张\u200b伟` read like any other. Pure.
"""

import unicodedata
from dataclasses import dataclass

from linli.ground.base.declare import Finding

DOTS = frozenset("·•‧・．∙")
SPOKEN = str.maketrans("零〇○幺一二三四五六七八九", "0001123456789")  # 一五四 is 154 when read out


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` for looking up, `at[i]` where its sign i stood in the original."""

    text: str
    at: tuple[int, ...]

    @property
    def spoken(self) -> str:
        """The same signs, with digits that were written out as words."""
        return self.text.translate(SPOKEN)

    def finding(self, start: int, end: int, kind: str, why: str, **more) -> Finding:
        """A finding on these signs, told in places of the original."""
        return Finding(self.at[start], self.at[end - 1] + 1, kind, why, **more)


def plain_of(text: str) -> Plain:
    signs: list[str] = []
    at: list[int] = []
    for place, sign in enumerate(text):
        for bare in _bare(sign):
            signs.append(bare)
            at.append(place)
    return Plain("".join(signs), tuple(at))


def _bare(sign: str) -> str:
    """Half-width and small; nothing for what only stands between. Han signs, rare ones too, stay what they are."""
    if sign.isascii():
        return "" if sign.isspace() or not sign.isprintable() else sign.lower()
    if sign in DOTS or sign.isspace() or unicodedata.category(sign) in ("Cf", "Mn", "Cc"):
        return ""
    usual = unicodedata.normalize("NFKC", sign)
    return usual.strip("()").lower().replace(" ", "") if usual.isascii() else sign
