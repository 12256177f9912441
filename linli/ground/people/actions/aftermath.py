"""What becomes of a household and its door when somebody leaves it: another head, another name, or an end."""

from linli.ground.base.clock import today
from linli.ground.people.actions.facts import home_word, who
from linli.ground.people.models import Household, Membership, Person, Spell
from linli.ground.people.pen import Pen
from linli.ground.people.queries import current_spell, members_of
from linli.ground.people.roster.called import household_called
from linli.ground.people.rules import age_on, is_minor, is_spouse_of_head
from linli.ground.places.models import Place

SEX_WORDS = {Person.Sex.MALE: "male", Person.Sex.FEMALE: "female"}


def called_after(head: Person) -> str:
    """秦大爷家, by its head."""
    return household_called(head.name, SEX_WORDS.get(head.sex, ""), age_on(head.born_on, today()))[:60]


def settle_after_leaving(pen: Pen, household: Household) -> None:
    """Give the household another head if it lost its own; end it if nobody is left."""
    left = members_of(household)
    if not left:
        end_household(pen, household)
    elif not any(m.is_head for m in left):
        crown(pen, household, next_head(left))


def next_head(members: tuple[Membership, ...]) -> Membership:
    """The spouse, else the oldest grown-up, else the oldest."""
    spouses = [m for m in members if is_spouse_of_head(m.relation)]
    grown = [m for m in members if not is_minor(m.person.born_on, today())]
    return (spouses or grown or list(members))[0]


def crown(pen: Pen, household: Household, head: Membership) -> None:
    """Make a member the head; the household is called after him."""
    pen.alter(head, is_head=True, relation="户主")
    rename(pen, household, called_after(head.person))
    pen.say("headed", who=who(head.person), home=home_word(household))


def rename(pen: Pen, household: Household, called: str) -> None:
    if called and called != household.called:
        pen.say("called", old=household.called, new=called)
        pen.alter(household, called=called)


def end_household(pen: Pen, household: Household) -> None:
    """Nobody belongs to it any more: it leaves its door, and what other tables hang on it ends."""
    if spell := current_spell(household):
        leave_door(pen, household, spell)
    pen.alter(household, ended_on=pen.on)
    pen.about(households=[household.id])
    pen.end_what_hangs_on(households=[household.id])
    pen.say("closed", home=home_word(household))


def leave_door(pen: Pen, household: Household, spell: Spell) -> None:
    """End the spell; a door without anybody behind it is vacant."""
    pen.alter(spell, valid_to=max(pen.on, spell.valid_from))
    mark_if_empty(pen, spell.dwelling)


def mark_if_empty(pen: Pen, door: Place) -> None:
    if not Spell.objects.filter(community_id=door.community_id, dwelling_id=door.id, valid_to=None).exists():
        if not door.vacant:
            pen.alter(door, vacant=True)
            pen.say("vacant", door=door.line)


def enter_door(pen: Pen, household: Household, door: Place, tenure: str) -> Spell:
    """Begin a spell; whoever moves in ends the vacancy."""
    pen.alter(door, vacant=False)
    return pen.make(
        Spell, household_id=household.id, dwelling_id=door.id, tenure=tenure or Spell.Tenure.OWNED, valid_from=pen.on
    )
