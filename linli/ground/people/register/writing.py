"""From a plan to rows of the register. The same plan written twice changes nothing the second time."""

from typing import Any

from linli.ground.base.keyring import one_ring
from linli.ground.base.memory import give_back
from linli.ground.base.telling import Tell, nobody, part
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.people.register.changes import Changes
from linli.ground.people.register.housing import settle
from linli.ground.people.register.known import Register
from linli.ground.people.register.opening import Opened
from linli.ground.people.register.peopling import meet_people
from linli.ground.people.register.placing import place_all
from linli.ground.people.register.saving import Recorder, early_into, save
from linli.ground.people.roster.plan import Plan
from linli.ground.places.models import Place


def compare(plan: Plan, community: int, tell: Tell = nobody, **how) -> Changes:
    """What the plan would change in the register of one community. Writes nothing but what `early` takes (`Changes`)."""
    register, changes = Register(community), Changes(community, **how)
    tell(0.2)
    doors = place_all(plan, register, changes)
    tell(0.3)
    met = meet_people(plan, doors, register, changes, part(tell, 0.3, 0.8))
    changes.pour_early()
    settle(plan, doors, met, register, changes)
    return changes


def write(opened: Opened, community: int, recorder: Recorder | None, *, tell: Tell = nobody) -> dict[str, Any]:
    """Write what was read, in the caller's transaction, and tell in numbers what came of it; unrecorded, only tell."""
    give_back()
    if recorder is None:
        return effect_of(compare(opened.plan, community, tell, only_counted=True), opened.plan)
    with one_ring():
        changes = compare(opened.plan, community, part(tell, 0, 0.7), early=early_into(recorder))
        save(changes, recorder, part(tell, 0.7, 1))
    return effect_of(changes, opened.plan)


def effect_of(changes: Changes, plan: Plan) -> dict[str, Any]:
    """Counts alone: nothing in them tells of a person."""
    new = {
        "people": changes.count_made(Person),
        "households": changes.count_made(Household),
        "dwellings": changes.count_made(Place, kind=Place.Kind.DWELLING),
        "buildings": changes.count_made(Place, kind=Place.Kind.BUILDING),
        "phones": changes.count_made(ContactPoint),
    }
    changed = {
        "people": changes.count_altered(Person),
        "households": changes.count_altered(Household),
        "places": changes.count_altered(Place),
        "phones": changes.count_altered(ContactPoint),
        "memberships": changes.count_altered(Membership) + changes.count_altered(Spell),
    }
    known = {
        "people": len(plan.people) - new["people"],
        "households": len(plan.households) - new["households"],
        "dwellings": len(plan.dwellings) - new["dwellings"],
    }
    return {"rows": changes.rows, "new": new, "changed": changed, "known": known, "noticed": dict(+changes.noticed)}
