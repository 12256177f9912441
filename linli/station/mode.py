"""Whether this data folder holds the demo town or a real community. Said once, kept for ever."""

import os

from linli.station import paths, postgres
from linli.station.trouble import Trouble

DEMO, LIVE = "demo", "live"


def decide(first: str) -> bool:
    """Say whether to run as demo now. On an empty data folder LINLI_DEMO decides, else what the caller starts with."""
    kept, said = _kept(), os.environ.get("LINLI_DEMO")
    if kept == LIVE and said == "1":
        raise Trouble(
            f"{paths.data_folder()} holds a real community, and invented people do not belong in it."
            " Give the demo its own folder: LINLI_DATA=…"
        )
    if not kept:
        kept = {"1": DEMO, "0": LIVE}.get(said) or (LIVE if postgres.database_exists() else first)
        paths.write_private(paths.make_data_folder() / "mode", kept)
    return kept == DEMO and said != "0"


def is_demo() -> bool:
    """Say what an earlier start decided, for commands that run beside it."""
    said = os.environ.get("LINLI_DEMO")
    return said == "1" if said else _kept() == DEMO


def settings_module() -> str:
    """Name the Django settings of this data folder."""
    return "linli.settings.demo" if is_demo() else "linli.settings.live"


def _kept():
    file = paths.data_folder() / "mode"
    return file.read_text().strip() if file.exists() else ""
