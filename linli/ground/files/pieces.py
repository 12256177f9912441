"""Which bytes of a file a player asks for. Pure."""

import re

ONE = re.compile(r"bytes=(\d*)-(\d*)")


def piece_asked(header: str, size: int) -> tuple[int, int] | None:
    """(first, last) of one range that lies in the file; None for no, several or a senseless one: then all is sent."""
    found = ONE.fullmatch(header.strip())
    if not found or not (found[1] or found[2]) or not size:
        return None
    if found[1]:
        start, end = int(found[1]), min(int(found[2] or size - 1), size - 1)
    else:
        start, end = max(size - int(found[2]), 0), size - 1
    return (start, end) if start <= end else None
