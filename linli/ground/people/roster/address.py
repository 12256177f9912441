"""One door, one key: the many ways of writing a building, a unit and a room brought to one.

3号楼 = 三号楼 = 3栋 = 3幢 = 3#楼 = ３号楼; 一单元 = 1单元 = 1; 301室 = 301. A row of old houses (1排) counts as
the building and has no unit.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from linli.ground.base.widths import half_width

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMBER = r"[0-9]{1,4}|[零〇一二两三四五六七八九十百]{1,6}"
_BUILDING = re.compile(rf"第?({_NUMBER})(?:号楼|#楼|号栋|号幢|栋楼|幢楼|栋|幢|楼|#|号|座)?")
_LETTER = re.compile(r"([A-Z][0-9]{0,2}|[甲乙丙丁戊己庚辛])(?:号楼|栋|幢|楼|#|号|座)?")
_ROW = re.compile(rf"第?({_NUMBER})排")
_UNIT = re.compile(rf"第?({_NUMBER}|[A-Z甲乙丙丁])(?:单元|门|单)?")
_ROOM = re.compile(r"(.+?)(?:号室|室|房|号|户)")
_WHOLE = re.compile(
    rf"(?P<compound>.*?)(?P<building>(?:第?(?:{_NUMBER})|[A-Z])(?:号楼|#楼|栋|幢|楼|#|座|排))"
    rf"(?:(?P<unit>第?(?:{_NUMBER})单元))?(?P<room>[0-9A-Z甲乙丙丁-]{{1,8}}(?:号室|室|房|号)?)"
)
_REMARK = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Door:
    """One dwelling's place below the community. `key` is equal for equal doors however they were written."""

    compound: str
    building: str
    unit: str
    room: str
    building_key: str = field(init=False, repr=False, compare=False)
    key: str = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        """Put together once: the keys are asked for many times on every row."""
        object.__setattr__(self, "building_key", f"{self.compound}|{self.building}")
        object.__setattr__(self, "key", f"{self.building_key}|{self.unit}|{self.room}")

    @property
    def words(self) -> str:
        """As it is said at the door: 富民小区3号楼1单元301室, 粮站巷1排9号."""
        return f"{self.compound}{self.building}{self.unit}{self.room}{room_word(self.building)}"


@lru_cache(maxsize=4_096)
def door_of(compound: str, building: str, unit: str, room: str) -> Door:
    """The door four cells mean. An empty room stays empty: the row is then not placed."""
    return Door(tidy_compound(compound), tidy_building(building), tidy_unit(unit), tidy_room(room))


def split_address(text: str) -> tuple[str, str, str, str] | None:
    """The four cells a whole address would have filled, or None when it does not read as one."""
    found = _WHOLE.fullmatch(_bare(text))
    return (found["compound"], found["building"], found["unit"] or "", found["room"]) if found else None


@lru_cache(maxsize=4_096)
def tidy_compound(text: str) -> str:
    """The name alone: a remark in brackets, as in 富民小区（最新）, belongs to the sheet and not to the place."""
    return _REMARK.sub("", _bare(text))


@lru_cache(maxsize=4_096)
def tidy_building(text: str) -> str:
    """`3号楼`, `A座`, `1排`; a building that has a name (综合楼) keeps it."""
    bare = _bare(text)
    if found := _ROW.fullmatch(bare):
        return f"{_plain_number(found[1])}排"
    if found := _BUILDING.fullmatch(bare):
        return f"{_plain_number(found[1])}号楼"
    found = _LETTER.fullmatch(bare)
    return f"{found[1]}座" if found else bare


@lru_cache(maxsize=4_096)
def tidy_unit(text: str) -> str:
    """`1单元`, or nothing where the building has none."""
    bare = _bare(text)
    found = _UNIT.fullmatch(bare)
    return f"{_plain_number(found[1])}单元" if found else bare


@lru_cache(maxsize=4_096)
def tidy_room(text: str) -> str:
    """`301`, `301甲`, `9`: without 室 and 号, which `Door.words` puts back."""
    bare = _bare(text)
    found = _ROOM.fullmatch(bare)
    return _plain_number(found[1] if found else bare)


def room_word(building: str) -> str:
    """In a row of houses a door is a 号, in a block a 室."""
    return "号" if building.endswith("排") else "室"


def _bare(text: str) -> str:
    return "".join(half_width(text).split()).upper()


def _plain_number(text: str) -> str:
    """`3` for 三, 03 and 3; what is not a number stays."""
    if text.isascii() and text.isdigit():
        return text.lstrip("0") or "0"
    return str(_from_chinese(text)) if text and all(sign in _DIGITS or sign in "十百" for sign in text) else text


def _from_chinese(text: str) -> int:
    """十二 = 12, 二十 = 20, 一百零三 = 103, and 三〇一 read out digit by digit = 301."""
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGITS[sign]) for sign in text))
    hundreds, _, rest = text.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    return (
        (_DIGITS.get(hundreds, 0) * 100)
        + (_DIGITS.get(tens.lstrip("零〇"), 1) * 10 if ten else 0)
        + _DIGITS.get(ones.lstrip("零〇"), 0)
    )
