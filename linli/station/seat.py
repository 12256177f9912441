"""One supervisor for each data folder: whoever holds the lock serves. A kill gives it back, whatever a file says."""

import fcntl
import os
from contextlib import contextmanager

from linli.station import paths
from linli.station.trouble import Trouble


@contextmanager
def taken(port: int):
    """Take the seat for as long as this process serves; refuse when another one holds it."""
    with open(paths.make_data_folder() / ".serving", "a+") as seat:
        if not _lock(seat):
            raise Trouble(f"Linli is running already: {address(_read(seat)[1])}. Stop it first: script/linli stop")
        _write(seat, f"{os.getpid()} {port}")
        yield
        _write(seat, "")


def holder() -> tuple[int, int] | None:
    """Give the process and the port of who serves now. None when nobody does."""
    file = paths.data_folder() / ".serving"
    if not file.exists():
        return None
    with open(file, "a+") as seat:
        return None if _lock(seat) else _read(seat)


def address(port: int) -> str:
    """Say where the pages are."""
    return f"http://127.0.0.1:{port}/"


def _lock(seat):
    try:
        fcntl.flock(seat, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _read(seat):
    seat.seek(0)
    words = seat.read().split()
    return (int(words[0]), int(words[1])) if len(words) == 2 else (0, 0)


def _write(seat, text):
    seat.seek(0)
    seat.truncate()
    seat.write(text)
    seat.flush()
