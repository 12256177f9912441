"""A message is known by its bytes; what is none is refused, and what is kept goes out inert."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from linli.ground.base.errors import Invalid
from linli.ground.files.pieces import piece_asked
from linli.ground.files.sounds import MOST_BYTES, Sound, form_of, look_at_sound
from linli.ground.files.tests import clips


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("sent", "known"),
    [
        (clips.wav(), Sound("wav", 2)),
        (clips.webm(), Sound("webm", None)),
        (clips.ogg(), Sound("ogg", 2)),
        (clips.m4a(), Sound("m4a", 2)),
        (clips.mp3(), Sound("mp3", None)),
        (clips.aac(), Sound("aac", None)),
        (clips.amr(), Sound("amr", 2)),
    ],
    ids=lambda known: getattr(known, "form", ""),
)
def test_what_phones_record_is_known_with_its_length_where_the_head_says_it(sent, known):
    assert look_at_sound(sent) == known


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"MZ\x90\0",
        picture(),
        clips.m4a(track=b"vide"),
        clips.webm().replace(b"A_OPUS", b"V_VP8A_OPUS"),
        b"\x1a\x45\xdf\xa3matroska" + bytes(80),
        b"OggS" + bytes(24) + b"\x80theora" + bytes(40),
        b"\xff\xfb",
        b"ID3\x04\0\0\0\0\0\x0a" + b"<html>" * 9,
    ],
)
def test_what_is_no_message_is_refused_with_a_way_out(sent):
    with pytest.raises(Invalid) as no:
        look_at_sound(sent)
    assert str(no.value) == "这段录音放不出来。请用手机自带的录音再录一次，或者写几个字。"


@pytest.mark.parametrize("clip", [clips.wav, clips.ogg, clips.m4a, clips.amr])
def test_a_minute_is_taken_and_more_is_not(clip):
    assert look_at_sound(clip(60)).seconds == 60
    with pytest.raises(Invalid, match="最长一分钟，这段有 9[05] 秒"):
        look_at_sound(clip(90 if clip is not clips.wav else 90))


def test_a_big_one_is_refused_before_it_is_looked_at():
    with pytest.raises(Invalid, match="3 MB"):
        look_at_sound(clips.webm() + bytes(MOST_BYTES))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_none_and_never_a_crash(sent):
    assert form_of(sent) in ("", "webm", "ogg", "m4a", "mp3", "aac", "wav", "amr")
    try:
        look_at_sound(sent)
    except Invalid:
        pass


@given(st.sampled_from([clips.wav, clips.ogg, clips.m4a, clips.amr, clips.mp3]), st.integers(0, 200))
def test_a_message_cut_short_is_no_crash(clip, length):
    try:
        look_at_sound(clip()[:length])
    except Invalid:
        pass


@pytest.mark.parametrize(
    ("asked", "piece"),
    [
        ("", None),
        ("bytes=0-1", (0, 1)),
        ("bytes=5-", (5, 9)),
        ("bytes=-3", (7, 9)),
        ("bytes=-30", (0, 9)),
        ("bytes=2-99", (2, 9)),
        ("bytes=10-", None),
        ("bytes=4-2", None),
        ("bytes=0-1,3-4", None),
        ("lines=1-2", None),
        ("bytes=-", None),
    ],
)
def test_which_piece_of_ten_bytes_is_asked_for(asked, piece):
    assert piece_asked(asked, 10) == piece
