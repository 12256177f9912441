"""Doors: a plate down to the room tells who lives there. A building or an entrance may be said."""

import re

from linli.engine.publish.plain import Plain
from linli.ground.base.declare import Finding
from linli.ground.base.words import N_
from linli.ground.people.roster.address import tidy_building, tidy_room
from linli.ground.places.models import Place
from linli.ground.regions.models import Community

_NUMBER = r"[0-9]{1,3}|[零〇一二三四五六七八九十百]{1,4}|[a-z甲乙丙丁]"
_BUILDING = rf"(?P<building>(?:{_NUMBER})(?:号楼|#楼|号栋|号幢|栋|幢|楼|#|座|排))"
_UNIT = rf"(?P<unit>第?(?:{_NUMBER})(?:单元|门洞|门))?"
_ROOM = r"(?P<room>[0-9]{1,4}[a-z甲乙丙丁]?|[一二三四五六七八九][零〇一二三四五六七八九]{2,3})(?P<word>号室|室|房|号)?"
PLATE = re.compile(rf"{_BUILDING}{_UNIT}{_ROOM}(?![0-9])")
ENTRANCE = re.compile(rf"(?P<unit>(?:{_NUMBER})单元){_ROOM}(?![0-9])")
DASHED = re.compile(r"(?<![0-9-])(?P<building>[0-9]{1,3})-(?:(?P<unit>[0-9]{1,2})-)?(?P<room>[0-9]{3,4})(?![0-9-])")
WHY = N_("门牌写到了哪一家，请只写到楼或单元。")


def find_doors(community: Community, plain: Plain) -> list[Finding]:
    """A plate with its entrance or the word for a room; a barer one when such a door stands in the register."""
    sure, bare = [], []
    for found in PLATE.finditer(plain.text):
        (sure if found["unit"] or found["word"] else bare).append(found)
    sure += [f for f in ENTRANCE.finditer(plain.text) if not _inside(f, sure)]
    bare += [f for f in DASHED.finditer(plain.text) if not _inside(f, sure)]
    told = sure + _known(community, bare)
    return [plain.finding(*found.span(), "door", WHY) for found in told]


def _inside(found: re.Match, others: list[re.Match]) -> bool:
    return any(o.start() <= found.start() and found.end() <= o.end() for o in others)


def _known(community: Community, plates: list[re.Match]) -> list[re.Match]:
    """Those whose building and room are one door of this community: one query, however many were said."""
    if not plates:
        return []
    rooms = {tidy_room(p["room"]) for p in plates}
    doors = Place.objects.filter(community_id=community.id, kind=Place.Kind.DWELLING, name__in=rooms, closed_at=None)
    lines = [f" {line} " for line in doors.values_list("line", flat=True)]
    return [p for p in plates if any(_is_on(p, line) for line in lines)]


def _is_on(plate: re.Match, line: str) -> bool:
    return f" {tidy_building(plate['building'])} " in line and line.endswith(f" {tidy_room(plate['room'])} ")
