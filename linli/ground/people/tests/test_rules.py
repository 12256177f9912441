"""Ages and who may write: facts in, answers out."""

from datetime import date
from uuid import uuid4

import pytest

from linli.ground.access.actor import NOBODY, Actor, Seat
from linli.ground.people import rules

GRID, OTHER = uuid4(), uuid4()


def actor(kind, place=None, community=1):
    seat = Seat(post=uuid4(), kind=kind, title="", community=community, place=place)
    return Actor(account=1, communities=frozenset({community}), seats=(seat,))


@pytest.mark.parametrize(
    ("born", "day", "minor", "guarded"),
    [
        (date(2008, 6, 1), date(2026, 5, 31), True, False),
        (date(2008, 6, 1), date(2026, 6, 1), False, False),
        (date(2012, 6, 1), date(2026, 5, 31), True, True),
        (date(2012, 6, 1), date(2026, 6, 1), True, False),
        (date(2008, 2, 29), date(2026, 2, 28), True, False),
        (date(2008, 2, 29), date(2026, 3, 1), False, False),
        (date(2026, 6, 1), date(2026, 6, 1), True, True),
        (None, date(2026, 6, 1), False, False),
    ],
)
def test_a_birthday_changes_the_rule_by_itself(born, day, minor, guarded):
    assert (rules.is_minor(born, day), rules.needs_guardian(born, day)) == (minor, guarded)
    if born:
        assert (born > rules.youngest_majority(day)) is minor


@pytest.mark.parametrize(
    ("who", "grid", "writes", "merges"),
    [
        (actor("secretary"), None, True, True), (actor("duty"), OTHER, True, True), (actor("clerk"), GRID, True, True),
        (actor("grid_worker", GRID), GRID, True, False), (actor("grid_owner", GRID), GRID, True, False),
        (actor("grid_worker", GRID), OTHER, False, False), (actor("grid_worker", GRID), None, False, False),
        (actor("secretary", community=2), GRID, False, False), (actor("unit_contact"), GRID, False, False),
        (actor("system_admin"), GRID, False, False), (actor("security_admin"), GRID, False, False),
        (actor("audit_admin", GRID), GRID, False, False), (actor("child_officer"), GRID, False, False), (NOBODY, GRID, False, False),
    ],
)  # fmt: skip
def test_the_whole_posts_and_the_doors_own_grid_write(who, grid, writes, merges):
    assert (rules.may_write(who, 1, grid), rules.may_merge(who, 1)) == (writes, merges)
