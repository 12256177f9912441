"""Photos and the message of a form that is not finished: put aside under a signed token, so none is chosen twice."""

from uuid import UUID

from django.core import signing
from django.db import transaction

from linli.ground.base.errors import Invalid
from linli.ground.base.ids import uuid7
from linli.ground.files.actions import held_files, hold_files

SALT, A_DAY = "cases.held", 24 * 3600


def named(text: str, community: int) -> UUID | None:
    """What the token names; nothing for none, a broken, an old or a foreign one."""
    try:
        number, held = signing.loads(text, salt=SALT, max_age=A_DAY) if text else (0, "")
    except signing.BadSignature:
        return None
    return UUID(held) if number == community else None


def keep(request, community, form, held: UUID | None, files) -> UUID | None:
    """Put aside what came with a sending that did not go through; what is no photo and no message stands on the form."""
    if files is None or not any(files):
        return held
    held = held or uuid7()
    try:
        with transaction.atomic():
            hold_files(community.id, held, photos=files[0], sound=files[1], actor=request.actor)
    except Invalid as no:
        if not form.errors:
            form.add_error(None, str(no))
    return held


def shown(community, held: UUID | None) -> dict:
    """For the page: the token, and how much is put aside under it."""
    files = held_files(community.id, held)
    if not files:
        return {"held": "", "held_photos": 0, "held_sound": False}
    sounds = [f for f in files if f.sort == "sound"]
    token = signing.dumps([community.id, str(held)], salt=SALT)
    return {"held": token, "held_photos": len(files) - len(sounds), "held_sound": bool(sounds)}
