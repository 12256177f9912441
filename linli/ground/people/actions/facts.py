"""What a clerk writes about a person, made fit for the register; what does not fit is said in a sentence."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from linli.ground.base.citizen_id import PROBLEMS, birth_of, check, sex_of
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid
from linli.ground.base.masks import mask_id, mask_name
from linli.ground.base.tokens import search_tokens, sort_key
from linli.ground.base.widths import half_width
from linli.ground.people import sealing
from linli.ground.people.models import Household, Person
from linli.ground.people.rules import is_minor

UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x1f]")
PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}|[2-8]\d{6,7}")
SEXES = {"male": Person.Sex.MALE, "female": Person.Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Facts:
    """A person as written on a form. Empty means: not known."""

    name: str
    sex: str = Person.Sex.UNKNOWN
    born_on: date | None = None
    id_number: str = ""
    phone: str = ""


def tidy_name(text: str) -> str:
    """Inner blanks of a two-sign name go; signs nobody sees are refused, for two names could look alike."""
    if UNSEEN.search(text):
        raise Invalid(_("姓名里有看不见的符号，请重新打一遍。"))
    name = " ".join(text.split())
    if not name:
        raise Invalid(_("请写上姓名。还没起名的，先写“某宝宝”。"))
    return name.replace(" ", "") if not name.isascii() else name


def tidy_phone(text: str) -> str:
    number = half_width(text).replace(" ", "").strip()
    if not PHONE.fullmatch(number):
        raise Invalid(_("电话号码位数不对，再看一眼。手机是11位，座机带区号。"))
    return number


def tidy_id(text: str) -> str:
    """The number, right in itself; '' for none."""
    if not text.strip():
        return ""
    number, problem = check(text, today())
    if problem:
        raise Invalid(_("%(problem)s。请对照证件再看一眼；不知道就先空着。") % {"problem": _(PROBLEMS[problem])})
    return number


def columns_of(facts: Facts, *, line: str) -> dict[str, Any]:
    """The columns of a new person. What the ID number tells of birth and sex fills what was left empty."""
    name, number = tidy_name(facts.name), tidy_id(facts.id_number)
    born, sex = facts.born_on, facts.sex
    if number:
        born = born or birth_of(number)
        sex = sex if sex != Person.Sex.UNKNOWN else SEXES[sex_of(number)]
    check_born(born)
    return {"name": name, "sex": sex, "born_on": born, **named(name, line), **identified(number)}


def check_born(born: date | None) -> None:
    if born and not date(1900, 1, 1) <= born <= today():
        raise Invalid(_("出生日期不对：不能早于1900年，也不能是以后的日子。"))


def named(name: str, line: str) -> dict[str, Any]:
    """By what a person is found and sorted."""
    return {"sort_key": sort_key(name), "search_tokens": search_tokens(name, line)}


def identified(number: str) -> dict[str, Any]:
    return {
        "id_sealed": sealing.seal_id(number) if number else None,
        "id_index": sealing.id_index(number) if number else None,
    }


def contact(number: str) -> dict[str, Any]:
    return {
        "sealed": sealing.seal_phone(number),
        "whole_index": sealing.phone_index(number),
        "tail_index": sealing.tail_index(number),
    }


def check_id_free(community: int, index: str | None, *, but: Person | None = None) -> None:
    """An ID number belongs to one person of the register."""
    if not index:
        return
    others = Person.objects.filter(community_id=community, id_index=index)
    if but is not None:
        others = others.exclude(id=but.id)
    if others.exists():
        raise Invalid(_("名册里已经有这个身份证号的人。先查一查；要是同一个人，请社区工作者把两份记录并成一份。"))


def who(person: Person) -> str:
    """As history names somebody: 王*; of a child not even that."""
    return _("孩子") if is_minor(person.born_on, today()) else mask_name(person.name)


def home_word(household: Household) -> str:
    return household.called or _("这一户")


def masked_id(sealed: bytes | None) -> str:
    return mask_id(sealing.open_id(sealed)) if sealed else ""
