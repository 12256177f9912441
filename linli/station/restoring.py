"""Bring a backup back, into a place where nothing is: what is there already is never overwritten."""

import argparse
import os
from pathlib import Path

import psycopg

from linli.station import archive, dumping, freshness, keybox, keys, paths, postgres
from linli.station.backup import private_place
from linli.station.connecting import connect
from linli.station.contents import contents_of, differences
from linli.station.external import database_url
from linli.station.roles import OWNER
from linli.station.trouble import Trouble


def main(rest: list[str]) -> int:
    """`script/linli restore FILE [--into FOLDER] [--keys FILE.keys --passfile PASSFILE]`"""
    words = argparse.ArgumentParser(prog="script/linli restore", description="Restores FILE into an empty data folder.")
    words.add_argument("file", type=Path)
    words.add_argument("--into", type=Path, metavar="FOLDER", help="the data folder; else LINLI_DATA")
    words.add_argument("--keys", type=Path, metavar="BOX", help="the box that backup --with-keys has written")
    words.add_argument("--passfile", type=Path, help="the file with its pass phrase")
    said = words.parse_args(rest)
    if said.into:
        os.environ["LINLI_DATA"] = str(said.into.absolute())
    whole = restore(said.file.absolute(), box=said.keys, passfile=said.passfile)
    rows = sum(count for count, _ in whole["contents"]["rows"].values())
    print(f"{paths.data_folder()}: {rows} rows and {len(whole['parts']) - 1} files of {whole['made_at']}, all equal.")
    print(f"Serve it: LINLI_DATA={paths.data_folder()} script/linli serve")
    return 0


def restore(file: Path, *, box: Path | None = None, passfile: Path | None = None) -> dict:
    """Restore into the data folder of this process. Everything is looked at before anything is made."""
    refuse_full()
    if not file.is_file():
        raise Trouble(f"{file} is not there.")
    with private_place() as place:
        whole = archive.take_out(file, place)
        _refuse_newer(whole)
        _bring_keys(whole, box, passfile)
        paths.write_private(paths.data_folder() / "mode", whole["mode"])
        _restore_database(whole, place / archive.DUMP)
        _restore_files(place / archive.FILES)
    freshness.forget("tables")
    return whole


def refuse_full() -> None:
    """Stop where there is a database with tables, or files."""
    folder = paths.data_folder()
    files = folder / "files"
    if files.exists() and any(files.rglob("*.*")):
        raise Trouble(f"{files} is not empty. Restore into a new folder: --into FOLDER")
    if database_url():
        if postgres.database_exists() and _has_tables():
            raise Trouble("The database of DATABASE_URL has tables already. Name a new one in DATABASE_URL.")
    elif paths.cluster().exists():
        raise Trouble(f"{folder} holds a database already. Restore into a new folder: --into FOLDER")


def _has_tables():
    try:
        with connect(OWNER) as owner:
            return owner.execute("select 1 from pg_tables where schemaname = 'public' limit 1").fetchone() is not None
    except psycopg.OperationalError:
        # This folder does not know the owner yet, so it cannot look; better to refuse than to drop.
        return True


def _refuse_newer(whole):
    known = {(p.parent.parent.name, p.stem) for p in freshness.PACKAGE.rglob("migrations/*.py")}
    ours = {app for app, _ in known}
    if newer := [name for app, name in whole["migrations"] if app in ours and (app, name) not in known]:
        raise Trouble(f"The backup is of a newer Linli ({whole['linli']}, {newer[0]}). Update the program first.")


def _bring_keys(whole, box, passfile):
    here = paths.private_folder("keys")
    if box:
        if keys.numbers(here):
            raise Trouble(f"{here} has keys already. Restore into a new folder, or leave --keys away.")
        if not passfile:
            raise Trouble("Say where the pass phrase is: --passfile PASSFILE")
        keybox.unlock(box.absolute(), here, passfile.absolute())
    if wrong := keys.faults(whole["keys"], here):
        raise Trouble(
            f"{'; '.join(wrong)}. Put the keys that were kept apart into {here} first,"
            " or say --keys FILE.keys --passfile PASSFILE. Nothing was restored."
        )


def _restore_database(whole, dump):
    postgres.ensure()
    with connect(OWNER) as owner:
        server = owner.info.server_version
    with dumping.restored(dumping.programs_for(server), dump) as scratch:
        with connect(OWNER, scratch) as owner:
            unlike = differences(whole["contents"], contents_of(owner, left_out=()))
        if unlike:
            raise Trouble(f"The restored database differs from the backup: {'; '.join(unlike[:5])}.")
        dumping.put_in_place(scratch)
    # Who may connect is said of a database, not in a dump.
    postgres.ensure()


def _restore_files(source):
    if not source.exists():
        return
    target = paths.data_folder() / "files"
    if target.exists():
        # Empty folders only: that was looked at first.
        for folder in sorted((p for p in target.rglob("*")), reverse=True):
            folder.rmdir()
        target.rmdir()
    source.rename(target)
    target.chmod(0o700)
