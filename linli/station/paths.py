"""Where a station keeps things. Light on purpose: the settings import it before Django is ready."""

import fcntl
import hashlib
import os
import secrets
import tempfile
from pathlib import Path

from linli.station.external import database_url
from linli.station.trouble import Trouble

DATABASE = "linli"
# sockaddr_un holds 108 bytes on Linux and 104 on macOS, with the file name and its end.
SOCKET_PATH_MAX = 100
SOCKET_FILE = ".s.PGSQL.5432"


def data_folder() -> Path:
    """Say where this station keeps its database, keys, passwords and files: never inside the clone."""
    if said := os.environ.get("LINLI_DATA"):
        return Path(said).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/linli")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "linli"


def make_data_folder() -> Path:
    """Make the data folder if it is missing; nobody else may list it."""
    folder = data_folder()
    # Under root the server runs as another user, who must pass through but may not look around.
    mode = 0o711 if os.geteuid() == 0 else 0o700
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o777 != mode:
            folder.chmod(mode)
    except OSError as error:
        raise Trouble(f"Cannot use the folder {folder} ({error.strerror}). Choose another: LINLI_DATA=…") from error
    return folder


def private_folder(name: str) -> Path:
    """Make a folder of the data folder that only this system user may enter."""
    folder = make_data_folder() / name
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat().st_mode & 0o077:
        folder.chmod(0o700)
    return folder


def cluster() -> Path:
    """Say where the embedded server keeps its tables."""
    return data_folder() / "cluster"


def socket_folder() -> Path:
    """Say where the embedded server listens: in the data folder, or in a short folder when that path is too long."""
    folder = data_folder() / "run"
    if len(os.fsencode(folder / SOCKET_FILE)) < SOCKET_PATH_MAX:
        return folder
    mark = hashlib.sha256(os.fsencode(folder)).hexdigest()[:12]
    short = Path(tempfile.gettempdir()) / f"linli-{mark}"
    return short if len(os.fsencode(short / SOCKET_FILE)) < SOCKET_PATH_MAX else Path("/tmp") / f"linli-{mark}"


def passfile(role: str) -> Path:
    """Say which file holds a role's password, in the form libpq reads when it connects."""
    return data_folder() / "pass" / role


def database(role: str) -> dict:
    """Give a role's database settings for Django. No password in them: libpq reads it from the role's own file."""
    where = {"HOST": str(socket_folder()), "PORT": "", "NAME": DATABASE, "USER": role}
    options = {"passfile": str(passfile(role))}
    if url := database_url():
        where |= {"HOST": url.host, "PORT": url.port, "NAME": url.name}
        options |= url.options
    return {**where, "OPTIONS": options}


def secret(name: str) -> str:
    """Give a random secret of this station, the same every time; made on first use."""
    return secret_in(private_folder("keys"), name)


def secret_in(folder: Path, name: str) -> str:
    """Give a secret of a folder of keys; made on first use, once for all processes."""
    file = folder / name
    if text := _text_of(file):
        return text
    with open(file.parent / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        return _text_of(file) or write_private(file, secrets.token_urlsafe(48))


def _text_of(file: Path) -> str:
    try:
        return file.read_text()
    except FileNotFoundError:
        return ""


def write_private(file: Path, text: str) -> str:
    """Write a file whole or not at all, for this system user alone, and on disk before anything relies on it."""
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
    # A key that is lost with the power makes everything sealed by it unreadable: the name must be on disk too.
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return text
