"""Looks a station over and says for each fault what cures it. Looks only: starts nothing, changes nothing."""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from linli.station import keys, mode, paths
from linli.station.children import CLONE
from linli.station.connecting import connect
from linli.station.external import database_url
from linli.station.roles import KEEPER
from linli.station.trouble import Trouble

GIB = 1 << 30
# The security rounds we know of; older ones have holes that are described in public.
ROUNDS = {16: 14, 17: 10, 18: 6}
LAST_BACKUP, OFTEN = ".last-backup", timedelta(days=7)
AT_HOME = {"127.0.0.1", "localhost", "[::1]"}
EMBEDDED = (
    "Fine for one machine that nobody else signs in to. Else set DATABASE_URL to a PostgreSQL of your distribution,"
    " which gets its security rounds."
)

Seen = dict[str, list[dict]]


def main(rest: list[str]) -> int:
    """`script/linli doctor [--json]`: exit 0 when nothing needs a cure, 1 when something does."""
    words = argparse.ArgumentParser(prog="script/linli doctor", description="Looks the station over; gives cures.")
    words.add_argument("--json", action="store_true")
    said = words.parse_args(rest)
    seen = look()
    print(json.dumps(seen, ensure_ascii=False, indent=1) if said.json else as_words(seen))
    return 1 if any(not fault["warning"] for faults in seen.values() for fault in faults) else 0


def look() -> Seen:
    """Look at the machine first, then, if the database answers with the right keys, at what its tables tell."""
    seen = {word: list(check()) for word, check in CHECKS.items()}
    if seen["database"] or seen["keys"]:
        return seen
    return seen | _from_within()


def as_words(seen: Seen) -> str:
    """Tell it line by line: what was looked at, each fault, its cure."""
    lines = []
    for word, faults in seen.items():
        lines += [] if faults else [f"ok       {word}"]
        for fault in faults:
            lines += [
                f"{'warning ' if fault['warning'] else 'FAULT   '} {word}: {fault['said']}",
                f"         → {fault['cure']}",
            ]
    return "\n".join(lines)


def fault(said: str, cure: str, warning: bool = False) -> dict:
    return {"said": said, "cure": cure, "warning": warning}


def look_at_database() -> Iterator[dict]:
    try:
        with connect(KEEPER) as keeper:
            major, minor = divmod(keeper.info.server_version, 10_000)
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1].strip()
        yield fault(f"does not answer ({reason})", "script/linli serve starts it; see cluster/log in the data folder.")
        return
    if minor < ROUNDS.get(major, 0):
        yield fault(
            f"PostgreSQL {major}.{minor} is older than {major}.{ROUNDS[major]}", "Update it: known holes were closed."
        )


def look_at_embedded() -> Iterator[dict]:
    if database_url():
        return
    if others := set(os.environ.get("LINLI_HOSTS", "").split(",")) - AT_HOME - {""}:
        yield fault(f"the embedded PostgreSQL serves {', '.join(sorted(others))}", EMBEDDED, warning=True)
    elif not mode.is_demo():
        yield fault("the embedded PostgreSQL holds a real community", EMBEDDED, warning=True)


def look_at_folders() -> Iterator[dict]:
    here = paths.data_folder()
    if not here.is_dir():
        yield fault(f"{here} is not there", "Say the right folder: LINLI_DATA=…")
        return
    for name, most in (("", 0o711), ("keys", 0o700), ("pass", 0o700), ("files", 0o700), ("cluster", 0o700)):
        yield from _too_open(here / name, most)
    for name in ("keys", "pass"):
        for file in (here / name).rglob("*"):
            yield from _too_open(file, 0o700 if file.is_dir() else 0o600)


def _too_open(path: Path, most: int):
    # The lock holds nothing.
    if path.exists() and path.name != ".lock" and (found := path.stat().st_mode & 0o777) & ~most:
        yield fault(f"{path} is open to others ({found:o})", f"chmod {most:o} {path}")


def look_at_keys() -> Iterator[dict]:
    try:
        marks = keys.marks()
    except psycopg.OperationalError:
        # Said by look_at_database.
        return
    cure = f"Bring back {keys.folder()} from the copy that was kept apart from the backups."
    yield from (fault(said, cure) for said in keys.faults(marks, keys.folder()))
    try:
        keys.cipher()
    except Trouble as trouble:
        yield fault(str(trouble), "Set LINLI_CIPHER to aes or sm4, or leave it away.")


def look_at_disk() -> Iterator[dict]:
    here = paths.data_folder()
    free = shutil.disk_usage(here if here.exists() else here.parent).free if here.parent.exists() else 0
    if free < 5 * GIB:
        said = f"{free / GIB:.1f} GiB are free for {here}"
        yield fault(said, "Make room: without it neither writing nor a backup works.", warning=free >= GIB)


def look_at_backup() -> Iterator[dict]:
    """A demo may be lost; a community may not."""
    if mode.is_demo():
        return
    file = paths.data_folder() / LAST_BACKUP
    last = datetime.fromisoformat(file.read_text()) if file.exists() else None
    if last is None or last < datetime.now(UTC) - OFTEN:
        said = f"the last backup is of {last:%F}" if last else "there was never a backup"
        yield fault(said, "script/linli backup FILE, daily, and a copy on another machine", warning=True)


def _from_within() -> Seen:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": mode.settings_module(), "LINLI_ROLE": KEEPER}
    answer = subprocess.run(
        [sys.executable, str(CLONE / "manage.py"), "doctor"], env=environment, capture_output=True, text=True
    )
    if answer.returncode:
        reason = (answer.stderr.strip().splitlines() or ["no reason given"])[-1]
        return {"program": [fault(f"does not start: {reason}", "script/setup, then script/linli manage check")]}
    return json.loads(answer.stdout.strip().splitlines()[-1])


CHECKS = {
    "database": look_at_database,
    "keys": look_at_keys,
    "folders": look_at_folders,
    "disk": look_at_disk,
    "backup": look_at_backup,
    "embedded server": look_at_embedded,
}
