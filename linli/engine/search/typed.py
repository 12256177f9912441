"""What somebody typed, and what it may mean: a name, a sound, a phone, an ID number, a door. Pure."""

import re
from dataclasses import dataclass

from linli.ground.base.citizen_id import tidied
from linli.ground.base.tokens import folded, query_tokens
from linli.ground.people.roster.address import tidy_building, tidy_room, tidy_unit

LONGEST = 40
_NUMBER = r"[0-9]{1,4}|[零〇一二两三四五六七八九十百]{1,6}"
_PLATE = re.compile(
    rf"(?P<estate>.*?)(?P<building>第?(?:{_NUMBER}|[A-Z]|[甲乙丙丁])(?:号楼|#楼|号栋|号幢|栋楼|幢楼|栋|幢|楼|#|座|排))"
    rf"(?P<unit>第?(?:{_NUMBER})(?:单元|门))?(?P<room>[0-9A-Z甲乙丙丁]{{1,8}}(?:号室|室|房|号|户)?)?"
)
_DASHED = re.compile(
    r"(?P<estate>[^0-9-]*)(?P<building>[0-9]{1,3})-(?:(?P<unit>[0-9]{1,2})-)?(?P<room>[0-9]{1,4}[A-Z]?)"
)
_SEPARATORS = re.compile(r"[\s-]+")
_ID = re.compile(r"[0-9]{17}[0-9X]")


@dataclass(frozen=True, slots=True)
class Plate:
    """A door as typed, brought to the words of the place tree; what was not said is empty."""

    building: str
    estate: str = ""
    unit: str = ""
    room: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """The typed text made plain, and each reading of it that holds. A text may have several."""

    text: str  # folded: half-width, lower case, without blanks and dots
    tokens: tuple[str, ...] = ()  # of a name or a title in characters
    sound: str = ""  # letters: pinyin, as initials or syllables
    digits: str = ""
    id_number: str = ""
    plate: Plate | None = None


def read_typed(said: str) -> Typed:
    """Read what was typed. Nothing legible is no reading at all: `text` is then empty."""
    text = folded(said.replace("\0", ""))[:LONGEST]
    bare = _SEPARATORS.sub("", text).removeprefix("+86")
    if number := _id_of(bare):
        return Typed(text, id_number=number)
    if bare.isascii() and bare.isdigit():
        plate = Plate(tidy_building(bare)) if len(bare) < 3 else read_plate(text)
        return Typed(text, digits=bare, plate=plate)
    if text.isascii() and text.isalpha():
        return Typed(text, sound=text)
    if text.isascii() and not any(map(str.isalnum, text)):
        return Typed("")  # the sort key of a name holds marks of its own
    return Typed(text, tokens=tuple(query_tokens(text)), plate=read_plate(text))


def read_plate(text: str) -> Plate | None:
    """`3栋`, `三号楼`, `富民小区3号楼2单元301`, `3-2-301`; None where no door can be meant."""
    upper = text.upper()
    found = _PLATE.fullmatch(upper) or _DASHED.fullmatch(upper)
    if found is None:
        return None
    unit, room = found["unit"] or "", found["room"] or ""
    return Plate(
        tidy_building(found["building"]),
        found["estate"],
        tidy_unit(unit) if unit else "",
        tidy_room(room) if room else "",
    )


def _id_of(bare: str) -> str:
    number, _ = tidied(bare)
    return number if _ID.fullmatch(number) else ""
