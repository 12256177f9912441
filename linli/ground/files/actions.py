"""Keep photos."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid
from linli.ground.base.ids import uuid7
from linli.ground.files.models import File
from linli.ground.files.photos import reencode
from linli.ground.files.shelf import lay_down, path_of

MOST = 6


def keep_photos(
    community: int, sent: Iterable[bytes], *, word: str, subject: UUID, role: str, actor: Actor
) -> list[File]:
    """Re-encode and store the photos sent with one step; all or none."""
    sent = list(sent)
    if len(sent) > MOST:
        raise Invalid(_("一次最多 %(most)d 张照片，您选了 %(got)d 张。") % {"most": MOST, "got": len(sent)})
    photos = [reencode(content) for content in sent]
    kept = []
    for photo in photos:
        file = File(
            id=uuid7(),
            community_id=community,
            word=word,
            subject=subject,
            role=role,
            sha256=hashlib.sha256(photo.whole).hexdigest(),
            size=len(photo.whole),
            width=photo.width,
            height=photo.height,
            by_account=actor.account,
            made_at=now(),
        )
        lay_down(path_of(community, file.id), photo.whole)
        lay_down(path_of(community, file.id, small=True), photo.small)
        kept.append(file)
    return File.objects.bulk_create(kept)
