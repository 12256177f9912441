"""Whatever is done in whatever order: nobody is twice in one household at a time, no household behind two doors."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from linli.ground.base.clock import now, set_to, today
from linli.ground.base.errors import Answer
from linli.ground.people.actions.joining import merge_persons
from linli.ground.people.actions.leaving import close_household, end_membership, end_person
from linli.ground.people.actions.moving import bring_in, merge_households, move_household, split_household
from linli.ground.people.actions.undoing import take_back
from linli.ground.people.models import Household, Membership, Person, RegisterEvent, Spell
from linli.ground.people.tests.makers import book, door, home, member
from linli.ground.people.words import Gone

pytestmark = pytest.mark.django_db
SOME = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # to shrink a story costs minutes: each makes a town
)  # fmt: skip
STEP = st.tuples(
    st.sampled_from(["move", "split", "merge_homes", "join", "out", "end", "close", "merge", "undo"]),
    st.integers(0, 7), st.integers(0, 7), st.integers(0, 3),
)  # fmt: skip


class Town:
    """Three households of three, six doors, and a clerk who does as told."""

    def __init__(self, q):
        self.q, self.clerk = q, q.actor("clerk")
        self.homeless = {p.id for p in self.rows(Person)}  # the town's residents have no household from the start
        self.doors = [door(q, room) for room in ("301", "302", "401", "402", "501", "502")]
        for family, room in (("秦", "301"), ("罗", "302"), ("高", "401")):
            household = home(q, f"{family}大", room)
            for given_name in ("二", "三"):
                member(q, household, f"{family}{given_name}", "其他亲属", date(1980, 1, 1))

    def rows(self, model):
        return list(model.objects.filter(community_id=self.q.id).order_by("id"))

    def do(self, word, a, b, days) -> None:
        """One act on the rows these numbers hit; what a rule refuses changes nothing."""
        try:
            with set_to(now() + timedelta(days=days)), transaction.atomic():
                self.act(word, a, b)
        except Answer:
            return

    def act(self, word, a, b):
        pick = lambda model, n: (rows := self.rows(model))[n % len(rows)]  # noqa: E731
        first, other = pick(Household, a), pick(Household, b)
        person, twin = pick(Person, a + 2), pick(Person, b + 3)
        by = {"actor": self.clerk}
        if word == "move":
            move_household(first, self.doors[b % 6], **by)
        elif word == "split":
            split_household(first, [person.id, twin.id], self.doors[b % 6], head=person.id, **by)
        elif word == "merge_homes":
            merge_households(first, other, **by)
        elif word == "join":
            bring_in(first, twin, stays=bool(a % 2), **by)
        elif word == "out":
            end_membership(pick(Membership, a * 3 + b), **by)
        elif word == "end":
            end_person(person, why=Gone.DIED, on=today() - timedelta(days=b), **by)
        elif word == "close":
            close_household(first, **by)
        elif word == "merge":
            merge_persons(person, twin, **by)
        else:
            take_back(pick(RegisterEvent, a * 8 + b), **by)


def overlaps(rows, key) -> list:
    """Pairs of one key whose days overlap; the last day of one may be the first of the next."""
    by: dict = {}
    for row in rows:
        if row.valid_to is None or row.valid_to > row.valid_from:  # a spell of no day lasted for nobody
            by.setdefault(key(row), []).append((row.valid_from, row.valid_to or date.max))
    return [pair for spans in by.values() for pair in pairwise(sorted(spans)) if pair[0][1] > pair[1][0]]


@SOME
@given(steps=st.lists(STEP, min_size=1, max_size=8))
def test_memberships_and_spells_never_overlap(two, as_community, steps):
    with as_community(two.first.id), transaction.atomic():
        town = Town(two.first)
        for step in steps:
            town.do(*step)
        spells, members = town.rows(Spell), town.rows(Membership)
        assert overlaps(spells, lambda s: s.household_id) == []
        assert overlaps(members, lambda m: (m.household_id, m.person_id)) == []
        here = {m.person_id for m in members if m.valid_to is None}
        assert {p.id for p in town.rows(Person) if p.ended_on is None} - town.homeless == here - town.homeless
        transaction.set_rollback(True)


@SOME
@given(steps=st.lists(STEP, max_size=4), a=st.integers(0, 8), b=st.integers(0, 8))
def test_merged_records_are_parted_as_they_were(two, as_community, steps, a, b):
    with as_community(two.first.id), transaction.atomic():
        town = Town(two.first)
        for step in steps:
            town.do(*step)
        people, before = town.rows(Person), book(two.first)
        try:
            with transaction.atomic():
                event = merge_persons(people[a % len(people)], people[b % len(people)], actor=town.clerk)
        except Answer:
            event = None
        if event:
            assert book(two.first) != before
            take_back(event, actor=town.clerk)
        assert book(two.first) == before
        transaction.set_rollback(True)
