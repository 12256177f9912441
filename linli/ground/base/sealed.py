"""Values no one reads from the disk: sealed with AES-256-GCM, found again only through a keyed hash.

A sealed value begins `version, algorithm, key id (2 bytes)`, so that keys can be turned and SM4-GCM added
while old values stay readable. The purpose is bound in: a sealed phone put into the ID column does not open.
"""

import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from linli.ground.base.words import N_

VERSION = 1
AES_256_GCM = 1
_HEAD = 4
_NONCE = 12
_TAG = 16


class CannotUnseal(Exception):
    """A sealed value does not open: another key, another purpose, or bytes that changed. Never a guess."""


@dataclass(frozen=True)
class KeyRing:
    """The keys of this house: one to seal with now, older ones to open with, one for blind indexes. Never printed."""

    sealing: Mapping[int, bytes] = field(repr=False)
    indexing: bytes = field(repr=False)
    current: int = 1

    def __post_init__(self):
        if self.current not in self.sealing:
            raise ValueError(f"no sealing key has the current id {self.current}")
        if any(len(key) != 32 or not 0 < number < 65_536 for number, key in self.sealing.items()):
            raise ValueError("sealing keys are 32 bytes, their ids 1 to 65535")
        if len(self.indexing) < 32:
            raise ValueError("the index key has 32 bytes or more")


def seal(text: str, purpose: str, *, ring: KeyRing) -> bytes:
    """Seal a text for one purpose. The same text sealed twice looks different: equality needs `blind_index`."""
    head = bytes((VERSION, AES_256_GCM)) + ring.current.to_bytes(2, "big")
    nonce = os.urandom(_NONCE)
    return head + nonce + AESGCM(ring.sealing[ring.current]).encrypt(nonce, text.encode(), head + purpose.encode())


def unseal(sealed: bytes, purpose: str, *, ring: KeyRing) -> str:
    """Open what `seal` made for the same purpose, or raise `CannotUnseal`."""
    sealed = bytes(sealed)
    head, nonce, body = sealed[:_HEAD], sealed[_HEAD : _HEAD + _NONCE], sealed[_HEAD + _NONCE :]
    key = _key_of(head, ring)
    if len(body) < _TAG:
        raise CannotUnseal(N_("这条加密内容不完整，无法打开。请从备份恢复。"))
    try:
        return AESGCM(key).decrypt(nonce, body, head + purpose.encode()).decode()
    except InvalidTag:
        raise CannotUnseal(N_("这条加密内容打不开：密钥不对，或者内容被改动过。请检查密钥文件。")) from None


def key_id(sealed: bytes) -> int:
    """Which key closed a value: what a change of keys still has to seal anew."""
    return int.from_bytes(bytes(sealed)[2:_HEAD], "big")


def blind_index(text: str, purpose: str, *, ring: KeyRing) -> str:
    """16 hexadecimal characters that are equal for equal texts of one purpose, and tell nothing without the key."""
    message = f"{purpose}\0{text}".encode()
    return hmac.digest(ring.indexing, message, "sha256").hex()[:16]


def _key_of(head: bytes, ring: KeyRing) -> bytes:
    if len(head) < _HEAD or head[0] != VERSION or head[1] != AES_256_GCM:
        raise CannotUnseal(N_("这条加密内容的格式不认识。请升级到更新的版本再试。"))
    key = ring.sealing.get(key_id(head))
    if key is None:
        raise CannotUnseal(N_("缺少打开这条加密内容的密钥。请把原来的密钥放回密钥文件。"))
    return key
