"""Who counts as a child, and who may write in the register. Pure: facts in, answers out."""

from datetime import date
from uuid import UUID

from linli.ground.access.actor import Actor

MAJORITY, GUARDED = 18, 14
SPOUSE_WORDS = ("配偶", "妻", "夫", "爱人", "老伴")


def age_on(born: date | None, day: date) -> int | None:
    """Full years; None when the birth is not known."""
    return born and day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_minor(born: date | None, day: date) -> bool:
    """Under eighteen on this day of Shanghai. Whose birth nobody knows counts as grown up."""
    return born is not None and age_on(born, day) < MAJORITY


def needs_guardian(born: date | None, day: date) -> bool:
    """Under fourteen: nothing is kept of such a child without a grown-up of its household."""
    return born is not None and age_on(born, day) < GUARDED


def youngest_majority(day: date) -> date:
    """Who was born later than this day is a minor on `day`."""
    try:
        return day.replace(year=day.year - MAJORITY)
    except ValueError:  # 29 February: whoever was born on 28 February or before is of age
        return day.replace(year=day.year - MAJORITY, day=28)


def is_spouse_of_head(relation: str) -> bool:
    return any(word in relation for word in SPOUSE_WORDS) and "前" not in relation


def may_write(actor: Actor, community: int, grid: UUID | None) -> bool:
    """Whoever sees the whole community, or looks after the grid the door stands in."""
    return actor.sees_whole(community) or (grid is not None and grid in actor.grids)


def may_merge(actor: Actor, community: int) -> bool:
    """Two records of one human may lie in two grids: only who sees both sides decides."""
    return actor.sees_whole(community)
