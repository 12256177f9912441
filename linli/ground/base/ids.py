"""Ids that phones, offline too, can make as well as the server: UUID version 7 (RFC 9562)."""

import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """A new id that begins with the time, to a quarter of a microsecond, so that rows lie in the order they were made.

    Two steps written in one millisecond keep their order too (RFC 9562, 6.2, method 3).
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    chance = int.from_bytes(os.urandom(8), "big")
    high = (milliseconds << 80) | (0x7 << 76) | ((rest * 4096 // 1_000_000) << 64)
    return uuid.UUID(int=high | (0b10 << 62) | (chance & ((1 << 62) - 1)))
