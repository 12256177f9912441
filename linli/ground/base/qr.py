"""A square code as a picture inside the page: no file, no style, black on white, fit to be printed."""

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str, *, scale: int = 4) -> SafeString:
    """The drawing of a text; a quarter of it may be smudged and it is still read."""
    drawn = segno.make(text, error="q", boost_error=False)
    return mark_safe(drawn.svg_inline(scale=scale, border=2, svgclass="qr", lineclass=None, omitsize=False))
