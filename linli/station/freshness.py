"""Whether tables and static files fit the program, told by a fingerprint so that a warm start need not load Django."""

import hashlib
import sysconfig
from collections.abc import Iterable
from pathlib import Path

from linli.station import paths
from linli.station.children import CLONE

PACKAGE = CLONE / "linli"


def of_tables() -> str:
    """Fingerprint what decides the tables: migrations, settings, installed versions, and which database it is."""
    files = [*PACKAGE.rglob("migrations/*.py"), *PACKAGE.glob("settings/*.py")]
    where = paths.database("")
    return _fingerprint(files, [*_versions(), f"{where['HOST']} {where['PORT']} {where['NAME']}"])


def of_static() -> str:
    """Fingerprint what is collected: our own static files and the versions of those that bring theirs."""
    files = [file for folder in PACKAGE.rglob("static") for file in folder.rglob("*") if file.is_file()]
    return _fingerprint([*files, *PACKAGE.glob("settings/*.py")], _versions())


def _versions():
    # Names carry the version; reading a hundred metadata files would take longer than all the rest.
    return sorted(folder.name for folder in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))


def _fingerprint(files: Iterable[Path], words: Iterable[str]) -> str:
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(f"{file.relative_to(CLONE)} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    for word in words:
        total.update(f"{word}\n".encode())
    return total.hexdigest()


def is_kept(name: str, fingerprint: str) -> bool:
    """Say whether the work of this name was finished for this fingerprint."""
    file = paths.data_folder() / f".{name}"
    return file.exists() and file.read_text() == fingerprint


def keep(name: str, fingerprint: str) -> None:
    """Note that the work is finished. Called after it, so that a kill in between repeats the work."""
    paths.write_private(paths.data_folder() / f".{name}", fingerprint)


def forget(name: str) -> None:
    """Have the work done again at the next look."""
    (paths.data_folder() / f".{name}").unlink(missing_ok=True)
