"""One-time and door codes as people read and type them. Pure: no sign is taken for another."""

import secrets

from linli.ground.base.widths import half_width

SIGNS = "34679ACDEFGHJKMNPQRTWXY"  # no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V
GROUP = 4


def chance_code(length: int) -> str:
    """So many signs by chance, four and a half bits each."""
    return "".join(secrets.choice(SIGNS) for _ in range(length))


def code_from(digest: bytes, length: int) -> str:
    """The signs a keyed digest stands for: the same digest, the same code. Needs two bytes a sign."""
    if len(digest) < 2 * length:
        raise ValueError(f"{len(digest)} bytes do not make {length} signs")
    return "".join(SIGNS[int.from_bytes(digest[2 * n : 2 * n + 2], "big") % len(SIGNS)] for n in range(length))


def tidied(typed: str) -> str:
    """As it was printed: half-width, capital, without blanks and dashes."""
    return "".join(sign for sign in half_width(typed).upper() if sign.isalnum())


def in_groups(code: str, joined_by: str = " ") -> str:
    """ACDE 3467: groups of four are read aloud without losing the place."""
    return joined_by.join(code[at : at + GROUP] for at in range(0, len(code), GROUP))
