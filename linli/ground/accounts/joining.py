"""How a resident gets an account: a code made for one person of the register, used once. Never by phone and birthday."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.accounts import join_terms
from linli.ground.accounts.models import WARD, Account, JoinCode, Standing
from linli.ground.accounts.wards import settle_wards
from linli.ground.base.clock import now, today
from linli.ground.base.codes import chance_code, tidied
from linli.ground.base.errors import Invalid, Stale
from linli.ground.base.sealed import blind_index
from linli.ground.people.guardians import is_under
from linli.ground.people.models import Person
from linli.ground.people.sealing import ring
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for

LENGTH = 8  # 36 bits, far beyond the few tries there are


@dataclass(frozen=True, slots=True)
class Issued:
    """The code in clear, seen this once."""

    code: str
    until: datetime


def issue_code(person: Person, *, actor: Actor, community: Community, way: str) -> Issued:
    """A fresh code for this person; an earlier one that waits is void. The caller has checked who may see the person."""
    check_may_join(person, community)
    waiting = JoinCode.objects.filter(community_id=community.id, person=person, used_at=None, ended_at=None)
    waiting.update(ended_at=now())
    code, seat = chance_code(LENGTH), actor.seat_in(community.id)
    made = JoinCode.objects.create(
        community_id=community.id,
        person=person,
        code_index=index_of(community.id, code),
        way=way,
        made_by=actor.account,
        made_post=seat.post if seat else None,
        made_at=now(),
        until=now() + lasting(community, way),
    )
    return Issued(code, made.until)


def check_may_join(person: Person, community: Community) -> None:
    """Alive and here, old enough, and without an account."""
    if person.ended_on:
        raise Invalid(_("这位居民已经不在册，不能开账号。"))
    if is_under(value_for(community, join_terms.JOIN_AGE), person.born_on, today()):
        raise Invalid(_("孩子还小，由监护人的账号替他看，不单独开账号。"))
    if account_of(community.id, person.id):
        raise Invalid(_("这位居民已经有账号了。忘了密码，请管账号的同事重设。"))


def lasting(community: Community, way: str) -> timedelta:
    if way == JoinCode.Way.LETTER:
        return timedelta(days=value_for(community, join_terms.LETTER_DAYS))
    return timedelta(minutes=value_for(community, join_terms.CODE_MINUTES))


def index_of(community: int, code: str) -> str:
    return blind_index(f"{community}\0{tidied(code)}", "join.code", ring=ring())


def account_of(community: int, person: UUID) -> int | None:
    """The account that stands for this person himself."""
    rows = Standing.objects.filter(community_id=community, person_id=person).exclude(kind=WARD).standing_at(now())
    return rows.values_list("account_id", flat=True).first()


def find_code(community: int, typed: str) -> JoinCode | None:
    """The code if it may still be used. Count the try before."""
    rows = JoinCode.objects.filter(community_id=community, code_index=index_of(community, typed))
    return rows.filter(used_at=None, ended_at=None, until__gt=now()).select_related("person").first()


def join_new(code: JoinCode, *, community: Community, username: str, password: str) -> Account:
    """A new account that stands for the code's person."""
    check_may_join(code.person, community)
    account = Account(username=username, name=code.person.name)
    try:
        validate_password(password, account)
    except ValidationError as no:
        raise Invalid(" ".join(no.messages)) from None
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise Invalid(_("这个登录名有人用了，请换一个。")) from None
    stand_for(code, account)
    return account


def join_known(code: JoinCode, *, community: Community, account: Account) -> Account:
    """Somebody who already signs in, here or elsewhere, is found in this register too."""
    check_may_join(code.person, community)
    here = Standing.objects.filter(account_id=account.id, community_id=community.id).exclude(person_id=None)
    if here.exclude(kind=WARD).standing_at(now()).exists():
        raise Invalid(_("您的账号已经对上本社区的另一个人了。要改，请到窗口来。"))
    stand_for(code, account)
    return account


def stand_for(code: JoinCode, account: Account) -> None:
    """Use the code up, then let the account stand for the person and for the children whose parent he is."""
    mine = JoinCode.objects.filter(community_id=code.community_id, id=code.id, used_at=None, ended_at=None)
    if not mine.filter(until__gt=now()).update(used_at=now(), used_by=account.id):
        raise Stale(_("这个码刚刚用过或者过期了，请再要一个。"))
    Standing.objects.create(account_id=account.id, community_id=code.community_id, person_id=code.person_id)
    settle_wards(code.community_id, {code.person_id: account.id})
