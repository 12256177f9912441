"""Says how far a long work is: a function that is told a share of it, 0 to 1, as often as one likes."""

from collections.abc import Callable, Iterable, Iterator

Tell = Callable[[float], None]
EVERY = 500


def nobody(_share: float) -> None:
    """Nobody waits for it."""


def part(tell: Tell, begin: float, end: float) -> Tell:
    """The same for a part of the work that goes from `begin` to `end` of the whole."""
    return lambda share: tell(begin + (end - begin) * share)


def told(things: Iterable, total: int, tell: Tell) -> Iterator:
    """The same things, telling now and then how many have gone by."""
    for count, thing in enumerate(things):
        if count % EVERY == 0:
            tell(min(1.0, count / max(total, 1)))
        yield thing
