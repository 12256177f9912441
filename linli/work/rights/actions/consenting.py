"""Agree and take it back: both one tap, or both on paper at the window."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.accounts.joining import account_of
from linli.ground.accounts.models import Standing
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused
from linli.ground.people.models import Person
from linli.work.rights.models import Consent
from linli.work.rights.rules import works_with_people
from linli.work.rights.words import CONSENTS, NEEDED_TO_JOIN, How


def give_consent(person: Person, purpose: str, *, actor: Actor, how: str = How.TAP) -> None:
    """The person agrees to the text of today. Given twice it is given once."""
    check_who(person, actor, how)
    if purpose not in CONSENTS:
        raise Invalid(_("没有这一项。"))
    try:
        with transaction.atomic():
            Consent.objects.create(
                community_id=person.community_id, person=person, purpose=purpose, how=how, given_at=now(),
                text_version=CONSENTS[purpose].version, given_by=actor.account,
            )  # fmt: skip
    except IntegrityError:  # agreed already
        return


def withdraw_consent(person: Person, purpose: str, *, actor: Actor, how: str = How.TAP) -> None:
    """From now on it is as if he had never agreed; that he had, stays written."""
    check_who(person, actor, how)
    rows = Consent.objects.filter(community_id=person.community_id, person=person, purpose=purpose, withdrawn_at=None)
    rows.update(withdrawn_at=now(), withdrawn_how=how, withdrawn_by=actor.account)
    if purpose == NEEDED_TO_JOIN:
        leave(person)


def leave(person: Person) -> None:
    """The account no longer stands for the person, nor for his children; what he reported goes on without it."""
    account = account_of(person.community_id, person.id)
    rows = Standing.objects.filter(account_id=account, community_id=person.community_id, post_id=None)
    rows.standing_at(now()).update(until=now())


def check_who(person: Person, actor: Actor, how: str) -> None:
    """By tap for oneself or one's child; on paper by who works here and saw the paper."""
    if how == How.TAP and person.id not in actor.persons | actor.wards:
        raise Refused(_("只能替自己或者自己未成年的孩子点。"))
    if how == How.PAPER and not works_with_people(actor, person.community_id):
        raise Refused(_("纸上的同意由社区工作人员登记。"))
