"""Who answers for a case: the first route that fits. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """A route as plain values; `path` is the place's path ('' = anywhere)."""

    rank: int
    note: str
    category: str = ""
    path: str = ""
    source: str = ""
    to_post: UUID | None = None
    to_kind: str = ""


def fitting(routes: Iterable[RouteFacts], *, category: str, path: str, source: str) -> list[RouteFacts]:
    """Routes that fit, in their order: the caller takes the first whose post exists."""
    return [
        r
        for r in sorted(routes, key=lambda r: r.rank)
        if category.startswith(r.category) and path.startswith(r.path) and r.source in ("", source)
    ]
