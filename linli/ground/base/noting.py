"""How the lowest rooms say what was done: the log of acts stands above them (`access.acts`) and is told from here."""

from collections.abc import Callable

_writers: list[Callable[..., None]] = []


def tell_acts_to(write: Callable[..., None]) -> None:
    """Whoever keeps the log, once."""
    if write not in _writers:
        _writers.append(write)


def note(actor, community: int, word: str, *, subject: object = "", **facts) -> None:
    """One act, for the log."""
    for write in _writers:
        write(actor, community, word, subject=subject, **facts)
