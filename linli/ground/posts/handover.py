"""What hangs on a post: what a hand-over note lists, and what must be handed on before the post can be closed.

Higher floors declare it; a post itself knows nothing of matters.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from linli.ground.access.actor import Actor
from linli.ground.base.declare import Registry


@dataclass(frozen=True, slots=True)
class OnLeave:
    """`count(community, post)` counts what is open; `lines(actor, community, post)` names what the actor may know of;
    `hand(actor, community, post, heir, why)` gives all of it to another post."""

    word: str
    title: str
    count: Callable[[int, UUID], int]
    lines: Callable[[Actor, int, UUID], list[str]]
    hand: Callable[[Actor, int, UUID, UUID, str], None]


on_leave: Registry[OnLeave] = Registry("on_leave")


def open_counts(community: int, post: UUID) -> list[tuple[str, int]]:
    """(title, how many) of what is open at the post; only what there is."""
    found = [(entry.title, entry.count(community, post)) for entry in on_leave]
    return [(title, n) for title, n in found if n]
