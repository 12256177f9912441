"""The embedded server: started when it does not answer, stopped only by command.

It listens on a socket that nobody else may touch, and asks every role for its password. Whether it runs is decided
by a real connection, never by a file that says so: after a kill such a file lies.
"""

import fcntl
import os
import shutil
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg

from linli.station import binaries, paths, roles
from linli.station.external import database_url
from linli.station.trouble import Trouble

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    # A big import would otherwise stop for a checkpoint every few seconds.
    "max_wal_size": "1GB",
    # What was acknowledged is on disk, whatever is killed next.
    "synchronous_commit": "on",
    "max_connections": "60",
    # After an import the planner knows nothing of the new rows; the default looks once a minute and at a tenth changed.
    "autovacuum_naptime": "15s",
    "autovacuum_analyze_scale_factor": "0.05",
    "autovacuum_vacuum_scale_factor": "0.1",
    # One file a weekday, overwritten a week later.
    "logging_collector": "on",
    "log_filename": "server-%a.log",
    "log_truncate_on_rotation": "on",
    "log_rotation_size": "0",
    # A broken key or a failed statement would write names and numbers of residents into the log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
# For tests: nothing is kept, so nothing need reach the disk.
FORGETFUL = {
    "fsync": "off", "full_page_writes": "off", "synchronous_commit": "off", "max_locks_per_transaction": "256",
}  # fmt: skip
STARTING_MAX = 600
RETRY_FOR = 30


def ensure(**settings: str) -> bool:
    """Make sure that the database answers and holds the three roles. True when the database is new.

    Safe from many processes at once. Settings such as FORGETFUL count only for a server that is started here.
    """
    with _station_lock():
        if url := database_url():
            made = _with_administrator(url, lambda admin: roles.make_roles(admin, url.name))
            roles.check_passwords()
            return made
        with _started(settings) as admin:
            return roles.make_roles(admin, paths.DATABASE)


def database_exists() -> bool:
    """Say whether an earlier start has made the database, without making anything."""
    if url := database_url():
        return _with_administrator(url, lambda admin: roles.has_database(admin, url.name))
    return (paths.cluster() / "PG_VERSION").exists()


def is_answering() -> bool:
    """Say whether the embedded server takes connections now."""
    try:
        _connect().close()
    except (psycopg.OperationalError, FileNotFoundError):
        return False
    return True


def stop() -> bool:
    """Stop the embedded server and wait for it. False when none was running."""
    cluster = paths.cluster()
    if not (cluster / "postmaster.pid").exists():
        return False
    with _station_lock():
        programs = binaries.find_programs(cluster)
        words = ("-D", cluster, "-w", "-t", "60", "-m", "fast", "stop")
        return binaries.run(programs / "pg_ctl", *words, cluster=cluster).returncode == 0


@contextmanager
def _station_lock():
    with open(paths.make_data_folder() / ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _with_administrator(url, act):
    with _connect_to(url) as admin:
        return act(admin)


def _connect_to(url):
    # Some providers give no way into the maintenance database, only into the one they made.
    for name in ("postgres", url.name):
        try:
            return psycopg.connect(**url.admin(name), autocommit=True, connect_timeout=10)
        except psycopg.OperationalError as error:
            reason = str(error).strip().splitlines()[-1].strip()
    raise Trouble(f"DATABASE_URL does not answer ({reason}). Is the server running, and is the password right?")


def _connect():
    # Read, not made: a password made here would not be the one the server was made with.
    word = paths.passfile(roles.SUPERUSER).read_text().strip().rsplit(":", 1)[1]
    return psycopg.connect(
        host=str(paths.socket_folder()), user=roles.SUPERUSER, password=word, dbname="postgres", autocommit=True,
        connect_timeout=10,
    )  # fmt: skip


def _started(settings):
    """Connect to the server of this folder as its superuser; start it, and make it, if need be."""
    cluster, sockets = paths.cluster(), paths.socket_folder()
    if not (cluster / "PG_VERSION").exists():
        _make_cluster(cluster, to_disk=settings.get("fsync") != "off")
    try:
        return _connect()
    except FileNotFoundError as error:
        raise Trouble(f"{paths.passfile(roles.SUPERUSER)} is missing: bring it back from a backup.") from error
    except psycopg.OperationalError as error:
        if isinstance(error, psycopg.errors.InvalidPassword) or "password authentication failed" in str(error):
            raise Trouble(f"The password in {paths.passfile(roles.SUPERUSER)} does not fit {cluster}.") from error
    _give_to_server(sockets, cluster)
    return _start(cluster, sockets, SETTINGS | settings)


def _make_cluster(cluster, to_disk):
    draft = cluster.with_name("cluster.new")
    # A kill in the middle leaves a draft, never half a cluster.
    shutil.rmtree(draft, ignore_errors=True)
    binaries.refuse_closed(paths.make_data_folder(), cluster)
    programs = binaries.find_programs(cluster)
    _give_to_server(draft, cluster)
    _give_to_server(paths.socket_folder(), cluster)
    first = paths.socket_folder() / "first"
    first.unlink(missing_ok=True)
    paths.write_private(first, roles.password_of(roles.SUPERUSER))
    _own(first, cluster)
    answer = binaries.run(
        programs / "initdb", "-D", draft, "-U", roles.SUPERUSER, "--encoding=UTF8", "--auth=scram-sha-256",
        f"--pwfile={first}", "--data-checksums", *_locale(binaries.major_of(programs, cluster)),
        *(() if to_disk else ("--no-sync",)), cluster=cluster,
    )  # fmt: skip
    first.unlink()
    if answer.returncode:
        raise Trouble(f"initdb could not make {cluster}: {answer.stderr.strip().splitlines()[-1]}")
    draft.rename(cluster)


def _locale(major):
    # The built-in one sorts the same on every machine and knows Chinese letters; before 17 only libc's comes close.
    return ("--locale-provider=builtin", "--builtin-locale=C.UTF-8") if major >= 17 else ("--locale=C.UTF-8",)


def _give_to_server(folder: Path, cluster):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _own(folder, cluster)
    # The short folder lies where everybody may write: it may be somebody else's trap.
    expected = binaries.server_user(cluster).get("user", os.geteuid())
    seen = folder.lstat()
    if folder.is_symlink() or seen.st_uid != expected or seen.st_mode & 0o077:
        raise Trouble(f"{folder} is somebody else's or open to others. Remove it, or choose another LINLI_DATA.")


def _own(path, cluster):
    if (who := binaries.server_user(cluster)) and path.lstat().st_uid in (0, who["user"]):
        os.chown(path, who["user"], who["group"], follow_symlinks=False)


def _start(cluster, sockets, settings):
    programs = binaries.find_programs(cluster)
    _refuse_other_major(cluster, binaries.major_of(programs, cluster))
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    command = (
        programs / "pg_ctl", "-D", cluster, "-w", "-t", STARTING_MAX, "-l", cluster / "start.log",
        "-o", f"{options} -k '{sockets}'", "start",
    )  # fmt: skip
    give_up_at = time.monotonic() + RETRY_FOR
    while True:
        _forget_reused_pid(cluster, sockets)
        # Its end is not believed: it also fails when the last backends of a killed server are still going.
        binaries.run(*command, cluster=cluster)
        try:
            return _connect()
        except psycopg.OperationalError as error:
            if time.monotonic() > give_up_at:
                raise Trouble(f"PostgreSQL does not start: {_last_words(cluster) or error}") from error
        time.sleep(0.2)


def _refuse_other_major(cluster, major):
    kept = int((cluster / "PG_VERSION").read_text().split(".")[0])
    if kept != major:
        raise Trouble(
            f"{cluster} was made by PostgreSQL {kept}, but the programs here are {major}."
            f" Set LINLI_PG_BIN to those of {kept}, make a backup, and restore it into a new data folder."
        )


def _forget_reused_pid(cluster, sockets):
    """Remove the mark of a dead server when its number now belongs to some other program, as after a reboot.

    PostgreSQL itself sees only that the number is taken, and would refuse to start for ever.
    """
    try:
        pid = int((cluster / "postmaster.pid").read_text().split()[0])
        if Path(f"/proc/{pid}/cwd").resolve(strict=True) == cluster.resolve():
            return
    except (OSError, ValueError, IndexError):
        # No mark, nobody of that number, or not ours to look at: PostgreSQL handles these rightly.
        return
    for mark in (cluster / "postmaster.pid", sockets / f"{paths.SOCKET_FILE}.lock"):
        mark.unlink(missing_ok=True)


def _last_words(cluster):
    """Give the last fatal line of the newest log, for the sentence."""
    logs = sorted((*cluster.glob("start.log"), *cluster.glob("log/*.log")), key=lambda log: log.stat().st_mtime)
    lines = [line for log in logs for line in log.read_text(errors="replace").splitlines()]
    return next((line for line in reversed(lines) if "FATAL" in line or "PANIC" in line), "")
