"""Log lines without residents: no ID number, no phone, and of a database error only its kind and where it happened.

The text of a database error quotes the row it is about, and a traceback would carry it into every log.
"""

import logging
import re
import traceback

from django.db import Error

# 18 or 15 digits of an ID, 11 of a mobile; codes of regions (12 digits) stay readable.
NUMBER = re.compile(r"(?<!\d)(?P<land>\+?86)?(\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)")
HIDDEN = "[number]"


def told(error: BaseException) -> str:
    """Say what went wrong, in words that may stand in a log."""
    if isinstance(error, Error):
        return f"{type(error).__name__} ({_place_of(error.__cause__)})"
    return hide_numbers(f"{type(error).__name__}: {error}")


def hide_numbers(text: str) -> str:
    return NUMBER.sub(lambda found: (found["land"] or "") + HIDDEN, text)


def _place_of(cause) -> str:
    seen = getattr(cause, "diag", None)
    names = [getattr(seen, name, None) for name in ("sqlstate", "table_name", "column_name", "constraint_name")]
    return " ".join(filter(None, names)) or "no more is known"


class QuietFormatter(logging.Formatter):
    """As usual, and then looked through."""

    def format(self, record: logging.LogRecord) -> str:
        return hide_numbers(super().format(record))

    def formatException(self, ei) -> str:
        return "\n".join(_lines_of(ei[1]))


def _lines_of(error):
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    # What psycopg says stands already, without its values, in what Django makes of it.
    if before is not None and not isinstance(error, Error):
        yield from _lines_of(before)
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    yield told(error)
