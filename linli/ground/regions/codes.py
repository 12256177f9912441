"""The 12-digit code of the official tree (统计用区划代码): what it says about levels. Pure."""

import re

LEVELS = ("community", "subdistrict", "district", "city", "province")  # nearest first, as `ancestors` gives the codes
ENDS = (9, 6, 4, 2)


def is_community_code(code: str) -> bool:
    """Twelve ASCII digits, none of the five parts all noughts: 610603001002, not 610603001000."""
    parts = (code[0:2], code[2:4], code[4:6], code[6:9], code[9:12])
    return bool(re.fullmatch(r"[0-9]{12}", code)) and all(part.strip("0") for part in parts)


def levels_above(code: str) -> list[tuple[str, str]]:
    """(level, code) of what stands above a community, the province first."""
    codes = [code[:end].ljust(12, "0") for end in ENDS]
    return list(zip(LEVELS[1:], codes, strict=True))[::-1]
