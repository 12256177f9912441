"""Phones, ID and card numbers. The public ones of the community itself, its posts and bodies may be said."""

import re
from collections.abc import Iterable, Iterator

from linli.engine.publish.plain import Plain
from linli.ground.base.declare import Finding
from linli.ground.base.words import N_
from linli.ground.bodies.models import Body
from linli.ground.people.models import ContactPoint
from linli.ground.people.sealing import phone_index
from linli.ground.posts.models import Post
from linli.ground.regions.models import Community

BETWEEN = r"[-–—_.,/()~*]{0,2}"
MOBILE = re.compile(rf"(?<!\d)(?:\+?86|0)?{BETWEEN}(1[3-9](?:{BETWEEN}\d){{9}})(?!\d)")
LANDLINE = re.compile(rf"(?<!\d)(0\d{{2,3}}{BETWEEN}[2-9](?:{BETWEEN}\d){{6,7}})(?!\d)")
SHORT = re.compile(r"(?<!\d)([2-9]\d{2,3}-?\d{4})(?!\d)")  # without its area a number like many: only if a neighbour's
LONG = re.compile(r"(?<!\d)(\d(?:[-–—_.]{0,2}\d){13,18}[\dx]?)(?![\dx])")  # a comma parts two numbers
PHONE_WHY = N_("电话不能公开。要留联系方式，请写值班电话。")
ID_WHY = N_("证件号、卡号不能公开，请删掉。")
NOT_DIGITS = re.compile(r"\D")


def find_phones(community: Community, plain: Plain) -> list[Finding]:
    """Every mobile and landline that is not a public one; a number without area when it is a neighbour's."""
    spoken = plain.spoken
    whole = [*_spans(MOBILE, spoken), *_spans(LANDLINE, spoken)]
    short = list(_spans(SHORT, spoken))
    if not (whole or short):
        return []
    public = public_phones(community)
    private = _neighbours(community, [number for _start, _end, number in short])
    told = [(s, e) for s, e, number in whole if number not in public]
    told += [(s, e) for s, e, number in short if number in private and number not in public]
    return [plain.finding(start, end, "phone", PHONE_WHY) for start, end in told]


def find_id_numbers(community: Community, plain: Plain) -> list[Finding]:
    """Fifteen to nineteen digits, whether they add up or not: a mistyped number is still somebody's."""
    found = _spans(LONG, plain.spoken)
    return [plain.finding(start, end, "id", ID_WHY) for start, end, number in found if len(number) >= 15]


def _spans(pattern: re.Pattern, text: str) -> Iterator[tuple[int, int, str]]:
    for found in pattern.finditer(text):
        number = found[1]
        yield *found.span(), NOT_DIGITS.sub("", number) + ("x" if number.endswith("x") else "")


def public_phones(community: Community) -> set[str]:
    """The digits of the numbers that are there to be called, with and without their area."""
    posts = Post.objects.filter(community_id=community.id).exclude(phone="").values_list("phone", flat=True)
    bodies = Body.objects.filter(community_id=community.id).exclude(phone="").values_list("phone", flat=True)
    known = [community.phone, *posts, *bodies]
    return {
        digits for phone in known for digits in (NOT_DIGITS.sub("", phone), NOT_DIGITS.sub("", _local(phone))) if digits
    }


def _local(phone: str) -> str:
    area, dash, rest = phone.partition("-")
    return rest if dash and area.startswith("0") else phone


def _neighbours(community: Community, numbers: Iterable[str]) -> set[str]:
    """Which of these stand in the register, with or without the area of the community's own phone."""
    area = community.phone.partition("-")[0] if community.phone.startswith("0") else ""
    ways = {phone_index(way): number for number in numbers for way in (number, f"{area}-{number}")}
    points = ContactPoint.objects.filter(community_id=community.id, ended_on=None, whole_index__in=list(ways))
    return {ways[index] for index in points.values_list("whole_index", flat=True)} if ways else set()
