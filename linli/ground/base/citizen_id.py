"""Citizen ID numbers (GB 11643): tidied, checked, read.

The area code is never checked: it names the county of first registration, which may long be abolished.
What the number says of birth and sex is a suggestion; people have lived with a wrong one.
"""

import re
from datetime import date
from operator import mul

from linli.ground.base.widths import half_width
from linli.ground.base.words import N_

PROBLEMS = {
    "id_length": N_("身份证号不是18位"),
    "id_letter": N_("身份证号里混进了字母"),
    "id_masked": N_("身份证号打了星号，不完整"),
    "id_birthdate": N_("身份证号里的出生日期不存在"),
    "id_checksum": N_("身份证号校验位不对"),
}

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_NOISE = re.compile(r"[\s'‘’`´\u200b\u200c\u200d\u2060\ufeff]+")
_SHAPE = re.compile(r"[0-9]{17}[0-9X]")


def check(text: str, today: date | None = None) -> tuple[str, str | None]:
    """The number made tidy, and the word for what is wrong with it, if anything. With `today`, no birth lies ahead."""
    number, _ = tidied(text)
    return number, problem_of(number, today)


def tidied(text: str) -> tuple[str, tuple[str, ...]]:
    """The number as it should be written, and words for each repair that was needed."""
    half = half_width(text)
    bare = _NOISE.sub("", half)
    upper = bare.upper()
    number = _lengthened(upper)
    steps = (("full_width", text, half), ("id_blanks", half, bare), ("id_small_x", bare, upper))
    repairs = [word for word, before, after in steps if after != before]
    return number, (*repairs, "id_15_digits") if number != upper else tuple(repairs)


def problem_of(number: str, today: date | None = None) -> str | None:
    """The word for what is wrong with a tidy number, or None. The key of a sentence in PROBLEMS."""
    if "*" in number:
        return "id_masked"
    if len(number) != 18:
        return "id_length"
    if not _SHAPE.fullmatch(number):
        return "id_letter"
    born = birth_of(number)
    if born is None or born.year < 1900 or (today and born > today):
        return "id_birthdate"
    return None if number[17] == check_sign(number) else "id_checksum"


def check_sign(number: str) -> str:
    """The eighteenth sign, reckoned from the first seventeen (mod 11-2)."""
    return "10X98765432"[sum(map(mul, map(int, number[:17]), _WEIGHTS)) % 11]


def birth_of(number: str) -> date | None:
    """The day of birth the number tells; None when there was no such day."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    """`male` for an odd seventeenth digit, else `female`."""
    return "male" if int(number[16]) % 2 else "female"


def _lengthened(number: str) -> str:
    """Numbers of before 1999 had 15 digits: no century, no check sign."""
    if len(number) != 15 or not (number.isascii() and number.isdigit()):
        return number
    longer = f"{number[:6]}19{number[6:]}"
    return longer + check_sign(longer)
