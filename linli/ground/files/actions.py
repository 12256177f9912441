"""Keep photos and recorded messages."""

import hashlib
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid
from linli.ground.base.ids import uuid7
from linli.ground.files.models import HELD, File
from linli.ground.files.photos import reencode
from linli.ground.files.shelf import lay_down, path_of, paths_of, sound_path_of
from linli.ground.files.sounds import look_at_sound

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


def keep_sound(community: int, sent: bytes, *, word: str, subject: UUID, role: str, actor: Actor) -> File:
    """Look whether it is a message, and store it as it came."""
    sound = look_at_sound(sent)
    file = File(
        id=uuid7(), community_id=community, word=word, subject=subject, role=role, sort=File.Sort.SOUND,
        form=sound.form, seconds=sound.seconds, sha256=hashlib.sha256(sent).hexdigest(), size=len(sent), width=0,
        height=0, by_account=actor.account, made_at=now(),
    )  # fmt: skip
    lay_down(sound_path_of(community, file.id), sent)
    file.save(force_insert=True)
    return file


def hold_files(community: int, held: UUID, *, photos: Iterable[bytes], sound: bytes | None, actor: Actor) -> None:
    """Put aside what was sent with a form that is not finished yet: a file chosen once need not be chosen again."""
    photos = list(photos)
    before = File.objects.filter(community_id=community, word=HELD, subject=held, sort=File.Sort.PHOTO)
    if photos and (got := before.count() + len(photos)) > MOST:
        raise Invalid(_("一次最多 %(most)d 张照片，您选了 %(got)d 张。") % {"most": MOST, "got": got})
    keep_photos(community, photos, word=HELD, subject=held, role="", actor=actor)
    if sound:
        keep_sound(community, sound, word=HELD, subject=held, role="", actor=actor)


def held_files(community: int, held: UUID | None) -> list[File]:
    """What was put aside, in order; of messages only the last one counts."""
    if held is None:
        return []
    rows = list(File.objects.filter(community_id=community, word=HELD, subject=held).order_by("made_at", "id"))
    sounds = [row for row in rows if row.sort == File.Sort.SOUND]
    return [row for row in rows if row.sort == File.Sort.PHOTO] + sounds[-1:]


def keep_held(files: Iterable[File], *, word: str, subject: UUID, roles: dict[str, str], actor: Actor) -> None:
    """The files put aside now belong to a subject; `roles` by sort. The bytes are copied: rows are never rewritten."""
    fresh = []
    for old in files:
        file = File(
            id=uuid7(), community_id=old.community_id, word=word, subject=subject, role=roles[old.sort], sort=old.sort,
            form=old.form, seconds=old.seconds, sha256=old.sha256, size=old.size, width=old.width, height=old.height,
            by_account=actor.account, made_at=now(),
        )  # fmt: skip
        places = zip(paths_of(old.community_id, old.id), paths_of(file.community_id, file.id), strict=True)
        for source, target in places:
            if source.exists():
                lay_down(target, source.read_bytes())
        fresh.append(file)
    File.objects.bulk_create(fresh)
