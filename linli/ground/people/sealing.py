"""Seal and find what the register keeps secret, with the keys of this station."""

import hashlib
from functools import cache

from linli.ground.base.sealed import KeyRing, blind_index, seal, unseal
from linli.station import paths

ID, PHONE, POLITICS = "person.id", "phone", "person.politics"


@cache
def ring() -> KeyRing:
    """The keys lie outside the database, beside the data, readable by this user only."""
    return KeyRing(sealing={1: _key("seal-1")}, indexing=_key("index"), current=1)


def _key(name: str) -> bytes:
    return hashlib.sha256(paths.secret(name).encode()).digest()


def seal_id(number: str) -> bytes:
    return seal(number, ID, ring=ring())


def open_id(sealed: bytes) -> str:
    return unseal(sealed, ID, ring=ring())


def id_index(number: str) -> str:
    return blind_index(number, ID, ring=ring())


def seal_phone(number: str) -> bytes:
    return seal(number.strip(), PHONE, ring=ring())


def open_phone(sealed: bytes) -> str:
    return unseal(sealed, PHONE, ring=ring())


def phone_index(number: str) -> str:
    return blind_index(number, PHONE, ring=ring())


def tail_index(number: str) -> str:
    """Of the last four digits: only 10,000 values, so it is never searched without a community."""
    return blind_index(number[-4:], f"{PHONE}.tail", ring=ring())


def seal_politics(word: str) -> bytes:
    return seal(word, POLITICS, ring=ring())


def open_politics(sealed: bytes) -> str:
    return unseal(sealed, POLITICS, ring=ring())
