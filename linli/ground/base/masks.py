"""What a screen shows of a name, a number, a phone, until someone opens it for a purpose and is logged."""

from linli.ground.base.surnames import surname_of

STAR = "*"


def mask_id(number: str) -> str:
    """Only the last four signs. Anything too short to hide behind is hidden whole."""
    return STAR * max(len(number) - 4, 4) + number[-4:] if len(number) > 7 else STAR * len(number)


def mask_phone(number: str) -> str:
    """`138****1234` for a mobile; a landline keeps its area and its last four digits."""
    if len(number) == 11 and number.isdigit() and number.startswith("1"):
        return f"{number[:3]}****{number[-4:]}"
    area, dash, rest = number.rpartition("-")
    return f"{area}{dash}{STAR * max(len(rest) - 4, 3)}{rest[-4:]}" if len(rest) > 6 else STAR * len(number)


def mask_name(name: str) -> str:
    """`王*`, `欧阳*`; of a name in one sign nothing is left. The length of the given name is not told."""
    plain = name.strip()
    return surname_of(plain) + STAR if len(plain) > 1 else STAR * len(plain)
