"""Fetch a photo or a message. Knowing the address is never enough: the opener of its word is asked each time."""

from pathlib import Path

from django.http import FileResponse, HttpResponse
from django.views.decorators.http import require_safe

from linli.ground.base.declare import openers
from linli.ground.base.errors import NotThere
from linli.ground.files.models import File
from linli.ground.files.pieces import piece_asked
from linli.ground.files.shelf import path_of, sound_path_of
from linli.ground.files.sounds import AUDIO_TYPES

INERT = "default-src 'none'; sandbox"
PLAYED = frozenset({"webm", "ogg", "m4a", "mp3", "aac", "wav"})  # others are saved, for the phone's own player


@require_safe
def fetch(request, word, community, file, small=False):
    """The picture, or 404 for who may not know of it."""
    check_may(request.actor, word, community, file)
    return photo_answer(community, file, small=small)


@require_safe
def fetch_sound(request, word, community, file):
    """The message, or 404 for who may not know of it."""
    check_may(request.actor, word, community, file)
    return sound_answer(request, community, file)


def check_may(actor, word, community, file) -> None:
    opener = openers.get(word)
    if opener is None or not opener.may(actor, community, file):
        raise NotThere()


def photo_answer(community, file, *, small=False):
    """The bytes of a picture. The caller has checked who asks."""
    path = path_of(community, file, small=small)
    if not path.exists():
        raise NotThere()
    return inert(FileResponse(path.open("rb"), content_type="image/jpeg"))


def sound_answer(request, community, file):
    """The bytes of a message, whole or the piece a player asks for. The caller has checked who asks."""
    path, row = sound_path_of(community, file), File.objects.filter(community_id=community, id=file).first()
    if row is None or row.sort != File.Sort.SOUND or not path.exists():
        raise NotThere()
    answer = inert(bytes_answer(request.headers.get("Range", ""), path, AUDIO_TYPES[row.form]))
    answer["Accept-Ranges"] = "bytes"
    how = "inline" if row.form in PLAYED else "attachment"
    answer["Content-Disposition"] = f'{how}; filename="{file}.{row.form}"'
    return answer


def bytes_answer(asked: str, path: Path, content_type: str):
    """All, or with 206 the piece: the player of an iPhone plays nothing that it cannot ask for in pieces."""
    size = path.stat().st_size
    piece = piece_asked(asked, size)
    if piece is None:
        return FileResponse(path.open("rb"), content_type=content_type)
    start, end = piece
    with path.open("rb") as sound:
        sound.seek(start)
        answer = HttpResponse(sound.read(end - start + 1), status=206, content_type=content_type)
    answer["Content-Range"] = f"bytes {start}-{end}/{size}"
    return answer


def inert(answer):
    """Nothing in a file sent by somebody runs, whatever a browser takes it for."""
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = INERT
    answer["Cache-Control"] = "private, max-age=3600"
    return answer
