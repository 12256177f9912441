"""Reads of the register. Lists start from `visible_to` or `homes_of`; a single file is fetched by `open_…`, which logs."""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from uuid import UUID

from django.db.models import Count, F, Q

from linli.ground.access.actor import Actor
from linli.ground.access.grants import granted_among, is_granted
from linli.ground.access.reading import log_reading
from linli.ground.base.clock import today
from linli.ground.base.declare import reaches
from linli.ground.base.errors import NeedsApproval, NotThere
from linli.ground.people.models import ContactPoint, Household, Membership, Person, RegisterEvent, Spell
from linli.ground.people.rules import is_minor, youngest_majority
from linli.ground.people.wards import ward_of
from linli.ground.places.models import Division, Place
from linli.ground.places.queries import grid_of

NONE = Q(pk__in=())


def doors_seen(actor: Actor, prefix: str = "") -> Q:
    """The doors behind which the actor sees people, for a table with a path at `prefix`: all, or those of his grids."""
    seen = Q(community_id__in=actor.whole)
    grids_at = {s.community for s in actor.seats if s.community and s.place in actor.grids} - actor.whole
    if not grids_at:
        return seen if actor.whole else NONE
    ranges = list(_ranges_of(actor.grids, grids_at, prefix))
    return seen | reduce(or_, ranges) if ranges else seen


def _ranges_of(grids: frozenset[UUID], communities: set[int], prefix: str):
    """One range of paths for each place that belongs to these grids, less what below it belongs to another grid."""
    rows = Division.objects.filter(community_id__in=communities, valid_to=None)
    divided = list(rows.values_list("community_id", "place__path", "grid_id"))
    for community, path, grid in divided:
        if grid in grids:
            q = _under(path, prefix)
            for other, below, theirs in divided:
                if other == community and theirs not in grids and below != path and below.startswith(path):
                    q &= ~_under(below, prefix)
            yield q & Q(community_id=community)


def _under(path: str, prefix: str) -> Q:
    return Q(**{f"{prefix}path__gte": path, f"{prefix}path__lt": path + "~"})


def homes_of(actor: Actor, community: int):
    """Current spells of the households the actor sees there: what the list of 家家户户 pages through."""
    rows = Spell.objects.filter(community_id=community, valid_to=None)
    return rows.filter(doors_seen(actor, "dwelling__")).select_related("household", "dwelling")


def visible_to(actor: Actor):
    """Persons the actor may know of: of communities seen whole, of his grids' current households, and himself."""
    seen = Q(community_id__in=actor.whole) | Q(id__in=actor.persons)
    if actor.grids:
        homes = Spell.objects.filter(doors_seen(actor, "dwelling__"), community_id__in=actor.communities, valid_to=None)
        members = Membership.objects.filter(
            community_id__in=actor.communities, valid_to=None, household_id__in=homes.values("household_id")
        )
        seen |= Q(id__in=members.values("person_id"))
        for reach in reaches:
            seen |= Q(id__in=reach.persons(actor))
    return Person.objects.filter(seen, community_id__in=actor.communities)


def find_person(actor: Actor, id: UUID) -> Person:
    """The row, for an action that shows nothing of it. NotThere for who may not know of it."""
    found = visible_to(actor).filter(id=id).first()
    if found is None and actor.persons:
        found = ward_of(actor, id)
    if found is None:
        raise NotThere()
    return found


def open_person(actor: Actor, id: UUID, *, to: str) -> Person:
    """The file of a person: fetched, checked, logged. The file of a minor opens to staff only by somebody's approval."""
    person = find_person(actor, id)
    if not may_open(actor, person):
        raise NeedsApproval(subject=person.id, purpose=to)
    log_reading(actor, person.community_id, [person.id], to=to)
    return person


def may_open(actor: Actor, person: Person) -> bool:
    """Of age; or himself; or his guardian; or approved."""
    if not is_minor(person.born_on, today()) or person.id in actor.persons:
        return True
    return is_granted(actor, person.community_id, person.id) or ward_of(actor, person.id) is not None


@dataclass(frozen=True, slots=True)
class Home:
    """A household with the door it lives behind (or lived last), the grid of the door, and who belongs to it."""

    household: Household
    spell: Spell | None
    grid: UUID | None
    members: tuple[Membership, ...]
    granted: frozenset[UUID]  # children whose file the reader may open

    @property
    def door(self) -> Place | None:
        return self.spell.dwelling if self.spell else None

    @property
    def line(self) -> str:
        return self.spell.dwelling.line if self.spell else ""


def find_home(actor: Actor, id: UUID) -> Home:
    """The household if the actor sees its door, else NotThere. Nothing is logged: for actions that show nothing."""
    spells = Spell.objects.filter(community_id__in=actor.communities, household_id=id)
    spell = spells.select_related("household", "dwelling").order_by(F("valid_to").desc(nulls_first=True), "-id").first()
    household = spell.household if spell else _unhoused(actor, id)
    grid = grid_of(spell.dwelling) if spell and actor.grids else None
    if household is None or not (actor.sees_whole(household.community_id) or (grid and grid in actor.grids)):
        raise NotThere()
    members = members_of(household)
    children = [m.person_id for m in members if is_minor(m.person.born_on, today())]
    return Home(household, spell, grid, members, granted_among(actor, household.community_id, children))


def _unhoused(actor: Actor, id: UUID) -> Household | None:
    return Household.objects.filter(community_id__in=actor.whole, id=id).first()


def open_household(actor: Actor, id: UUID, *, to: str) -> Home:
    """The household's page: fetched, checked, and the reading of its grown-up members logged (children are a count)."""
    home = find_home(actor, id)
    shown = [m.person_id for m in home.members if not is_minor(m.person.born_on, today())]
    log_reading(actor, home.household.community_id, [*shown, *home.granted], to=to)
    return home


def members_of(household: Household) -> tuple[Membership, ...]:
    """Current members: the head first, then the old before the young."""
    rows = Membership.objects.filter(community_id=household.community_id, household_id=household.id, valid_to=None)
    return tuple(rows.select_related("person").order_by("-is_head", "person__born_on", "id"))


def heads_count(community: int, households: list[UUID]) -> dict[UUID, tuple[int, int]]:
    """household → (grown-ups, children) today."""
    child = Q(person__born_on__gt=youngest_majority(today()))
    rows = Membership.objects.filter(community_id=community, household_id__in=households, valid_to=None)
    counted = rows.order_by().values("household_id").annotate(all=Count("id"), young=Count("id", filter=child))
    return {r["household_id"]: (r["all"] - r["young"], r["young"]) for r in counted}


def phones_of(person: Person) -> list[ContactPoint]:
    """In use, oldest first."""
    rows = ContactPoint.objects.filter(community_id=person.community_id, person_id=person.id, ended_on=None)
    return list(rows.order_by("id"))


def homes_of_person(person: Person) -> list[Membership]:
    """Households he belongs to now; usually one."""
    rows = Membership.objects.filter(community_id=person.community_id, person_id=person.id, valid_to=None)
    return list(rows.select_related("household").order_by("valid_from", "id"))


def current_spell(household: Household) -> Spell | None:
    rows = Spell.objects.filter(community_id=household.community_id, household_id=household.id, valid_to=None)
    return rows.select_related("dwelling").first()


def events_about(community: int, *, person: UUID | None = None, household: UUID | None = None, most: int = 20):
    """The latest lines of the history, newest first."""
    rows = RegisterEvent.objects.filter(community_id=community)
    rows = rows.filter(persons__contains=[person]) if person else rows.filter(households__contains=[household])
    return list(rows.order_by("-at", "-id")[:most])
