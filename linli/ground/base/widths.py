"""Full-width letters, digits and blanks, as input methods leave them, made half-width."""

_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def half_width(text: str) -> str:
    """`３号楼` as `3号楼`. Han characters, rare ones too, stay what they are: no Unicode folding of names."""
    return text if text.isascii() else text.translate(_HALF)
