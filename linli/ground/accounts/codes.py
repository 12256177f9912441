"""One-time codes as people read and type them. Pure: eight signs, none of which is taken for another."""

import secrets

from linli.ground.base.widths import half_width

SIGNS = "34679ACDEFGHJKMNPQRTWXY"  # no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V
LENGTH = 8


def new_code() -> str:
    """Eight signs by chance: 36 bits, far beyond the few tries there are."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def tidied(typed: str) -> str:
    """As it was printed: half-width, capital, without blanks and dashes."""
    return "".join(sign for sign in half_width(typed).upper() if sign.isalnum())


def in_groups(code: str) -> str:
    """ACDE 3467: two groups are read aloud without losing the place."""
    return f"{code[:4]} {code[4:]}"
