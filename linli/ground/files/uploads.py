"""Photos and the message of a form, looked at before they are read."""

from django.utils.translation import gettext as _

from linli.ground.base.errors import Invalid
from linli.ground.files import sounds
from linli.ground.files.actions import MOST
from linli.ground.files.photos import MOST_BYTES


def sent_photos(request, name: str = "photos") -> list[bytes]:
    """The bytes of the photos sent; Invalid if there are too many or one is too big."""
    files = [f for f in request.FILES.getlist(name) if f.size]
    if len(files) > MOST:
        raise Invalid(_("一次最多 %(most)d 张照片，您选了 %(got)d 张。") % {"most": MOST, "got": len(files)})
    for file in files:
        if file.size > MOST_BYTES:
            raise Invalid(_("照片太大了（超过 12 MB），请换一张小一点的。"))
    return [file.read() for file in files]


def sent_sound(request, name: str = "voice") -> bytes | None:
    """The bytes of the recorded message, None without one; Invalid if it is too big."""
    file = request.FILES.get(name)
    if file is None or not file.size:
        return None
    if file.size > sounds.MOST_BYTES:
        raise Invalid(_("录音太大了（超过 3 MB），请说短一点，一分钟以内。"))
    return file.read()
