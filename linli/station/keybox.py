"""The keys in a box of their own, closed with a pass phrase: lost keys are lost fields, keys beside a backup open it."""

import io
import os
import tarfile
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from linli.station.trouble import Trouble

MARK = b"linli keys 1\n"
_SALT, _NONCE = 16, 12
SHORTEST = 12


def close(keys: Path, box: Path, passfile: Path) -> None:
    """Write all keys, the retired ones too, into a box."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for file in sorted(p for p in keys.rglob("*") if p.is_file() and not p.name.startswith(".")):
            tar.add(file, str(file.relative_to(keys)))
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    body = AESGCM(_key(passfile, salt)).encrypt(nonce, packed.getvalue(), MARK)
    with os.fdopen(os.open(box, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(MARK + salt + nonce + body)
        out.flush()
        os.fsync(out.fileno())


def unlock(box: Path, keys: Path, passfile: Path) -> None:
    """Lay the keys of a box into an empty folder."""
    content = box.read_bytes()
    if not content.startswith(MARK):
        raise Trouble(f"{box} is no box of keys.")
    salt, rest = content[len(MARK) :][:_SALT], content[len(MARK) + _SALT :]
    try:
        packed = AESGCM(_key(passfile, salt)).decrypt(rest[:_NONCE], rest[_NONCE:], MARK)
    except InvalidTag:
        raise Trouble(
            f"{box} does not open: the pass phrase in {passfile} is another one, or the box is damaged."
        ) from None
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        tar.extractall(keys, filter="data")
    for path in keys.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)


def _key(passfile: Path, salt: bytes) -> bytes:
    try:
        phrase = passfile.read_text().strip()
    except OSError as error:
        raise Trouble(f"Cannot read the pass phrase in {passfile} ({error.strerror}).") from error
    if len(phrase) < SHORTEST:
        raise Trouble(f"The pass phrase in {passfile} is shorter than {SHORTEST} letters. Write a longer one.")
    return Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(phrase.encode())
