"""The town's past and its further communities: the article's figures, counts that hold, and the same from one seed."""

import json
from collections import Counter
from contextlib import contextmanager
from datetime import date, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from linli.engine.counts.models import Tally, TallyDelta
from linli.engine.matters.models import Follow, Matter, Part, Slip, Step
from linli.engine.matters.verifying import faults
from linli.front.demo import growth, plan
from linli.front.demo.conflicts import conflicts
from linli.front.demo.digest import tables
from linli.front.demo.drawing_up import draw_up
from linli.front.demo.growth import STAGES
from linli.front.demo.stages.living import key_of, pourable
from linli.front.demo.stages.orders import bring_orders
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import SHANGHAI, day_of, local, set_to
from linli.ground.base.errors import Invalid, Refused
from linli.ground.base.scope import cross_community
from linli.ground.bodies.models import Body
from linli.ground.people.models import Household, Person
from linli.ground.posts.models import Link
from linli.ground.regions.models import Community
from linli.work.cases.kind import CASE
from linli.work.cases.models import Case, Outside

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
DAY = date(2026, 11, 20)
SMALL = plan.Plan(seed=3, day=DAY, communities=3, households=40)


@pytest.fixture
def drawn(settings, tmp_path, files_folder):
    settings.DATA = tmp_path
    draw_up(SMALL)
    return SMALL


@contextmanager
def looking():
    with cross_community("a test looks at the town"):
        yield


def matters_of(number: int):
    return Matter.objects.filter(community__number=number, kind="case")


def test_a_drawn_town_holds_its_figures_and_its_promises(drawn):
    """One town, looked at from all sides: drawing it again for each look would take minutes."""
    with looking():
        figures_of_the_article()
        nothing_of_the_hotline_beside_its_workbook()
        something_of_everything_is_in_hand()
        nothing_lies_ahead()
        the_third_community_is_whole()
        assert {c.number: list(faults(c)) for c in Community.objects.all()} == {1: [], 2: [], 3: []}
        recounted_equals_counted()
        ends_are_counted()
        what_only_staff_may_read_is_marked()


def figures_of_the_article():
    """Settled by community, property firm and owners' committee together, parking and lifts among them."""
    three = {
        kind: set(
            Part.objects.filter(
                community__number=1, state="done",
                addressee_scope__in=Body.objects.filter(community__number=1, kind=kind).values("code"),
            ).values_list("matter_id", flat=True)
        )
        for kind in ("property", "owners")
    }  # fmt: skip
    settled = matters_of(1).filter(id__in=three["property"] & three["owners"], stage="confirmed")
    settled = settled.filter(raised_at__year__gte=2023, raised_at__year__lte=2025)
    assert settled.count() == len(conflicts()) == 43
    found = Counter(settled.values_list("category", flat=True))
    assert (found["E01"], found["A02"]) == (9, 7)
    assert {local(m.raised_at).year for m in settled} == {2023, 2024, 2025}


def nothing_of_the_hotline_beside_its_workbook():
    """2024 and 2025 are the workbook's: of what is poured, nothing came that way."""
    poured = Case.objects.filter(source="hotline", matter__raised_at__year__lt=2026, matter__client_key=None)
    brought = set(Outside.objects.exclude(number="").values_list("matter_id", flat=True))
    assert set(poured.values_list("matter_id", flat=True)) - brought == set()
    assert Outside.objects.filter(community__number=1, received_at__year__lt=2026).count() == 400
    assert {n[:6] for n in Outside.objects.filter(received_at__year__gte=2026).values_list("number", flat=True)} == {
        "FM2026"
    }


def something_of_everything_is_in_hand():
    told = {story.word for story in pourable()}
    at = SMALL.moment
    open_ = matters_of(1).open()
    late_three_times = open_.filter(late_times__gte=3)
    assert [day_of(m.due_at) for m in open_.filter(category="E02", raised_by__isnull=False)] == [DAY]
    assert "粮站巷 3排" in set(late_three_times.values_list("place__line", flat=True))
    assert matters_of(1).filter(stage="done").count() >= 3
    assert open_.filter(due_at__lt=at).exists() and Part.objects.filter(state="asked").exists()
    assert set(open_.filter(restricted=True).values_list("category", flat=True)) == {"L05", "G05", "I04"}
    assert Slip.objects.count() == len(told & {"dark", "scrawl"})
    assert set(Case.objects.filter(matter__in=open_).values_list("by_way", flat=True)) >= {"neighbour", "family"}
    poured = matters_of(1).filter(client_key__in=[key_of(story) for story in pourable()])
    assert poured.exclude(paused_at=None).count() == len(told & {"plaster", "card", "hoist"})
    assert poured.exclude(merged_into=None).count() == len(told & {"heap-again"})
    assert poured.filter(gone_up__gte=3).count() == len(told & {"water"})
    assert Follow.objects.count() == (3 if "heap-again" in told else 2 if "heap" in told else 0)


def nothing_lies_ahead():
    at = SMALL.moment
    assert Matter.objects.filter(raised_at__gt=at).count() == Step.objects.filter(at__gt=at).count() == 0
    assert Part.objects.filter(asked_at__gt=at).count() == 0
    numbers = list(matters_of(3).order_by("raised_at", "id").values_list("number", flat=True))
    years = [int(n.split("-")[1]) for n in numbers]
    assert years == sorted(years) and len(numbers) == len(set(numbers))


def the_third_community_is_whole():
    here = {"community__number": 3}
    region = Community.objects.select_related("region__parent").get(number=3).region
    assert (region.code, region.parent.name) == ("610603001500", "真武洞街道")
    assert Household.objects.filter(**here).count() == 40
    assert Person.objects.filter(**here, id_index=None).count() == 0
    assert matters_of(3).count() > 10
    contacts = Counter(Link.objects.filter(**here).values_list("person", flat=True))
    assert max(contacts.values(), default=0) <= 50
    community = Community.objects.get(number=3).id
    assert Standing.objects.filter(community_id=community, acting=True).count() == 0


def recounted_equals_counted():
    """By day, grid and category, what was folded is what the steps say."""
    told: Counter = Counter()
    facts = {m.id: (m.community_id, m.grid_id, m.category) for m in Matter.objects.all()}
    before: dict = {}
    for step in Step.objects.order_by("matter_id", "at", "id"):
        last = before.get(step.matter_id, "")
        if step.stage != last:
            community, grid, category = facts[step.matter_id]
            told[community, step.stage, day_of(step.at), grid, category] += 1
            if last in ("confirmed", "ended"):
                told[community, last, day_of(step.at), grid, category] -= 1
        before[step.matter_id] = step.stage
    counted: Counter = Counter()
    for table in (Tally, TallyDelta):
        for row in table.objects.filter(word__startswith="matters."):
            counted[row.community_id, row.word.split(".")[1], row.day, row.grid_id, row.category] += row.n
    assert {k: n for k, n in counted.items() if n} == {k: n for k, n in told.items() if n}


def ends_are_counted():
    """How matters stand ended is what was counted of it, in every community."""
    told = Counter(Matter.objects.exclude(outcome="").values_list("community_id", "outcome"))
    counted: Counter = Counter()
    for table in (Tally, TallyDelta):
        for row in table.objects.filter(word__startswith="outcomes."):
            counted[row.community_id, row.word.split(".")[1]] += row.n
    assert +counted == told


def what_only_staff_may_read_is_marked():
    inner = {move.word for move in CASE.moves if move.inner}
    marked = Step.objects.filter(matter__kind="case", word__in=inner).values_list("word", "inner").distinct()
    assert ("escalate", True) in marked and {is_marked for _word, is_marked in marked} == {True}


def test_drawing_the_same_town_again_changes_nothing_and_another_one_is_refused(drawn):
    before = lines()
    draw_up(SMALL)
    assert lines() == before
    with pytest.raises(Refused):
        draw_up(plan.Plan(seed=4, day=DAY, communities=3, households=40))


def test_the_same_seed_and_day_give_the_same_town(settings, tmp_path, files_folder, twice_from_nothing):
    settings.DATA = tmp_path
    first, second = twice_from_nothing(lambda: (draw_up(SMALL), lines())[1])
    assert first == second


def lines() -> dict:
    with looking():
        return {label: sorted(rows) for label, rows in tables().items()}


@pytest.fixture
def twice_from_nothing():
    """Run something twice, each time in an empty database: what was done is rolled back."""

    def twice(act):
        found = []
        for _ in range(2):
            with transaction.atomic():
                found.append(act())
                transaction.set_rollback(True)
        return found

    return twice


def test_invented_people_never_stand_beside_real_ones(settings, tmp_path):
    settings.DATA = tmp_path
    Account.objects.create_account("echte", "a long invented sentence", name="常春")
    with pytest.raises(CommandError, match="LINLI_DATA="):
        call_command("town")
    settings.DEMO = False
    with pytest.raises(CommandError, match="LINLI_DATA="):
        call_command("town")
    assert Community.objects.count() == 0


@pytest.mark.parametrize(
    "wanted",
    [dict(communities=1), dict(communities=1001), dict(households=0), dict(households=20_001), dict(matters=-1)],
    ids=json.dumps,
)
def test_a_size_nobody_can_draw_is_refused(settings, tmp_path, wanted):
    settings.DATA = tmp_path
    with pytest.raises(Invalid):
        draw_up(plan.Plan(day=DAY, **wanted))


def test_before_nine_the_town_stands_at_yesterday():
    days = []
    for hour in (8, 9):
        with set_to(datetime(2026, 11, 24, hour, 0, tzinfo=SHANGHAI)):
            days.append(plan.last_nine_o_clock())
    assert days == [date(2026, 11, 23), date(2026, 11, 24)]


def test_orders_come_after_the_homes_they_are_told_of():
    order = [stage.run for stage in STAGES]
    assert order.index(bring_orders) > order.index(growth.bring_homes)
