"""Which of our categories another system means by its own words. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from linli.ground.base.widths import half_width

OTHER = "L06"
_JOINTS = re.compile(r"[\s、/,;·.\-—()（）]+|与|和|及|或")


@dataclass(frozen=True, slots=True)
class Named:
    """A category by its code and every name it goes by."""

    code: str
    names: tuple[str, ...]


class Matcher:
    """Finds the code for `投诉/停车与交通/僵尸车`: the last step counts; exact names first, then the longest in common."""

    def __init__(self, categories: Iterable[Named]):
        self.exact: dict[str, str] = {}
        for category in categories:
            for name in (category.code, *category.names):
                self.exact.setdefault(plain(name), category.code)
        self.asked: dict[str, str] = {}

    def code_for(self, said: str) -> str:
        """The code; '' where nobody knows it."""
        if said not in self.asked:
            last = plain(said.rpartition("/")[2])
            self.asked[said] = self.exact.get(last) or nearest(last, self.exact)
        return self.asked[said]


def plain(name: str) -> str:
    """停车难、车位纠纷 and 停车难/车位纠纷 are one."""
    return _JOINTS.sub("", half_width(name)).lower()


def nearest(said: str, names: Mapping[str, str]) -> str:
    """The name that shares most: one lies whole inside the other, two characters at least."""
    shared = [(min(len(name), len(said)), name) for name in names if len(name) > 1 and (name in said or said in name)]
    best = max((s for s in shared if s[0] > 1), default=None, key=lambda s: (s[0], -len(s[1]), s[1]))
    return names[best[1]] if best else ""
