"""Who is whose guardian, read off the relations of one household, and until which day. Pure.

民法典 27: the parents. Where the relations do not say it beyond doubt, nobody is: then a colleague writes it down.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from linli.ground.people.roster.tidy import relation_of

OF_AGE = 18
PARENTS = ("head", "spouse")
CHILDREN = ("son", "daughter")
GRANDCHILDREN = ("grandson", "granddaughter")
IN_LAWS = ("son_in_law", "daughter_in_law")


@dataclass(frozen=True, slots=True)
class Member:
    """One of a household, as its membership says."""

    person: UUID
    relation: str
    is_head: bool
    born_on: date | None

    @property
    def word(self) -> str:
        return "head" if self.is_head else relation_of(self.relation)


def birthday(born_on: date, years: int) -> date:
    """The day somebody becomes so old. Who was born on 29 February waits for 1 March."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)


def is_under(years: int, born_on: date | None, day: date) -> bool:
    """Younger than so many years on a day; of who was born on an unknown day nothing is said."""
    return born_on is not None and day < birthday(born_on, years)


def wards_among(me: UUID, household: list[Member], day: date) -> dict[UUID, date]:
    """child → the day it comes of age, for the minors of this household whose parent `me` is."""
    mine = next((m for m in household if m.person == me), None)
    if mine is None or is_under(OF_AGE, mine.born_on, day):
        return {}
    words = children_words(mine, household, day)
    minors = (m for m in household if m.word in words and is_under(OF_AGE, m.born_on, day))
    return {m.person: birthday(m.born_on, OF_AGE) for m in minors if m.born_on and m.person != me}


def children_words(mine: Member, household: list[Member], day: date) -> tuple[str, ...]:
    """Which relations are my children: the head's children are his and his spouse's, the grandchildren their only
    grown child's (and that one's spouse's)."""
    if mine.word in PARENTS:
        return CHILDREN
    grown = [m for m in household if m.word in CHILDREN and not is_under(OF_AGE, m.born_on, day)]
    wed = [m for m in household if m.word in IN_LAWS]
    alone = len(grown) <= 1 and len(wed) <= 1
    return GRANDCHILDREN if alone and mine.word in CHILDREN + IN_LAWS else ()
