"""Looks through the parts of an .xlsx before a parser does: what is too large, malicious or in error is found here.

The parser lays out a table as wide and deep as the outermost cell, whatever lies between; it writes a shared text
out anew for every cell that names it; and it forgets cells in error. So the parts are read once as plain bytes.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import normpath
from xml.etree import ElementTree

from linli.ground.people.roster.limits import MIB, Limits, Unreadable

Spots = dict[tuple[int, int], str]  # row and column as Excel counts them, from 1 -> what stands there: #N/A

_BEFORE = 400  # bytes carried over into the next piece, so that nothing hides between two
_NOT_RECKONED = "#?"
_WIDE = re.compile(rb"""\sr=["']([A-Z]{2,})[0-9]""")
_CELL = rb"""<(?:\w+:)?c\s(?=[^>]{0,200}?\br=["']([A-Z]{1,3})([0-9]{1,7})["'])"""
_IN_ERROR = re.compile(_CELL + rb"""(?=[^>]{0,200}?\bt=["']e["'])[^>]*>(?:\s*<(?:\w+:)?f[^<]*</(?:\w+:)?f>)?\s*"""
                       rb"""(?:<(?:\w+:)?v>([^<]{0,20})<)?""")  # fmt: skip
_FORMULA = re.compile(_CELL + rb"""[^>]*>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"""
                      rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>""")  # fmt: skip
_SHARED = re.compile(rb"""<(?:\w+:)?si>(.*?)</(?:\w+:)?si>""", re.DOTALL)
_NAMES_SHARED = re.compile(rb"""\bt=["']s["'][^>]*>\s*<(?:\w+:)?v>([0-9]{1,9})<""")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Part:
    """One worksheet as it lies in the archive."""

    in_error: Spots
    texts: int  # cells that name a shared text


def look_through(content: bytes, limits: Limits) -> dict[str, Spots]:
    """The cells in error of each sheet. Raises `Unreadable` for an archive no parser should be given."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if "xl/workbook.xml" not in archive.NameToInfo:
                raise Unreadable("not_a_workbook")
            _refuse_a_bomb(archive, limits)
            sheets = _sheets_of(archive)
            parts = {name: _look_at(archive, name, limits) for name in sheets.values()}
            _refuse_heavy_texts(archive, parts, limits)
            return {sheet: parts[name].in_error for sheet, name in sheets.items()}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, KeyError, ElementTree.ParseError, OSError, zlib.error):
        raise Unreadable("not_a_workbook") from None


def _refuse_a_bomb(archive: zipfile.ZipFile, limits: Limits) -> None:
    """What the directory says first, for it is cheap; then, for it may lie, what each part really holds."""
    most = limits.unpacked_mebibytes * MIB
    if sum(entry.file_size for entry in archive.infolist()) > most:
        raise Unreadable("too_big", limit=limits.mebibytes)
    for entry in archive.infolist():
        if entry.flag_bits & 1:
            raise Unreadable("password")
        if entry.filename.endswith((".xml", ".rels")) and not entry.filename.startswith("xl/worksheets/"):
            for piece in _pieces(archive, entry.filename):
                _refuse_entities(piece)


def _refuse_entities(piece: bytes) -> None:
    """No office program writes a DOCTYPE; it is there to blow up a reader, or to make it fetch."""
    if b"<!" in piece and (b"<!DOCTYPE" in piece or b"<!ENTITY" in piece):
        raise Unreadable("not_a_workbook")


def _look_at(archive: zipfile.ZipFile, name: str, limits: Limits) -> Part:
    in_error: Spots = {}
    texts = cells = places = 0
    deep = re.compile(rb"""\sr=["'][A-Z]*0*([1-9][0-9]{%d,})["']""" % (len(str(limits.rows)) - 1))
    for piece in _pieces(archive, name):
        _refuse_entities(piece)
        _refuse_far_cells(piece, deep, limits)
        in_error |= _errors_in(piece)
        texts += piece.count(b't="s"')
        cells += piece.count(b"<c ") + piece.count(b"<c>") + piece.count(b":c ") + piece.count(b":c>")
        places += piece.count(b' r="')
    if cells > places:  # cells that do not say where they stand may stand anywhere
        raise Unreadable("not_a_workbook")
    return Part(in_error, texts)


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part in pieces of about a mebibyte, cut before a cell."""
    with archive.open(name) as stream:
        rest = b""
        while piece := stream.read(MIB):
            rest += piece
            cut = rest.rfind(b"<c ")
            cut = cut if cut > 0 else max(len(rest) - _BEFORE, 0)
            yield rest[:cut]
            rest = rest[cut:]
        yield rest


def _refuse_far_cells(piece: bytes, deep: re.Pattern[bytes], limits: Limits) -> None:
    if any(_number_of(found[1]) > limits.columns for found in _WIDE.finditer(piece)):
        raise Unreadable("too_many_columns", limit=limits.columns)
    if any(int(found[1]) > limits.rows for found in deep.finditer(piece)):
        raise Unreadable("too_many_rows", limit=limits.rows)


def _errors_in(piece: bytes) -> Spots:
    """Cells in error, and formulas nobody has reckoned: some programs write them without a result."""
    found: Spots = {}
    if b't="e"' in piece or b"t='e'" in piece:
        found |= {_spot(cell): (cell[3] or b"#N/A").decode("ascii", "replace") for cell in _IN_ERROR.finditer(piece)}
    if b"<f" in piece or b":f" in piece:
        found |= {_spot(cell): _NOT_RECKONED for cell in _FORMULA.finditer(piece)}
    return found


def _spot(cell: re.Match[bytes]) -> tuple[int, int]:
    return int(cell[2]), _number_of(cell[1])


def _number_of(letters: bytes) -> int:
    """A = 1, Z = 26, AA = 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_heavy_texts(archive: zipfile.ZipFile, parts: dict[str, Part], limits: Limits) -> None:
    """A long text named by a hundred thousand cells is written out a hundred thousand times."""
    shared = "xl/sharedStrings.xml"
    if shared not in archive.NameToInfo:
        return
    most, told = limits.unpacked_mebibytes * MIB, archive.read(shared)
    longest = max(map(len, told.split(b"</si>")))
    if longest * sum(part.texts for part in parts.values()) <= most:
        return
    lengths = [len(text[1]) for text in _SHARED.finditer(told)]
    weight = 0
    for name in parts:
        named = (int(n) for piece in _pieces(archive, name) for n in _NAMES_SHARED.findall(piece))
        weight += sum(lengths[n] for n in named if n < len(lengths))
    if weight > most:
        raise Unreadable("too_big", limit=limits.mebibytes)


def _sheets_of(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part in which each sheet lies, by the sheet's name."""
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    target = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = [node for node in book.iter() if node.tag.rpartition("}")[2] == "sheet"]
    return {node.get("name", ""): _path_of(target.get(node.get(_RELATION), "")) for node in sheets}


def _path_of(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")
