"""Is it really a recorded message? Known by its first bytes, never by its name; how long, where the head says so. Pure.

It is stored as it came and goes out inert: the house plays it, it never opens it.
"""

import struct
from dataclasses import dataclass

from django.utils.translation import gettext as _

from linli.ground.base.errors import Invalid

MOST_BYTES, MOST_SECONDS = 3 * 1024 * 1024, 60
GRACE = 3  # seconds: a recorder stops a moment after it is told to
AMR_BYTES = (13, 14, 16, 18, 20, 21, 27, 32, 6)  # of a frame of 20 ms, by its mode
HEARD, SEEN = (b"A_OPUS", b"A_VORBIS", b"A_AAC", b"A_PCM"), (b"V_VP", b"V_AV1", b"V_MPEG", b"V_THEORA")
AUDIO_TYPES = {
    "webm": "audio/webm",
    "ogg": "audio/ogg",
    "m4a": "audio/mp4",
    "mp3": "audio/mpeg",
    "aac": "audio/aac",
    "wav": "audio/wav",
    "amr": "audio/amr",
}


@dataclass(frozen=True, slots=True)
class Sound:
    """What a message is and how long, None where its head does not say."""

    form: str
    seconds: int | None


def look_at_sound(sent: bytes) -> Sound:
    """The message's form and length; Invalid for what is none, is too big or too long."""
    if len(sent) > MOST_BYTES:
        raise Invalid(_("录音太大了（超过 3 MB），请说短一点，一分钟以内。"))
    form = form_of(sent)
    if not form:
        raise Invalid(_("这段录音放不出来。请用手机自带的录音再录一次，或者写几个字。"))
    seconds = LENGTHS.get(form, _unsaid)(sent)
    if seconds is not None and seconds > MOST_SECONDS + GRACE:
        raise Invalid(_("录音最长一分钟，这段有 %(seconds)d 秒。请拣要紧的说。") % {"seconds": seconds})
    return Sound(form, None if seconds is None else round(seconds))


def form_of(sent: bytes) -> str:
    """webm, ogg, m4a, mp3, aac, wav, amr; empty for all else, moving pictures too."""
    head = sent[:64]
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "webm" if b"webm" in head and _has(sent, *HEARD) and not _has(sent, *SEEN) else ""
    if head.startswith(b"OggS"):
        return "ogg" if _has(head, b"OpusHead", b"\x01vorbis", b"Speex   ") else ""
    if head[4:8] == b"ftyp":
        return "m4a" if b"soun" in sent and b"vide" not in sent else ""
    if head.startswith(b"RIFF") and head[8:16] == b"WAVEfmt ":
        return "wav"
    if head.startswith((b"#!AMR\n", b"#!AMR-WB\n")):
        return "amr"
    return _mpeg_form(sent)


def _has(sent: bytes, *marks: bytes) -> bool:
    return any(mark in sent[:4096] for mark in marks)


def _mpeg_form(sent: bytes) -> str:
    """A frame of MPEG sound where it must stand: at the start, or after the tags of an MP3."""
    at = 0
    if sent.startswith(b"ID3") and len(sent) > 10:
        at = 10 + sum(byte << shift for byte, shift in zip(sent[6:10], (21, 14, 7, 0), strict=True))
    if len(sent) < at + 4 or sent[at] != 0xFF:
        return ""
    if sent[at + 1] & 0xF6 == 0xF0:
        return "aac"
    layer, rate = sent[at + 1] >> 1 & 3, sent[at + 2] >> 4
    return "mp3" if sent[at + 1] >= 0xE0 and layer in (1, 2) and rate not in (0, 15) else ""


def _wav_seconds(sent: bytes) -> float | None:
    if len(sent) < 32:
        return None
    per_second = struct.unpack_from("<I", sent, 28)[0]
    return len(sent) / per_second if per_second else None


def _ogg_seconds(sent: bytes) -> float | None:
    """The last page says how many samples there were."""
    last = sent.rfind(b"OggS")
    if len(sent) < last + 14:
        return None
    samples = struct.unpack_from("<q", sent, last + 6)[0]
    vorbis = sent.find(b"\x01vorbis", 0, 64)
    rate = struct.unpack_from("<I", sent, vorbis + 12)[0] if 0 <= vorbis < len(sent) - 16 else 48_000
    return samples / rate if samples > 0 and rate else None


def _m4a_seconds(sent: bytes) -> float | None:
    """What the movie head says; a recorder that writes in pieces leaves it at nought."""
    at = sent.find(b"mvhd")
    if at < 0 or len(sent) < at + 36:
        return None
    scale, length = (
        struct.unpack_from(">IQ", sent, at + 24) if sent[at + 4] else struct.unpack_from(">II", sent, at + 16)
    )
    return length / scale if scale and length else None


def _amr_seconds(sent: bytes) -> float | None:
    """Frames of 20 ms, each as long as its mode."""
    if not sent.startswith(b"#!AMR\n"):
        return None
    at, frames = 6, 0
    while at < len(sent):
        mode = sent[at] >> 3 & 15
        at += AMR_BYTES[mode] if mode < len(AMR_BYTES) else 1
        frames += 1
    return frames / 50


def _unsaid(sent: bytes) -> None:
    return None


LENGTHS = {"wav": _wav_seconds, "ogg": _ogg_seconds, "m4a": _m4a_seconds, "amr": _amr_seconds}
