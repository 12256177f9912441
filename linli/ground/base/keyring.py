"""The keys of this station as a ring. Every call looks whether the folder changed, so that keys turn while pages go on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from linli.ground.base.sealed import CannotUnseal, KeyRing
from linli.ground.base.words import N_
from linli.station import keys, paths

_known: dict[tuple[str, int], bytes] = {}


_held: ContextVar[KeyRing | None] = ContextVar("held", default=None)


@contextmanager
def one_ring() -> Iterator[None]:
    """The same keys throughout: an import seals half a million values. The old key of a turn rests a day for such."""
    was = _held.set(ring())
    try:
        yield
    finally:
        _held.reset(was)


def ring() -> KeyRing:
    """The keys as the folder holds them now: outside the database, readable by this system user only."""
    if (held := _held.get()) is not None:
        return held
    folder = f"{settings.DATA}/keys"
    return _read(folder, _changed(folder), keys.cipher())


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns
    except FileNotFoundError:
        # Before the first key. A station that lost its keys does not come so far: it refuses to serve.
        Path(folder).mkdir(mode=0o700)
        return os.stat(folder).st_mtime_ns


@lru_cache(maxsize=4)
def _read(folder: str, changed: int, cipher: int) -> KeyRing:
    here = Path(folder)
    if not keys.numbers(here):
        paths.secret_in(here, f"{keys.SEAL}1")
    found = {number: keys.key_of(here, f"{keys.SEAL}{number}") for number in keys.numbers(here)}
    for number, key in found.items():
        # A file that was overwritten would seal what nobody could open beside what is there.
        if _known.setdefault((folder, number), key) != key:
            raise CannotUnseal(N_("密钥文件被换过了。请放回原来的密钥文件，再试。"))
    index = keys.index_name(here)
    return KeyRing(found, keys.key_of(here, index), keys.current(here), cipher, keys.INDEXES[index])
