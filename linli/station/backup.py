"""Back up a station while it serves: one private file, proved by restoring it before it gets its name."""

import argparse
import tempfile
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from linli.station import archive, dumping, keybox, keys, mode, paths, postgres
from linli.station.children import CLONE
from linli.station.connecting import connect
from linli.station.contents import contents_of, differences
from linli.station.doctor import LAST_BACKUP
from linli.station.roles import OWNER
from linli.station.trouble import Trouble

KEYS_TOLD = """The keys are not in it. Without them the sealed fields cannot be opened: keep a copy of
{keys} somewhere else, or say --with-keys PASSFILE."""


def main(rest: list[str]) -> int:
    """`script/linli backup FILE [--with-keys PASSFILE]`"""
    words = argparse.ArgumentParser(prog="script/linli backup", description="Backs up database and files into FILE.")
    words.add_argument("file", type=Path)
    words.add_argument(
        "--with-keys", type=Path, metavar="PASSFILE", help="also write FILE.keys, closed with its phrase"
    )
    said = words.parse_args(rest)
    postgres.ensure()
    keys.refuse_wrong()
    whole = back_up(said.file.absolute())
    rows = sum(count for count, _ in whole["contents"]["rows"].values())
    size = said.file.stat().st_size / 1e6
    print(f"{said.file}: {rows} rows, {len(whole['parts']) - 1} files, {size:.1f} MB; restored for proof and equal.")
    if said.with_keys:
        box = said.file.with_name(f"{said.file.name}.keys")
        keybox.close(keys.folder(), box, said.with_keys.absolute())
        print(f"{box}: the keys, closed with the phrase in {said.with_keys}. Keep the three in three places.")
    else:
        print(KEYS_TOLD.format(keys=keys.folder()))
    return 0


def back_up(target: Path) -> dict:
    """Dump, pack, restore for proof; only then the file gets its name. Gives the list of what is in it."""
    if target.exists():
        raise Trouble(f"{target} is there already. Choose another name; a backup is never overwritten.")
    if not target.parent.is_dir():
        raise Trouble(f"The folder {target.parent} is not there. Make it first.")
    draft = target.with_name(f".{target.name}.draft")
    draft.unlink(missing_ok=True)
    with private_place() as place:
        try:
            programs, told = _dump(place / archive.DUMP)
            whole = archive.write(draft, place / archive.DUMP, paths.data_folder() / "files", told)
            (place / archive.DUMP).unlink()
            prove(draft, programs, place)
            draft.rename(target)
            paths.write_private(paths.data_folder() / LAST_BACKUP, whole["made_at"])
        finally:
            draft.unlink(missing_ok=True)
    return whole


def private_place():
    """Give a folder for what lies open only in between; it goes with its end. In the data folder: /tmp may be small."""
    return _Place(dir=paths.make_data_folder(), prefix=".backup-")


class _Place(tempfile.TemporaryDirectory):
    def __enter__(self):
        return Path(super().__enter__())


def _dump(target):
    """Dump and count the same moment: what is written meanwhile is in neither."""
    with connect(OWNER) as owner:
        owner.execute("set transaction isolation level repeatable read, read only")
        (snapshot,) = owner.execute("select pg_export_snapshot()").fetchone()
        programs = dumping.programs_for(owner.info.server_version)
        dumping.dump(programs, snapshot, target)
        told = {
            "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "linli": tomllib.loads((CLONE / "pyproject.toml").read_text())["project"]["version"],
            "postgres": owner.info.server_version,
            "mode": mode.DEMO if mode.is_demo() else mode.LIVE,
            "migrations": [list(row) for row in owner.execute("select app, name from django_migrations order by id")],
            "keys": dict(owner.execute("select name, fingerprint from base_keymark where retired_at is null")),
            "contents": contents_of(owner),
        }
    return programs, told


def prove(file: Path, programs: Path, place: Path) -> None:
    """Take the archive apart and restore its dump into a scratch database; every table and every guard must be equal."""
    whole = archive.take_out(file, place, only=archive.DUMP)
    with dumping.restored(programs, place / archive.DUMP) as scratch, connect(OWNER, scratch) as owner:
        if unlike := differences(whole["contents"], contents_of(owner, left_out=())):
            raise Trouble(
                f"The test restore differs from what was backed up: {'; '.join(unlike[:5])}. Nothing was kept."
            )
