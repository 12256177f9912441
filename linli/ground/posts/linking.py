"""Households and their contacts: linked, moved to another contact, ended. A contact has so many and no more."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid
from linli.ground.people.actions.facts import home_word, who
from linli.ground.people.actions.permits import check_home, check_seen, day_from
from linli.ground.people.models import Household, Person
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.rules import is_minor
from linli.ground.people.words import Did
from linli.ground.posts.defaults import CONTACT_CAPACITY
from linli.ground.posts.models import Link
from linli.ground.posts.sharing.willing import note_willing
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for


@transaction.atomic
def link_household(
    household: Household, contact: Person, *, actor: Actor, on: date | None = None, key: UUID | None = None
) -> None:
    """This neighbour answers for the household's small things from a day on."""
    if done_before(household.community_id, key):
        return
    check_home(actor, household)
    _check_contact(household, contact)
    pen = Pen(household.community_id, actor, Did.LINK, on=day_from(on))
    _begin(pen, household, contact)
    pen.close(key=key)


@transaction.atomic
def move_link(
    link: Link, contact: Person, *, actor: Actor, version: int | None = None, key: UUID | None = None
) -> None:
    """Another neighbour takes over: the old link ends on the day the new one begins."""
    if done_before(link.community_id, key):
        return
    check_home(actor, link.household)
    check_seen(link, version)
    _check_contact(link.household, contact)
    pen = Pen(link.community_id, actor, Did.LINK)
    _end(pen, link)
    _begin(pen, link.household, contact)
    pen.close(key=key)


@transaction.atomic
def end_link(link: Link, *, actor: Actor, version: int | None = None, key: UUID | None = None) -> None:
    """He is no longer the contact; nobody takes over yet."""
    if done_before(link.community_id, key):
        return
    check_home(actor, link.household)
    check_seen(link, version)
    pen = Pen(link.community_id, actor, Did.UNLINK)
    _end(pen, link)
    pen.close(key=key)


def _begin(pen: Pen, household: Household, contact: Person) -> None:
    pen.touch(contact)  # two links to one contact queue here: the count below stays true
    if loads_of(pen.community, [contact.id]).get(contact.id, 0) >= capacity_in(pen.community):
        raise Invalid(_("他已经联系满 %(most)s 户了，请换一位。") % {"most": capacity_in(pen.community)})
    note_willing(pen.community, contact.id)
    pen.make(Link, household_id=household.id, person_id=contact.id, valid_from=pen.on)
    pen.about(persons=[contact.id], households=[household.id])
    pen.say("linked", home=home_word(household), who=who(contact))


def _end(pen: Pen, link: Link) -> None:
    if link.valid_to is None:
        pen.alter(link, valid_to=max(pen.on, link.valid_from))
        pen.about(persons=[link.person_id], households=[link.household_id])
        pen.say("unlinked", who=who(link.person), home=home_word(link.household))


def _check_contact(household: Household, contact: Person) -> None:
    if contact.ended_on or is_minor(contact.born_on, today()):
        raise Invalid(_("联系人要是还在名册里的成年邻居。"))
    if Link.objects.filter(
        community_id=household.community_id, household_id=household.id, person_id=contact.id, valid_to=None
    ).exists():
        raise Invalid(_("他已经是这一户的联系人。"))


def capacity_in(community: int) -> int:
    return value_for(Community.objects.select_related("region").get(id=community), CONTACT_CAPACITY)


def current_links(community: int):
    rows = Link.objects.filter(community_id=community, valid_to=None)
    return rows.select_related("person", "household")


def contacts_of(household: Household) -> list[Link]:
    """The household's contacts today, the longest first."""
    rows = current_links(household.community_id).filter(household_id=household.id)
    return list(rows.order_by("valid_from", "id"))


def homes_of_contact(actor: Actor, community: int) -> list[UUID]:
    """The households a resident answers for as their contact, in this community."""
    if not actor.persons or community not in actor.communities:
        return []
    rows = Link.objects.filter(community_id=community, person_id__in=actor.persons, valid_to=None)
    return list(rows.filter(valid_from__lte=today()).values_list("household_id", flat=True))


def loads_of(community: int, persons: Iterable[UUID]) -> dict[UUID, int]:
    """contact → how many households he has now."""
    rows = Link.objects.filter(community_id=community, person_id__in=list(persons), valid_to=None)
    return dict(rows.order_by().values_list("person_id").annotate(Count("id")))


def end_links_of_persons(pen: Pen, persons: list[UUID]) -> None:
    for link in current_links(pen.community).filter(person_id__in=persons):
        _end(pen, link)


def end_links_of_households(pen: Pen, households: list[UUID]) -> None:
    for link in current_links(pen.community).filter(household_id__in=households):
        _end(pen, link)
