"""Somebody new: born into a household, moved in, or the first of a new household."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid
from linli.ground.people.actions.aftermath import called_after, enter_door
from linli.ground.people.actions.facts import Facts, check_id_free, columns_of, contact, home_word, tidy_phone, who
from linli.ground.people.actions.permits import check_door, check_home, day_from
from linli.ground.people.models import ContactPoint, Household, Membership, Person
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.queries import current_spell, members_of
from linli.ground.people.rules import is_minor, needs_guardian
from linli.ground.people.words import Did
from linli.ground.places.models import Place

HEAD = "户主"


@transaction.atomic
def add_person(
    household: Household,
    *,
    actor: Actor,
    facts: Facts,
    relation: str = "",
    on: date | None = None,
    key: UUID | None = None,
) -> Person:
    """Register somebody as a member of this household. Under fourteen only beside a grown-up who answers for him."""
    if done := done_before(household.community_id, key):
        return Person.objects.get(community_id=household.community_id, id=done.persons[0])
    check_home(actor, household)
    spell = current_spell(household)
    pen = Pen(household.community_id, actor, Did.ADD_PERSON, on=day_from(on, *([spell.valid_from] if spell else [])))
    person = _write_person(pen, facts, line=spell.dwelling.line if spell else "")
    if needs_guardian(person.born_on, today()) and not has_grown_up(household):
        raise Invalid(_("不满十四岁的孩子，要登记在监护人的户里：这一户没有大人。"))
    join(pen, household, person, relation)
    pen.close(key=key)
    return person


def _write_person(pen: Pen, facts: Facts, *, line: str) -> Person:
    columns = columns_of(facts, line=line)
    check_id_free(pen.community, columns["id_index"])
    person = pen.make(Person, **columns)
    pen.about(persons=[person.id])
    if facts.phone.strip():
        pen.make(ContactPoint, person_id=person.id, **contact(tidy_phone(facts.phone)))
    return person


def has_grown_up(household: Household) -> bool:
    return any(not is_minor(m.person.born_on, today()) for m in members_of(household))


def join(pen: Pen, household: Household, person: Person, relation: str, *, head: bool = False) -> Membership:
    """Begin a membership. Of two that overlap the second is refused."""
    before = Membership.objects.filter(community_id=pen.community, household_id=household.id, person_id=person.id)
    if before.filter(Q(valid_to=None) | Q(valid_to__gt=pen.on)).exists():
        raise Invalid(_("这个人那时还登记在这一户，日期请写晚一些。"))
    pen.touch(household)
    pen.about(persons=[person.id], households=[household.id])
    made = pen.make(
        Membership, household_id=household.id, person_id=person.id, relation=HEAD if head else relation[:20],
        is_head=head, valid_from=pen.on,
    )  # fmt: skip
    if head:
        pen.say("headed", who=who(person), home=home_word(household))
    else:
        pen.say("joined", who=who(person), home=home_word(household), relation=relation or _("家人"))
    return made


@transaction.atomic
def add_household(
    door: Place, *, actor: Actor, head: Facts, tenure: str = "", on: date | None = None, key: UUID | None = None
) -> Household:
    """A new household behind a door, with its head. Others are added to it afterwards."""
    if done := done_before(door.community_id, key):
        return Household.objects.get(community_id=door.community_id, id=done.households[0])
    check_dwelling(door)
    check_door(actor, door)
    pen = Pen(door.community_id, actor, Did.ADD_HOUSEHOLD, on=day_from(on))
    person = _write_person(pen, head, line=door.line)
    if is_minor(person.born_on, today()):
        raise Invalid(_("没满十八岁的不能自己立一户，请登记在监护人的户里。"))
    household = pen.make(Household, called=called_after(person))
    enter_door(pen, household, door, tenure)
    pen.say("housed", home=home_word(household), door=door.line)
    join(pen, household, person, HEAD, head=True)
    pen.close(key=key)
    return household


def check_dwelling(door: Place) -> None:
    if door.kind != Place.Kind.DWELLING or door.closed_at:
        raise Invalid(_("请选到具体的一扇门（房屋）。"))
