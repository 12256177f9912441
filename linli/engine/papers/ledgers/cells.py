"""How one cell reads, on the page and in a text file; and that no cell can begin a formula."""

from datetime import date, datetime

from linli.engine.papers.ledgers.kinds import Sort
from linli.ground.base.clock import local

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def harmless(value: object) -> str:
    """Text that a spreadsheet program takes for text."""
    text = " ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text


def said(value: object, sort: Sort) -> str:
    """A cell as people read it."""
    if value is None or value == "":
        return ""
    if isinstance(value, datetime):
        return f"{local(value):%Y-%m-%d}" if sort == Sort.DAY else f"{local(value):%Y-%m-%d %H:%M}"
    return f"{value:%Y-%m-%d}" if isinstance(value, date) else str(value)


def typed(value: object, sort: Sort) -> str:
    """A cell of a text file: numbers as they are, everything else harmless."""
    return said(value, sort) if sort == Sort.NUMBER else harmless(said(value, sort))
