"""Who dies, moves away, or no longer belongs to a household; and the household that leaves as a whole."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid
from linli.ground.people.actions.aftermath import end_household, settle_after_leaving
from linli.ground.people.actions.facts import home_word, who
from linli.ground.people.actions.permits import check_home, check_person, check_seen, day_from
from linli.ground.people.models import Household, Membership, Person
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.queries import homes_of_person, members_of, phones_of
from linli.ground.people.words import Did, Gone
from linli.ground.regions.scoped import Versioned


@transaction.atomic
def end_person(
    person: Person,
    *,
    actor: Actor,
    why: Gone,
    on: date | None = None,
    note: str = "",
    version: int | None = None,
    key: UUID | None = None,
) -> None:
    """He died or moved away: from today nothing more is sent, owed or asked, and no account stands for him."""
    if done_before(person.community_id, key):
        return
    check_person(actor, person)
    check_seen(person, version)
    homes = homes_of_person(person)
    pen = Pen(person.community_id, actor, Did(why.value), on=day_from(on, *(m.valid_from for m in homes)))
    end_people(pen, [person], why)
    for membership in homes:
        pen.touch(membership.household)
        settle_after_leaving(pen, membership.household)
    pen.close(note=note, key=key)


def end_people(pen: Pen, persons: Iterable[Person], why: Gone) -> None:
    """Their memberships, phones and what other tables hang on them end; the rows stay for the history."""
    for person in persons:
        pen.say(why.value, who=who(person))
        for membership in homes_of_person(person):
            leave(pen, membership)
        for phone in phones_of(person):
            pen.alter(phone, ended_on=pen.on)
        pen.about(persons=[person.id])
        pen.end_what_hangs_on(persons=[person.id])
        pen.alter(person, ended_on=pen.on, ended_why=why.value)


def leave(pen: Pen, membership: Membership) -> None:
    """End one membership on the day of the act."""
    pen.alter(membership, valid_to=max(pen.on, membership.valid_from))
    pen.about(persons=[membership.person_id], households=[membership.household_id])


@transaction.atomic
def end_membership(
    membership: Membership, *, actor: Actor, on: date | None = None, version: int | None = None, key: UUID | None = None
) -> None:
    """He belongs to another household as well and no longer to this one. Nobody is left without any."""
    if done_before(membership.community_id, key):
        return
    check_home(actor, membership.household)
    check_seen(membership, version)
    if len(homes_of_person(membership.person)) < 2:
        raise Invalid(_("他只登记在这一户。搬去别处用“分户”，离开社区用“迁出”。"))
    pen = Pen(membership.community_id, actor, Did.OUT, on=day_from(on, membership.valid_from))
    pen.touch(membership.household)
    leave(pen, membership)
    pen.say("left", who=who(membership.person), home=home_word(membership.household))
    settle_after_leaving(pen, membership.household)
    pen.close(key=key)


@transaction.atomic
def close_household(
    household: Household,
    *,
    actor: Actor,
    on: date | None = None,
    note: str = "",
    version: int | None = None,
    key: UUID | None = None,
) -> None:
    """The whole household leaves the community. Who also belongs to another one stays there."""
    if done_before(household.community_id, key):
        return
    check_home(actor, household)
    check_seen(household, version)
    members = members_of(household)
    pen = Pen(household.community_id, actor, Did.CLOSE, on=day_from(on, *(m.valid_from for m in members)))
    pen.touch(household)
    gone = [m.person for m in members if len(homes_of_person(m.person)) == 1]
    for membership in members:
        if membership.person not in gone:
            leave(pen, membership)
            pen.say("left", who=who(membership.person), home=home_word(household))
    end_people(pen, gone, Gone.AWAY)
    end_household(pen, household)
    pen.close(note=note, key=key)


def same_community(*rows: Versioned) -> None:
    """A pair of rows from two communities is no pair."""
    if len({row.community_id for row in rows}) > 1:
        raise Invalid(_("两条记录不在同一个社区。"))
