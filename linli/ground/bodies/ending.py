"""What goes with a body: higher floors say what must end on its last day. Its posts, so that nobody of it stays in."""

from collections.abc import Callable
from datetime import date

from linli.ground.base.declare import Registry
from linli.ground.bodies.models import Body

on_end: Registry[Callable[[Body, date], list[str]]] = Registry("on_end")  # told before, done by `act`
ends: Registry[Callable[[Body, date], None]] = Registry("ends")


def will_end(body: Body, on: date) -> list[str]:
    """Sentences on what ends with the body."""
    return [line for tell in on_end for line in tell(body, on)]


def end_all(body: Body, on: date) -> None:
    """End it."""
    for act in ends:
        act(body, on)
