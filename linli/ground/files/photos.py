"""Turn what a phone sends into a photo we are glad to keep: small, upright, without camera data."""

import io
from dataclasses import dataclass

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from linli.ground.base.errors import Invalid

MOST_BYTES, MOST_PIXELS = 12 * 1024 * 1024, 60_000_000
LONG_EDGE, SMALL_EDGE = 1600, 480
KNOWN = ("JPEG", "PNG", "WEBP", "GIF", "BMP")


@dataclass(frozen=True, slots=True)
class Photo:
    """JPEG bytes of the whole and of the small picture."""

    whole: bytes
    small: bytes
    width: int
    height: int


def reencode(sent: bytes) -> Photo:
    """Decode, turn upright, shrink to 1600 px and write anew: place, time and owner of the camera stay behind."""
    if len(sent) > MOST_BYTES:
        raise Invalid(_("照片太大了（超过 12 MB），请换一张小一点的。"))
    try:
        with Image.open(io.BytesIO(sent), formats=KNOWN) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise Invalid(_("照片的像素太多了，请换一张小一点的。"))
            picture.draft("RGB", (LONG_EDGE * 2, LONG_EDGE * 2))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Invalid(_("这张照片打不开。请发 JPG 或 PNG 的照片。")) from error
    upright.thumbnail((LONG_EDGE, LONG_EDGE))
    small = upright.copy()
    small.thumbnail((SMALL_EDGE, SMALL_EDGE))
    return Photo(_jpeg(upright), _jpeg(small), *upright.size)


def _jpeg(picture: Image.Image) -> bytes:
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)  # a new image carries no metadata
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=80, optimize=True, progressive=True)
    return out.getvalue()
