"""What a roster holds once its rows are put together. Keys are texts, equal whenever the thing is the same.

A key may hold an ID number, so it lives in memory only: never store, log or show one.
"""

from dataclasses import dataclass, field
from datetime import date

from linli.ground.people.roster.words import ERRORS, QUESTIONS, REPAIRS


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: the sheet and the row as Excel counts it."""

    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class Building:
    key: str
    grid: str
    compound: str
    name: str


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A door. `vacant`: the roster has it, and nobody in it."""

    key: str
    building: str
    grid: str
    compound: str
    building_name: str
    unit: str
    room: str
    words: str
    vacant: bool


@dataclass(frozen=True, slots=True)
class Person:
    """`key` is the ID, or name and door where there is none (a child not yet registered)."""

    key: str = field(repr=False)
    name: str
    sex: str
    id_number: str = field(repr=False)
    born: date | None = field(repr=False)
    ethnicity: str
    politics: str
    party_member: bool
    education: str
    marriage: str
    work: str
    hukou: str
    hukou_here: bool | None
    note: str
    spot: Spot

    @property
    def not_yet_registered(self) -> bool:
        """未上户: a small child whose birth is not entered yet, so neither ID nor birth date can be asked for."""
        return not self.id_number and "未上户" in self.note


@dataclass(frozen=True, slots=True)
class Household:
    """Those who live together at a door. `head` is the key of the 户主, empty where the roster names none."""

    key: str
    dwelling: str
    head_name: str
    head: str = field(repr=False)
    tenure: str


@dataclass(frozen=True, slots=True)
class Membership:
    """`relation` is one of a few words (head, spouse, son, …, other), `said` what stood in the cell."""

    person: str = field(repr=False)
    household: str
    relation: str
    said: str
    spot: Spot


@dataclass(frozen=True, slots=True)
class Phone:
    """A contact point of one person. Families share phones: the number is never a key."""

    person: str = field(repr=False)
    number: str = field(repr=False)
    kind: str
    first: bool


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a row stays out. `column` is the head as the clerk wrote it; `other` the second row of a conflict."""

    sheet: str
    row: int
    column: str
    reason: str
    name: str
    other: Spot | None = None

    @property
    def facts(self) -> dict[str, str | int]:
        return {"sheet": self.other.sheet, "row": self.other.row} if self.other else {}

    @property
    def sentence(self) -> str:
        return ERRORS[self.reason] % self.facts


@dataclass(frozen=True, slots=True)
class Repair:
    """A row that goes in with something set right, or something left out."""

    sheet: str
    row: int
    column: str
    kind: str
    name: str

    @property
    def sentence(self) -> str:
        return REPAIRS[self.kind]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """The same person at the same door once more: makes nothing."""

    sheet: str
    row: int
    name: str
    first: Spot


@dataclass(frozen=True, slots=True)
class Question:
    """Imported as it stands, for a person to decide. `about` is a door or a name."""

    word: str
    about: str
    names: tuple[str, ...]
    spots: tuple[Spot, ...]

    @property
    def sentence(self) -> str:
        return QUESTIONS[self.word]
