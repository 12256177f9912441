"""Values no one reads from the disk: sealed with AES-256-GCM or SM4-GCM, found again only through a keyed hash.

A sealed value begins `version, algorithm, key id (2 bytes)`, so that keys and cipher can be changed
while old values stay readable. The purpose is bound in: a sealed phone put into the ID column does not open.
"""

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import SM4
from cryptography.hazmat.primitives.hmac import HMAC

from linli.ground.base.words import N_

VERSION = 1
AES_256_GCM, SM4_GCM = 1, 2
SHA_256, SM3 = "sha256", "sm3"
_HEAD = 4
_NONCE = 12
_TAG = 16


class CannotUnseal(Exception):
    """A sealed value does not open: another key, another purpose, or bytes that changed. Never a guess."""


class _Sm4Gcm:
    """SM4 in GCM, as AESGCM has it: the tag follows the text. The key is derived: no cipher shares another's key."""

    def __init__(self, key: bytes):
        self.key = hashlib.sha256(b"sm4-gcm\0" + key).digest()[:16]

    def encrypt(self, nonce: bytes, text: bytes, bound: bytes) -> bytes:
        lock = Cipher(SM4(self.key), modes.GCM(nonce)).encryptor()
        lock.authenticate_additional_data(bound)
        return lock.update(text) + lock.finalize() + lock.tag

    def decrypt(self, nonce: bytes, body: bytes, bound: bytes) -> bytes:
        lock = Cipher(SM4(self.key), modes.GCM(nonce, body[-_TAG:])).decryptor()
        lock.authenticate_additional_data(bound)
        return lock.update(body[:-_TAG]) + lock.finalize()


_CIPHERS = {AES_256_GCM: AESGCM, SM4_GCM: _Sm4Gcm}


@dataclass(frozen=True)
class KeyRing:
    """The keys of this house: one to seal with now, older ones to open with, one for blind indexes. Never printed."""

    sealing: Mapping[int, bytes] = field(repr=False)
    indexing: bytes = field(repr=False)
    current: int = 1
    cipher: int = field(default=AES_256_GCM, repr=False)  # to seal with; whatever was sealed says its own
    digest: str = field(default=SHA_256, repr=False)  # of blind indexes; chosen once, with the index key

    def __post_init__(self):
        if self.cipher not in _CIPHERS or self.digest not in (SHA_256, SM3):
            raise ValueError("the cipher is AES-256-GCM or SM4-GCM, the digest SHA-256 or SM3")
        if self.current not in self.sealing:
            raise ValueError(f"no sealing key has the current id {self.current}")
        if any(len(key) != 32 or not 0 < number < 65_536 for number, key in self.sealing.items()):
            raise ValueError("sealing keys are 32 bytes, their ids 1 to 65535")
        if len(self.indexing) < 32:
            raise ValueError("the index key has 32 bytes or more")


def seal(text: str, purpose: str, *, ring: KeyRing) -> bytes:
    """Seal a text for one purpose. The same text sealed twice looks different: equality needs `blind_index`."""
    return seal_bytes(text.encode(), purpose, ring=ring)


def seal_bytes(content: bytes, purpose: str, *, ring: KeyRing) -> bytes:
    """The same for what is no text: a piece of a file."""
    head, nonce = head_of(ring), os.urandom(_NONCE)
    cipher = _CIPHERS[ring.cipher](ring.sealing[ring.current])
    return head + nonce + cipher.encrypt(nonce, content, head + purpose.encode())


def unseal(sealed: bytes, purpose: str, *, ring: KeyRing) -> str:
    """Open what `seal` made for the same purpose, or raise `CannotUnseal`."""
    return unseal_bytes(sealed, purpose, ring=ring).decode()


def unseal_bytes(sealed: bytes, purpose: str, *, ring: KeyRing) -> bytes:
    """Open what `seal_bytes` made."""
    sealed = bytes(sealed)
    head, nonce, body = sealed[:_HEAD], sealed[_HEAD : _HEAD + _NONCE], sealed[_HEAD + _NONCE :]
    key = _key_of(head, ring)
    if len(body) < _TAG:
        raise CannotUnseal(N_("这条加密内容不完整，无法打开。请从备份恢复。"))
    try:
        return _CIPHERS[head[1]](key).decrypt(nonce, body, head + purpose.encode())
    except InvalidTag:
        raise CannotUnseal(N_("这条加密内容打不开：密钥不对，或者内容被改动过。请检查密钥文件。")) from None


def head_of(ring: KeyRing) -> bytes:
    """What a value sealed now begins with; one that begins otherwise is still to be sealed anew."""
    return bytes((VERSION, ring.cipher)) + ring.current.to_bytes(2, "big")


def key_id(sealed: bytes) -> int:
    """Which key closed a value: what a change of keys still has to seal anew."""
    return int.from_bytes(bytes(sealed)[2:_HEAD], "big")


def blind_index(text: str, purpose: str, *, ring: KeyRing) -> str:
    """16 hexadecimal characters that are equal for equal texts of one purpose, and tell nothing without the key."""
    message = f"{purpose}\0{text}".encode()
    if ring.digest == SM3:
        keyed = HMAC(ring.indexing, hashes.SM3())
        keyed.update(message)
        return keyed.finalize().hex()[:16]
    return hmac.digest(ring.indexing, message, "sha256").hex()[:16]


def keyed_digest(text: str, purpose: str, *, ring: KeyRing) -> bytes:
    """32 bytes that only this station can make of a text: what a paper code is drawn from, the same each time."""
    return hmac.digest(ring.indexing, f"{purpose}\0{text}".encode(), "sha256")


def _key_of(head: bytes, ring: KeyRing) -> bytes:
    if len(head) < _HEAD or head[0] != VERSION or head[1] not in _CIPHERS:
        raise CannotUnseal(N_("这条加密内容的格式不认识。请升级到更新的版本再试。"))
    key = ring.sealing.get(key_id(head))
    if key is None:
        raise CannotUnseal(N_("缺少打开这条加密内容的密钥。请把原来的密钥放回密钥文件。"))
    return key
