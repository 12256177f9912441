"""Ids that phones, offline too, can make as well as the server: UUID version 7 (RFC 9562)."""

import os
import random
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from linli.ground.base.clock import now

TAIL = 42  # bits of chance behind the count


class Drawing:
    """Ids drawn from a seed instead of by chance: the same seed and the same moments give the same ids, in order.

    The count stands before the chance, so that what is made in one millisecond keeps its order.
    """

    def __init__(self, seed: str):
        self.chance, self.count = random.Random(seed), 0

    def at(self, moment: datetime) -> uuid.UUID:
        return uuid.UUID(int=self.number(int(moment.timestamp() * 1000)))

    def number(self, milliseconds: int) -> int:
        """The next id as a number, for who makes them by the million."""
        self.count += 1
        high, low = divmod(self.count & 0xFFFF_FFFF, 1 << 20)
        tail = (low << TAIL) | self.chance.getrandbits(TAIL)
        return (milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | tail


_drawn: ContextVar[Drawing | None] = ContextVar("ids_drawn", default=None)


def uuid7() -> uuid.UUID:
    """A new id that begins with the time, to a quarter of a microsecond, so that rows lie in the order they were made.

    Two steps written in one millisecond keep their order too (RFC 9562, 6.2, method 3).
    """
    if drawing := _drawn.get():
        return drawing.at(now())
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    chance = int.from_bytes(os.urandom(8), "big")
    high = (milliseconds << 80) | (0x7 << 76) | ((rest * 4096 // 1_000_000) << 64)
    return uuid.UUID(int=high | (0b10 << 62) | (chance & ((1 << 62) - 1)))


@contextmanager
def drawn_from(seed: str) -> Iterator[None]:
    """Let ids be drawn from a seed and the clock: for demo towns and benches, nothing else. Never one seed twice."""
    token = _drawn.set(Drawing(seed))
    try:
        yield
    finally:
        _drawn.reset(token)
