"""A household moves within the community, splits, or two become one."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid
from linli.ground.base.tokens import search_tokens
from linli.ground.people.actions.adding import HEAD, check_dwelling, has_grown_up, join
from linli.ground.people.actions.aftermath import (
    called_after,
    end_household,
    enter_door,
    leave_door,
    settle_after_leaving,
)
from linli.ground.people.actions.facts import home_word, who
from linli.ground.people.actions.leaving import leave, same_community
from linli.ground.people.actions.permits import check_door, check_home, check_person, check_seen, day_from
from linli.ground.people.models import Household, Membership, Person
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.queries import current_spell, homes_of_person, members_of
from linli.ground.people.rules import is_minor
from linli.ground.people.words import Did
from linli.ground.places.models import Place


@transaction.atomic
def move_household(
    household: Household,
    door: Place,
    *,
    actor: Actor,
    tenure: str = "",
    on: date | None = None,
    version: int | None = None,
    key: UUID | None = None,
) -> None:
    """The household lives behind another door of the community from a day on; the old spell stays in the book."""
    if done_before(household.community_id, key):
        return
    same_community(household, door)
    check_home(actor, household)
    check_dwelling(door)
    check_seen(household, version)
    spell = current_spell(household)
    if spell and spell.dwelling_id == door.id:
        raise Invalid(_("他们就住在这扇门里。"))
    pen = Pen(household.community_id, actor, Did.MOVE, on=day_from(on, *([spell.valid_from] if spell else [])))
    pen.touch(household)
    pen.about(households=[household.id], persons=[m.person_id for m in members_of(household)])
    if spell:
        leave_door(pen, household, spell)
    enter_door(pen, household, door, tenure or (spell.tenure if spell else ""))
    pen.say("moved", home=home_word(household), old=spell.dwelling.line if spell else "—", door=door.line)
    for membership in members_of(household):
        find_by(pen, membership.person, door.line)
    pen.close(key=key)


def find_by(pen: Pen, person: Person, line: str) -> None:
    """People are found by their address too: by the one they have now."""
    pen.alter(person, search_tokens=search_tokens(person.name, line))


@transaction.atomic
def split_household(
    household: Household, going: list[UUID], door: Place, *, actor: Actor, head: UUID,
    on: date | None = None, version: int | None = None, key: UUID | None = None,
) -> Household:  # fmt: skip
    """Some members become a household of their own, with a head, behind a door: the same one or another."""
    if done := done_before(household.community_id, key):
        return Household.objects.get(community_id=household.community_id, id=done.households[-1])
    same_community(household, door)
    check_home(actor, household)
    check_dwelling(door)
    check_door(actor, door)
    check_seen(household, version)
    members = members_of(household)
    leaving = [m for m in members if m.person_id in going]
    first = _head_among(leaving, members, head)
    pen = Pen(household.community_id, actor, Did.SPLIT, on=day_from(on, *(m.valid_from for m in leaving)))
    pen.touch(household)
    pen.about(households=[household.id])
    new = pen.make(Household, called=called_after(first.person))
    enter_door(pen, new, door, "")
    pen.say("housed", home=home_word(new), door=door.line)
    _go_over(pen, leaving, new, first, door)
    settle_after_leaving(pen, household)
    _check_children(household, new)
    pen.close(key=key)
    return new


def _head_among(leaving: list[Membership], members: tuple[Membership, ...], head: UUID) -> Membership:
    if not leaving or len(leaving) == len(members):
        raise Invalid(_("选上要分出去的人，也要有人留下；全家都走，用“搬家”。"))
    first = next((m for m in leaving if m.person_id == head), None)
    if first is None or is_minor(first.person.born_on, today()):
        raise Invalid(_("新的一户要有一个满十八岁的户主，从分出去的人里选。"))
    return first


def _go_over(pen: Pen, leaving: list[Membership], new: Household, first: Membership | None, door: Place | None) -> None:
    for membership in leaving:
        leave(pen, membership)
        is_first = first is not None and membership.id == first.id
        join(pen, new, membership.person, HEAD if is_first else "", head=is_first)
        if door is not None:
            find_by(pen, membership.person, door.line)


def _check_children(*homes: Household) -> None:
    for home in homes:
        if members_of(home) and not has_grown_up(home):
            raise Invalid(_("孩子不能没有大人：请让至少一个大人和孩子在一户。"))


@transaction.atomic
def merge_households(
    kept: Household,
    other: Household,
    *,
    actor: Actor,
    on: date | None = None,
    version: int | None = None,
    key: UUID | None = None,
) -> None:
    """The members of the other household join the kept one, behind its door; the other one ends."""
    if done_before(kept.community_id, key):
        return
    same_community(kept, other)
    if kept.id == other.id:
        raise Invalid(_("这是同一户，请选另一户。"))
    check_home(actor, kept)
    check_home(actor, other)
    check_seen(kept, version)
    here, coming = members_of(kept), members_of(other)
    pen = Pen(kept.community_id, actor, Did.MERGE_HOMES, on=day_from(on, *(m.valid_from for m in coming)))
    pen.about(households=[kept.id, other.id])
    pen.touch(kept)
    pen.touch(other)
    known = {m.person_id for m in here}
    spell = current_spell(kept)
    for membership in coming:
        if membership.person_id in known:
            leave(pen, membership)
    rest = [m for m in coming if m.person_id not in known]
    _go_over(pen, rest, kept, None, spell.dwelling if spell else None)
    end_household(pen, other)
    pen.close(key=key)


@transaction.atomic
def bring_in(
    household: Household, person: Person, *, actor: Actor, relation: str = "", stays: bool = False,
    on: date | None = None, version: int | None = None, key: UUID | None = None,
) -> None:  # fmt: skip
    """Somebody of the register joins this household: he married in, or came back. He may stay in the other one too."""
    if done_before(household.community_id, key):
        return
    same_community(household, person)
    check_home(actor, household)
    check_person(actor, person)
    check_seen(household, version)
    homes = [] if stays else homes_of_person(person)
    if any(m.household_id == household.id for m in homes_of_person(person)):
        raise Invalid(_("他已经登记在这一户。"))
    pen = Pen(household.community_id, actor, Did.JOIN, on=day_from(on, *(m.valid_from for m in homes)))
    for membership in homes:
        pen.touch(membership.household)
        leave(pen, membership)
        pen.say("left", who=who(person), home=home_word(membership.household))
        settle_after_leaving(pen, membership.household)
    join(pen, household, person, relation)
    if spell := current_spell(household):
        find_by(pen, person, spell.dwelling.line)
    _check_children(*(m.household for m in homes), household)
    pen.close(key=key)
