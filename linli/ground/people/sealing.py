"""Seal and find what the register keeps secret, with the keys of this station."""

from linli.ground.base.declare import SealedColumn, sealed_columns
from linli.ground.base.keyring import ring
from linli.ground.base.sealed import blind_index, seal, unseal

ID, PHONE, POLITICS = "person.id", "phone", "person.politics"
sealed_columns.add(SealedColumn("people.Person", "id_sealed", ID))
sealed_columns.add(SealedColumn("people.Person", "politics_sealed", POLITICS))
sealed_columns.add(SealedColumn("people.ContactPoint", "sealed", PHONE))


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
