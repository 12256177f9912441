"""How large a roster may be, and the refusal of one that cannot be taken at all."""

from dataclasses import dataclass

from linli.ground.people.roster.words import UNREADABLE

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """A community has about 5,000 rows; a whole sub-district fits."""

    mebibytes: int = 32
    unpacked_mebibytes: int = 512
    sheets: int = 60
    rows: int = 150_000
    columns: int = 200


USUAL = Limits()


class Unreadable(Exception):
    """The file as a whole cannot be taken. `word` says why, `str()` is the sentence with the cure."""

    def __init__(self, word: str, **facts):
        super().__init__(UNREADABLE[word] % facts)
        self.word = word
        self.facts = facts
