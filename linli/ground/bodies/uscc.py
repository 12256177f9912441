"""统一社会信用代码 (GB 32100): eighteen signs, the last one checks the others. Pure."""

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"  # no I, O, S, V, Z
MODULUS = 31
WEIGHTS = tuple(pow(3, n, MODULUS) for n in range(17))


def tidy(text: str) -> str:
    """As printed: no blanks, large letters."""
    return "".join(text.split()).upper()


def check_sign(body: str) -> str:
    """The eighteenth sign for the first seventeen."""
    total = sum(SIGNS.index(sign) * weight for sign, weight in zip(body, WEIGHTS, strict=True))
    return SIGNS[-total % MODULUS]


def is_valid(code: str) -> bool:
    """Whether the code is whole and its last sign fits: a slip of one sign, or two neighbours swapped, is found."""
    return len(code) == 18 and all(sign in SIGNS for sign in code) and check_sign(code[:17]) == code[17]
