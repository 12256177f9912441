"""Whether the demo town is still moving in. One look at the data folder, no query."""

from pathlib import Path

from django.conf import settings

from linli.station import mode

EDITION = "4"  # say a new one when a later stage is added, so that standing demos grow it too


def is_growing() -> bool:
    """The station serves a demo whose town is not whole yet: pages say so, and who cannot sign in knows why."""
    return settings.DEMO and not is_whole() and (Path(settings.DATA) / "mode").exists() and mode.is_demo()


def is_whole() -> bool:
    """Every stage was done in this data folder."""
    return _marker().exists()


def say_whole() -> None:
    _marker().write_text(EDITION)


def say_growing() -> None:
    _marker().unlink(missing_ok=True)


def _marker() -> Path:
    return Path(settings.DATA) / f"grown-{EDITION}"
