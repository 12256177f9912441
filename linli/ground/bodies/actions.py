"""Add, change and end organisations, and what each is able to mend."""

import re
from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, Refused
from linli.ground.bodies import uscc as credit
from linli.ground.bodies.ending import end_all
from linli.ground.bodies.models import Ability, Body
from linli.ground.bodies.rules import may_change_bodies
from linli.ground.regions.models import Community
from linli.ground.regions.scoped import change

CATEGORY = re.compile(r"[A-Z]([0-9]{2})?")
FIRST = 100  # the first hundred numbers are the community's own bodies


def add_body(community: Community, *, actor: Actor, kind: str, mends: Iterable[str] = (), **facts) -> Body:
    """A new organisation under the next address. Its number is never given to another."""
    check_may_change(actor, community.id)
    last = Body.objects.filter(community_id=community.id).aggregate(last=Max("code"))["last"]
    number = max(int(last[-4:]) if last else 0, FIRST) + 1
    facts = _checked(facts)
    with _once(facts):
        body = Body.objects.create(community=community, kind=kind, code=f"{community.region.code}{number:04}", **facts)
    _set_abilities(body, mends)
    return body


def change_body(body: Body, *, actor: Actor, mends: Iterable[str], **facts) -> None:
    """Other facts, other abilities. The address stays: what was asked of it stays its own."""
    check_may_change(actor, body.community_id)
    facts = _checked(facts)
    with _once(facts):
        change(body, **facts)
    _set_abilities(body, mends)


def end_body(body: Body, *, actor: Actor, on: date) -> None:
    """The last day we work together. From the next morning nobody of it comes in, and nobody asks it any more."""
    check_may_change(actor, body.community_id)
    if on < today():
        raise Invalid(_("最后一天不能早于今天。"))
    change(body, valid_to=on)
    end_all(body, on)


def check_may_change(actor: Actor, community: int) -> None:
    """Raise unless this actor keeps the list."""
    if not may_change_bodies(actor, community):
        raise Refused(_("组织的名单，由社区书记、值班岗和社区工作者来改。"))


def _checked(facts: dict) -> dict:
    facts = {name: value.strip() for name, value in facts.items()}
    if not facts["name"]:
        raise Invalid(_("请写组织的全称。"))
    facts["uscc"] = credit.tidy(facts.get("uscc", ""))
    if facts["uscc"] and not credit.is_valid(facts["uscc"]):
        raise Invalid(_("统一社会信用代码对不上校验位，照营业执照或登记证书再看一遍，一共 18 位。"))
    return facts


class _once:
    """A second body with the same credit code is a sentence, not a broken page."""

    def __init__(self, facts):
        self.facts, self.savepoint = facts, transaction.atomic()

    def __enter__(self):
        self.savepoint.__enter__()

    def __exit__(self, kind, error, trace):
        self.savepoint.__exit__(kind, error, trace)
        if isinstance(error, IntegrityError):
            raise Invalid(_("这个信用代码（%(uscc)s）的组织已经有了。") % self.facts) from None


def _set_abilities(body: Body, mends: Iterable[str]) -> None:
    wanted = dict.fromkeys(code.strip().upper() for code in mends if code.strip())
    if wrong := next((code for code in wanted if not CATEGORY.fullmatch(code)), None):
        raise Invalid(_("“%(code)s”不是类别，写大类字母或代码，比如 A、B04。") % {"code": wrong})
    rows = Ability.objects.filter(community_id=body.community_id, body=body, place=None)
    have = set(rows.values_list("category", flat=True))
    rows.filter(category__in=have - wanted.keys()).delete()
    Ability.objects.bulk_create(
        Ability(community_id=body.community_id, body=body, category=code) for code in wanted if code not in have
    )
