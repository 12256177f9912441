"""One file that holds a dump, the files folder and a list of what is in it, each thing with its hash.

The list comes last: what is written is hashed on its way, and a file cut short has no list and is refused.
"""

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Iterator
from pathlib import Path

from linli.station.trouble import Trouble

LIST, DUMP, FILES = "manifest.json", "database.dump", "files"
FORM = 1


def write(archive: Path, dump: Path, files: Path, told: dict) -> dict:
    """Write all into an archive that only this system user may read. Gives the list that ends it."""
    descriptor = os.open(archive, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        with tarfile.open(fileobj=out, mode="w") as tar:
            parts = {DUMP: _add(tar, dump, DUMP)}
            for path in _files_in(files):
                name = f"{FILES}/{path.relative_to(files)}"
                if part := _add(tar, path, name):
                    parts[name] = part
            whole = {"form": FORM, **told, "parts": parts}
            _add_text(tar, LIST, json.dumps(whole, ensure_ascii=False, indent=1))
        out.flush()
        os.fsync(out.fileno())
    return whole


def _files_in(folder: Path) -> Iterator[Path]:
    # A draft that is being written has not been seen by any row yet.
    return (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink() and p.suffix != ".part")


class _Hashing:
    """Reads a file and hashes what passes."""

    def __init__(self, file):
        self.file, self.sum = file, hashlib.sha256()

    def read(self, size=-1):
        piece = self.file.read(size)
        self.sum.update(piece)
        return piece


def _add(tar, path: Path, name: str):
    try:
        file = path.open("rb")
    except FileNotFoundError:
        # Deleted while we were on the way: its time had come.
        return None
    with file:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mode = os.fstat(file.fileno()).st_size, 0o600
        reading = _Hashing(file)
        tar.addfile(entry, reading)
    return [entry.size, reading.sum.hexdigest()]


def _add_text(tar, name, text):
    content = text.encode()
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    tar.addfile(entry, io.BytesIO(content))


def take_out(archive: Path, into: Path, only: str = "") -> dict:
    """Unpack into an empty folder and give the list; whatever is missing, changed or not listed is refused.

    With `only`, everything is checked but just that part is laid down.
    """
    try:
        with tarfile.open(archive, "r|") as tar:
            whole, found = _unpack(tar, into, only)
    except (tarfile.TarError, OSError, ValueError, KeyError) as error:
        raise Trouble(f"{archive} is no whole backup of Linli ({error}). Take another one.") from error
    if whole is None or whole.get("form") != FORM:
        raise Trouble(f"{archive} was cut short or made by another version. Take another one.")
    if wrong := sorted(n for n in found.keys() | whole["parts"].keys() if found.get(n) != whole["parts"].get(n)):
        raise Trouble(f"{archive} is damaged: {', '.join(wrong[:3])} differ from the list. Take another one.")
    return whole


def _unpack(tar, into, only):
    whole, found = None, {}
    for entry in tar:
        if entry.name == LIST:
            whole = json.loads(tar.extractfile(entry).read())
            continue
        if not entry.isfile() or not _is_ours(entry.name):
            raise ValueError(f"{entry.name} does not belong here")
        target = into / entry.name if not only or entry.name == only else None
        found[entry.name] = _lay_down(tar.extractfile(entry), target)
    return whole, found


def _is_ours(name):
    parts = Path(name).parts
    return name == DUMP or (parts[0] == FILES and ".." not in parts and not Path(name).is_absolute())


def _lay_down(source, target):
    reading, size = _Hashing(source), 0
    out = open(os.devnull, "wb") if target is None else _open_private(target)
    with out:
        while piece := reading.read(1 << 20):
            size += len(piece)
            out.write(piece)
    return [size, reading.sum.hexdigest()]


def _open_private(target):
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
