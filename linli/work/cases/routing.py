"""Who answers for a case: the first route that fits by what, where, from whom, how urgent and when. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from linli.ground.base.calendar import is_working_day
from linli.ground.base.clock import local
from linli.work.cases.words import Hours


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """A route as plain values; `path` is the place's path ('' = anywhere). Empty means: whatever it is."""

    rank: int
    note: str
    category: str = ""
    path: str = ""
    source: str = ""
    to_post: UUID | None = None
    to_kind: str = ""
    urgency: str = ""
    hours: str = ""


def fitting(
    routes: Iterable[RouteFacts], *, category: str, path: str, source: str, urgency: str = "", hours: str = "",
    restricted: bool = False,
) -> list[RouteFacts]:  # fmt: skip
    """Routes that fit, in their order: the caller takes the first whose post exists.

    What only few may see follows no rule that fits everything: it must be named by one.
    """
    return [
        r
        for r in sorted(routes, key=lambda r: r.rank)
        if category.startswith(r.category)
        and path.startswith(r.path)
        and r.source in ("", source)
        and r.urgency in ("", urgency)
        and r.hours in ("", hours)
        and (r.category or not restricted)
    ]


def hours_at(moment: datetime, opening: Mapping[str, str], days: Mapping[date, str]) -> Hours:
    """Whether somebody is at work: between the two times of a working day."""
    there = local(moment)
    begins, ends = time.fromisoformat(opening["begins"]), time.fromisoformat(opening["ends"])
    at_work = is_working_day(there.date(), days) and begins <= there.time() < ends
    return Hours.WORK if at_work else Hours.OFF
