"""What the person at the terminal is told once the pages can be opened."""

import importlib

from linli.station import seat


def announce(port: int, demo: bool) -> str:
    """Give the address and, in the demo, who one may sign in as."""
    lines = [f"Linli 邻里 is at {seat.address(port)}"]
    if demo and (people := sign_ins()):
        lines += ["Sign in as one of these invented people:", *_table(people)]
    return "\n".join([*lines, "Ctrl-C stops it; script/linli stop also stops the database."])


def sign_ins() -> list[tuple[str, str, str]]:
    """Read the demo's sign-ins: duty, name, password. They are only known to the demo."""
    try:
        people = importlib.import_module("linli.front.demo.signins").SIGN_INS
    except ImportError:
        return []
    return [(person.duty, person.username, person.password) for person in people]


def _table(rows):
    # Han characters are two columns wide on a terminal.
    wide = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  " + "  ".join(map(_padded, row, wide)) for row in rows]


def _padded(text, wide):
    return text + " " * (wide - _width(text))


def _width(text):
    return sum(2 if ord(letter) > 0x2E7F else 1 for letter in text)
