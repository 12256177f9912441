"""Recorded messages as phones send them, made by hand: only the bytes that tell what they are."""

import struct


def wav(seconds: float = 2.0, rate: int = 8000) -> bytes:
    body = bytes(int(seconds * rate))
    head = (
        b"RIFF" + struct.pack("<I", 36 + len(body)) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, rate, rate, 1, 8)
    )
    return head + b"data" + struct.pack("<I", len(body)) + body


def webm() -> bytes:
    return b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm\x42\x87\x81\x04\x18\x53\x80\x67A_OPUS" + bytes(64)


def ogg(seconds: float = 2.0) -> bytes:
    page = b"OggS\0\x02" + struct.pack("<q", 0) + bytes(14) + b"OpusHead" + bytes(11)
    return page + b"OggS\0\x04" + struct.pack("<q", int(seconds * 48_000)) + bytes(20)


def m4a(seconds: float = 2.0, track: bytes = b"soun") -> bytes:
    mvhd = b"mvhd" + bytes(12) + struct.pack(">II", 1000, int(seconds * 1000)) + bytes(20)
    return b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42" + b"moov" + mvhd + b"hdlr" + bytes(8) + track + bytes(16)


def mp3() -> bytes:
    return b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + b"\xff\xfb\x90\x64" + bytes(400)


def aac() -> bytes:
    return b"\xff\xf1\x50\x80" + bytes(60)


def amr(seconds: float = 2.0) -> bytes:
    return b"#!AMR\n" + (b"\x3c" + bytes(31)) * int(seconds * 50)
