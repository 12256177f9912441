"""Where a sheet lies until it is taken: sealed piece by piece, so that a copy of the folder shows nobody anything.

Each piece is bound to its sheet, its place and whether it is the last: pieces cannot be exchanged, and none can be cut off.
"""

import hashlib
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from django.conf import settings

from linli.engine.papers.models import Export
from linli.ground.base.keyring import ring
from linli.ground.base.sealed import CannotUnseal, seal_bytes, unseal_bytes

PIECE, LENGTH = 1024 * 1024, 4


def folder() -> Path:
    """Closed to everybody else; unfinished workbooks lie here too, never in a folder that others share."""
    path = Path(settings.FILES_ROOT) / "exports"
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def path_of(export: Export, suffix: str = "sealed") -> Path:
    return folder() / f"{export.community_id}-{export.id}.{suffix}"


def purpose_of(export: Export, piece: int, last: bool) -> str:
    return f"export {export.id} {piece}{' last' if last else ''}"


def lay_by(export: Export, content: IO[bytes]) -> tuple[str, int]:
    """Seal a finished sheet away; returns its SHA-256 and its size. A kill leaves either nothing or all."""
    content.seek(0)
    sha, size, piece, draft = hashlib.sha256(), 0, 0, path_of(export, f"{os.getpid()}.part")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        part = content.read(PIECE)
        while True:
            following = content.read(PIECE)
            sha.update(part)
            size += len(part)
            sealed = seal_bytes(part, purpose_of(export, piece, not following), ring=ring())
            out.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
            if not following:
                break
            part, piece = following, piece + 1
        out.flush()
        os.fsync(out.fileno())
    draft.rename(path_of(export))
    return sha.hexdigest(), size


def pieces_of(export: Export, sealed: IO[bytes]) -> Iterator[bytes]:
    """The sheet again, piece by piece. Raises `CannotUnseal` where something was changed or cut off."""
    piece, head = 0, sealed.read(LENGTH)
    while head:
        body = sealed.read(int.from_bytes(head, "big"))
        head = sealed.read(LENGTH)
        yield unseal_bytes(body, purpose_of(export, piece, not head), ring=ring())
        piece += 1
    if not piece:
        raise CannotUnseal("an empty file")


class Opened(io.RawIOBase):
    """The sheet as a file to be read once from front to back; closing it closes what lies sealed."""

    def __init__(self, export: Export, sealed: IO[bytes]):
        self._sealed, self._pieces, self._rest = sealed, pieces_of(export, sealed), b""

    def readable(self) -> bool:
        return True

    def readinto(self, room) -> int:
        if not self._rest:
            self._rest = next(self._pieces, b"")
        part, self._rest = self._rest[: len(room)], self._rest[len(room) :]
        room[: len(part)] = part
        return len(part)

    def close(self) -> None:
        self._sealed.close()
        super().close()


def take_away(export: Export) -> None:
    """It was taken, or its day is over."""
    path_of(export).unlink(missing_ok=True)
    path_of(export, "progress").unlink(missing_ok=True)
