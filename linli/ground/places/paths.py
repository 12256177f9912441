"""Path segments: four characters of base 36, so that up to 1.6 million children keep their order."""

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LENGTH = 4


def segment(ordinal: int) -> str:
    """1 → '0001', 36 → '0010'."""
    if not 0 <= ordinal < 36**LENGTH:
        raise ValueError(f"no room for child {ordinal}")
    out = ""
    for _ in range(LENGTH):
        ordinal, rest = divmod(ordinal, 36)
        out = DIGITS[rest] + out
    return out


def ordinal_of(path: str) -> int:
    """The ordinal of the last segment of a path."""
    return int(path[-LENGTH:], 36)
