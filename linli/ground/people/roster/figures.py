"""Counts a plan: what the clerk compares with her own totals before saying yes."""

from collections import Counter
from datetime import date

from linli.ground.people.roster.parts import Person
from linli.ground.people.roster.plan import Plan


def figures(plan: Plan, on: date | None = None) -> dict[str, int | dict]:
    """The figures of a plan. Those that need an age are told only for a day."""
    rows_with_errors = len({(error.sheet, error.row) for error in plan.errors})
    per_door = Counter(household.dwelling for household in plan.households)
    return {
        "rows": plan.rows,
        "rows_good": plan.rows - rows_with_errors,
        "rows_with_errors": rows_with_errors,
        "duplicates": len(plan.duplicates),
        "people": len(plan.people),
        "households": len(plan.households),
        "dwellings": len(plan.dwellings),
        "dwellings_vacant": sum(dwelling.vacant for dwelling in plan.dwellings),
        "dwellings_with_two_households": sum(count == 2 for count in per_door.values()),
        "buildings": len(plan.buildings),
        "compounds": len({building.compound for building in plan.buildings}),
        "grids": len(plan.grids),
        "people_without_id": sum(not person.id_number for person in plan.people),
        "party_members": sum(person.party_member for person in plan.people),
        "tenant_households": sum(household.tenure == "tenant" for household in plan.households),
        "hukou_elsewhere": sum(person.hukou_here is False for person in plan.people),
        "phones_shared_by_several_people": sum(n > 1 for n in Counter(phone.number for phone in plan.phones).values()),
        "per_grid": _per_grid(plan),
        **(_ages(plan.people, on) if on else {}),
    }


def _ages(people: tuple[Person, ...], on: date) -> dict[str, int]:
    ages = [_age(person, on) for person in people]
    return {
        "people_80_and_older": sum(age is not None and age >= 80 for age in ages),
        "people_under_18": sum(age is not None and age < 18 for age in ages),
    }


def _age(person: Person, on: date) -> int | None:
    """Full years. A child not yet registered has no birth date on paper, and is a small child all the same."""
    born = person.born
    if born is None:
        return 0 if person.not_yet_registered else None
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _per_grid(plan: Plan) -> dict[str, dict[str, int]]:
    """A person who lives in two households counts in the grid of the first."""
    grid_of = {dwelling.key: dwelling.grid for dwelling in plan.dwellings}
    home_of = {household.key: grid_of[household.dwelling] for household in plan.households}
    person_in = {membership.person: home_of[membership.household] for membership in reversed(plan.memberships)}
    counted = {
        "people": Counter(person_in.values()),
        "households": Counter(home_of.values()),
        "dwellings": Counter(grid_of.values()),
        "buildings": Counter(building.grid for building in plan.buildings),
    }
    return {grid: {word: count[grid] for word, count in counted.items()} for grid in plan.grids}
