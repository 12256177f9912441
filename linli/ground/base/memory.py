"""Memory that was used once and is kept by the allocator though nobody needs it."""

import ctypes


def give_back() -> None:
    """Return it to the machine. After a large workbook was read that is a fifth of all; where libc cannot, nothing."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
