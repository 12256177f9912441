"""The keys of a station, as files: which there are, with which one is sealed now, and whether they fit the database.

`seal-1`, `seal-2` … seal personal fields; `sealing` says which of them is used for new values; `index` (or `index-sm3`)
makes blind indexes; `retired/` holds what no row needs any more but an older backup may. Light: no Django.
"""

import hashlib
import os
from pathlib import Path

import psycopg

from linli.station import paths
from linli.station.connecting import connect
from linli.station.roles import KEEPER
from linli.station.trouble import Trouble

SEAL, CURRENT, RETIRED = "seal-", "sealing", "retired"
INDEXES = {"index": "sha256", "index-sm3": "sm3"}
CIPHERS = {"": 1, "aes": 1, "sm4": 2}


def folder() -> Path:
    """Say where the keys lie: beside the database, never in it, and in no backup of it."""
    return paths.data_folder() / "keys"


def numbers(here: Path) -> list[int]:
    """Give the numbers of the keys that open values, oldest first."""
    return sorted(int(file.name.removeprefix(SEAL)) for file in here.glob(f"{SEAL}[0-9]*"))


def current(here: Path) -> int:
    """Say with which key new values are sealed."""
    file = here / CURRENT
    return int(file.read_text()) if file.exists() else 1


def key_of(here: Path, name: str) -> bytes:
    """Give the 32 bytes of a key; the file's text is their source."""
    return hashlib.sha256(paths.secret_in(here, name).encode()).digest()


def index_name(here: Path) -> str:
    """Name the index key that this folder has. LINLI_INDEX=sm3 counts only where there is none yet."""
    wanted = "index-sm3" if os.environ.get("LINLI_INDEX") == "sm3" else "index"
    return next((name for name in INDEXES if (here / name).exists()), wanted)


def cipher() -> int:
    """Read LINLI_CIPHER: aes (the rule) or sm4, for new values."""
    said = os.environ.get("LINLI_CIPHER", "").lower()
    if said not in CIPHERS:
        raise Trouble(f"LINLI_CIPHER={said} is no cipher we know. Say aes or sm4.")
    return CIPHERS[said]


def make_next(here: Path) -> int:
    """Make a key with a number that was never used here. Nothing is sealed with it before `seal_with`."""
    used = [*numbers(here), *numbers(here / RETIRED)]
    number = max(used, default=0) + 1
    paths.secret_in(here, f"{SEAL}{number}")
    return number


def seal_with(here: Path, number: int) -> None:
    """Have every process seal new values with this key from its next look at the folder on."""
    if number not in numbers(here):
        raise Trouble(f"There is no key {SEAL}{number} in {here}.")
    paths.write_private(here / CURRENT, str(number))


def retire(here: Path, number: int) -> None:
    """Put a key out of use. It is kept: a backup made before may still need it."""
    (here / RETIRED).mkdir(mode=0o700, exist_ok=True)
    (here / f"{SEAL}{number}").rename(here / RETIRED / f"{SEAL}{number}")


def fingerprint(here: Path, name: str) -> str:
    """Tell keys apart without telling anything of them."""
    return hashlib.sha256(b"linli key\0" + key_of(here, name)).hexdigest()[:16]


def names(here: Path) -> list[str]:
    """Name the keys the database must fit; the first ones are made here."""
    if not numbers(here):
        make_next(here)
    return [index_name(here), *(f"{SEAL}{number}" for number in numbers(here))]


def faults(marks: dict[str, str], here: Path) -> list[str]:
    """Compare what the database knows of its keys with the files, one sentence for each that is missing or wrong."""
    missing = [f"the key {name} is missing" for name in marks if not (here / name).exists()]
    wrong = [
        f"the key {name} is not the one this database was sealed with"
        for name, mark in marks.items()
        if (here / name).exists() and fingerprint(here, name) != mark
    ]
    return [*missing, *wrong]


def refuse_wrong() -> None:
    """Stop with a sentence when the keys do not fit the database: a new key would seal what nobody could open later."""
    if found := faults(marks(), folder()):
        raise Trouble(
            f"In {folder()} {'; '.join(found)}. Bring back keys/ from the copy that was kept apart from the backups"
            " (an older key may lie in keys/retired). Nothing was served and nothing was changed."
        )


def marks() -> dict[str, str]:
    """Read which keys the database was sealed with; nothing before its tables are made."""
    try:
        with connect(KEEPER) as keeper:
            return dict(
                keeper.execute("select name, fingerprint from base_keymark where retired_at is null").fetchall()
            )
    except psycopg.errors.UndefinedTable:
        return {}


def note(cursor) -> None:
    """Note in the database which keys there are, so that others are noticed. A known name is left as it is."""
    here = paths.private_folder("keys")
    for name in names(here):
        cursor.execute(
            "insert into base_keymark (name, fingerprint, made_at) values (%s, %s, now()) on conflict do nothing",
            [name, fingerprint(here, name)],
        )
