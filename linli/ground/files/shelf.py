"""Where the bytes lie: <data>/files/<community>/<two letters>/<id>.jpg, written and synced before the row commits."""

import os
from pathlib import Path
from uuid import UUID

from django.conf import settings


def path_of(community: int, file: UUID, *, small: bool = False) -> Path:
    """The path of a photo, whole or small."""
    return _folder(community, file) / (f"{file}-s.jpg" if small else f"{file}.jpg")


def sound_path_of(community: int, file: UUID) -> Path:
    """The path of a recorded message: an ending that no program of this machine opens."""
    return _folder(community, file) / f"{file}.sound"


def paths_of(community: int, file: UUID) -> tuple[Path, ...]:
    """Wherever bytes of this file may lie."""
    return path_of(community, file), path_of(community, file, small=True), sound_path_of(community, file)


def _folder(community: int, file: UUID) -> Path:
    return Path(settings.FILES_ROOT) / str(community) / str(file)[-2:]


def lay_down(path: Path, content: bytes) -> None:
    """Write so that a kill leaves either nothing or all: to a temporary name, synced, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}.part")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
