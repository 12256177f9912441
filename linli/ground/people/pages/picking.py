"""Somebody of the register, picked by his whole name."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.access.reading import log_reading
from linli.ground.base.attempts import key_of
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid
from linli.ground.people.actions.facts import who
from linli.ground.people.forms import PickForm
from linli.ground.people.models import Membership, Person, Spell
from linli.ground.people.queries import visible_to
from linli.ground.people.rules import is_minor

MOST = 12


def named(actor: Actor, community: int, name: str, *, but: UUID | None = None) -> list[tuple[Person, str]]:
    """(person, door) of those who bear this name where the actor sees; each showing is logged."""
    rows = visible_to(actor).filter(community_id=community, name=name.strip(), ended_on=None).exclude(id=but)
    persons = [p for p in rows.order_by("born_on", "id")[:MOST] if not is_minor(p.born_on, today())]
    lines = doors_of_persons(community, [p.id for p in persons])
    log_reading(actor, community, [p.id for p in persons], to=_("按姓名找人"))
    return [(p, lines.get(p.id, "")) for p in persons]


def doors_of_persons(community: int, persons: list[UUID]) -> dict[UUID, str]:
    """person → the door he lives behind."""
    members = Membership.objects.filter(community_id=community, person_id__in=persons, valid_to=None)
    homes = {m.household_id: m.person_id for m in members}
    spells = Spell.objects.filter(community_id=community, household_id__in=list(homes), valid_to=None)
    return {homes[s.household_id]: s.dwelling.line for s in spells.select_related("dwelling")}


def offer(form: PickForm, found: list[tuple[Person, str]]) -> None:
    """Let the form show them, if there are several."""
    form.offer([(str(p.id), f"{who(p)} · {line}") for p, line in found] if len(found) > 1 else [])


def pick(form: PickForm, found: list[tuple[Person, str]]) -> Person:
    """The only one of this name, or the one chosen among several."""
    chosen = key_of(form.cleaned_data.get("chosen", ""))
    persons = {p.id: p for p, _line in found}
    if len(persons) == 1:
        return next(iter(persons.values()))
    if chosen in persons:
        return persons[chosen]
    if persons:
        raise Invalid(_("叫这个名字的有好几位，请选一位。"))
    raise Invalid(_("名册里没有这个名字的大人。写完整的姓名再试一次。"))
