"""Ids that phones, offline too, can make as well as the server: UUID version 7 (RFC 9562)."""

import os
import time
import uuid


def uuid7() -> uuid.UUID:
    """A new id whose first 48 bits are the time in milliseconds, so that rows lie in the order they were made."""
    milliseconds, chance = time.time_ns() // 1_000_000, int.from_bytes(os.urandom(10), "big")
    high = (milliseconds << 80) | (0x7 << 76) | ((chance >> 68 & 0xFFF) << 64)
    return uuid.UUID(int=high | (0b10 << 62) | (chance & ((1 << 62) - 1)))
