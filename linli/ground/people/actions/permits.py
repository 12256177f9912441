"""Who may write where, and on which day: asked first by every act."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.people.models import Household, Membership, Person, Spell
from linli.ground.people.rules import may_merge, may_write
from linli.ground.places.models import Place
from linli.ground.places.queries import grid_of
from linli.ground.regions.scoped import Versioned


def check_door(actor: Actor, door: Place) -> None:
    """May write behind this door."""
    grid = grid_of(door) if actor.grids else None
    if not may_write(actor, door.community_id, grid):
        raise Refused(_("这扇门不在您的网格里，请让负责的网格员或者社区工作者来改。"))


def check_home(actor: Actor, household: Household) -> None:
    """May write in this household: by the door it lives behind."""
    if household.ended_on:
        raise Invalid(_("这一户已经不在名册里了。"))
    if not (
        actor.sees_whole(household.community_id)
        or any(_in_grid(actor, s) for s in spells_of([household.id], household))
    ):
        raise Refused(_("这一户不在您的网格里，请让负责的网格员或者社区工作者来改。"))


def check_person(actor: Actor, person: Person) -> None:
    """May write about this person: by the doors of his households. About himself nobody writes as a resident."""
    if person.ended_on:
        raise Invalid(_("这个人已经不在名册里了。"))
    if actor.sees_whole(person.community_id):
        return
    members = Membership.objects.filter(community_id=person.community_id, person_id=person.id, valid_to=None)
    homes = list(members.values_list("household_id", flat=True))
    if not any(_in_grid(actor, spell) for spell in spells_of(homes, person)):
        raise Refused(_("这个人不在您的网格里，请让负责的网格员或者社区工作者来改。"))


def check_merge(actor: Actor, community: int) -> None:
    if not may_merge(actor, community):
        raise Refused(_("两份记录并成一份，要由社区工作者来做。"))


def spells_of(homes: list[UUID], row: Versioned):
    rows = Spell.objects.filter(community_id=row.community_id, household_id__in=homes, valid_to=None)
    return rows.select_related("dwelling")


def _in_grid(actor: Actor, spell: Spell) -> bool:
    return bool(actor.grids) and may_write(actor, spell.community_id, grid_of(spell.dwelling))


def check_seen(row: Versioned, version: int | None) -> None:
    """The writer saw the row as it is now; else somebody was faster."""
    if version is not None and version != row.version:
        raise Stale(_("这条记录刚刚有人改过，请看一眼新的再改。"))


def day_from(on: date | None, *not_before: date) -> date:
    """The day of an act: today, or an earlier one, but never before what it ends began."""
    on = on or today()
    if on > today():
        raise Invalid(_("日期不能是以后的日子。"))
    if any(on < first for first in not_before):
        raise Invalid(_("日期不能早于住进来的那天（%(day)s）。") % {"day": max(not_before).isoformat()})
    return on
