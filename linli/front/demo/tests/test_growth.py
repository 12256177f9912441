"""The town as a whole: what stands in it once it is grown, and that growing it again adds nothing."""

import json
import re
from collections import Counter
from datetime import UTC, datetime

import pytest
from django.apps import apps

from linli.engine.matters.models import Matter, Part
from linli.front.demo.conflicts import PHOTOS
from linli.front.demo.drawings import DRAWINGS, photo
from linli.front.demo.growth import STAGES, grow
from linli.front.demo.living import LIVING
from linli.front.demo.picturing import SHOWS
from linli.front.demo.signins import NEIGHBOURS
from linli.front.demo.stages import living
from linli.front.demo.stages.cases import key_of, moments_of, tell_stories
from linli.front.demo.stages.homes import ROSTERS, SOURCES
from linli.front.demo.stories import STORIES
from linli.front.demo.town import FUMIN_BODIES, NAMES, XIANGYANG_BODIES
from linli.ground.accounts.models import Account
from linli.ground.base.clock import now, set_to
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Household, Person
from linli.ground.people.roster.figures import figures
from linli.ground.people.roster.plan import plan_of_sheets
from linli.ground.people.roster.reading import read
from linli.ground.places.models import Division, Place
from linli.ground.posts.actors import actor_for
from linli.ground.regions.models import Community
from linli.work.cases.models import Case
from linli.work.cases.queries import visible_to

REAL = {"张莲莲", "吉玉琴", "王正", "白桂荣", "石兰煜", "林晓兵"}
NOON = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)  # twelve o'clock in Shanghai


def rows_of_everything():
    """How many rows each of our tables holds."""
    with cross_community("a test counts everything"):
        ours = [m for m in apps.get_models() if m.__module__.startswith("linli.")]
        return {m._meta.label: m._base_manager.count() for m in ours}


@pytest.fixture
def data_folder(settings, tmp_path, files_folder):
    settings.DATA = tmp_path
    return tmp_path


@pytest.mark.slow
@pytest.mark.django_db
def test_a_town_that_was_cut_off_after_any_stage_is_completed_and_then_stays_as_it_is(data_folder):
    with set_to(NOON):
        for reached in range(1, len(STAGES)):
            for stage in STAGES[:reached]:
                stage.run()
        grow()
        whole = rows_of_everything()
        grow()
        assert rows_of_everything() == whole
        check_homes()
        check_cases()
        check_neighbours()


def check_homes():
    """Grids were found, not doubled; the figures are the rosters' own."""
    expected = Counter()
    for _, file, _ in ROSTERS:
        told = figures(plan_of_sheets(read(SOURCES / file)))
        expected.update({word: told[word] for word in ("people", "households", "dwellings", "buildings", "grids")})
    with cross_community("a test counts the homes"):
        kinds = Counter(Place.objects.values_list("kind", flat=True))
        found = {"people": Person.objects.count(), "households": Household.objects.count()}
        found |= {word: kinds[word.removesuffix("s")] for word in ("dwellings", "buildings", "grids")}
        assert Division.objects.count() == expected["buildings"]
    assert found == dict(expected)


def check_cases():
    """Every stage a story can reach is there to be seen; one is late."""
    with cross_community("a test looks at the cases"):
        told = Matter.objects.filter(client_key__in=[key_of(story) for story in STORIES])
        matters = list(told.order_by("raised_at"))
        numbers = [m.number for m in matters if m.number.startswith("1-")]
        assert Counter(m.stage for m in matters) == Counter(
            {"working": 11, "confirmed": 4, "ended": 2, "raised": 1, "owned": 1, "done": 1}
        )
        assert Counter(m.outcome for m in matters if m.outcome) == Counter(confirmed=4, unanswered=1, not_ours=1)
        parts = Part.objects.filter(matter__in=[m.id for m in matters])
        assert Counter(p.state for p in parts) == Counter(asked=4, accepted=4, done=4, declined=1)
        rated = Case.objects.filter(matter__in=[m.id for m in matters]).exclude(stars=None)
        assert sorted(rated.values_list("stars", flat=True)) == [3, 5, 5, 5]
        assert [m.title for m in matters if m.stage == "working" and m.due_at < now()] == ["5号楼后面线掉下来了"]
        assert [m.category for m in matters if m.restricted] == ["L05"]
    assert numbers == sorted(numbers)


def check_neighbours():
    """Each resident's account stands for a person and sees what it reported."""
    for neighbour in NEIGHBOURS:
        actor = actor_for(Account.objects.get(username=neighbour.username))
        with cross_community("a test looks up a neighbour"):
            persons = Person.objects.filter(id__in=actor.persons).values_list("name", "community__number")
            assert list(persons) == [(neighbour.name, neighbour.community)]
            told = {s.word for s in (*STORIES, *living.pourable()) if s.by == neighbour.username}
            keys = [key_of(story) for story in STORIES] + [living.key_of(story) for story in LIVING]
            assert visible_to(actor).filter(client_key__in=keys).count() == len(told)
            assert set(visible_to(actor).values_list("raised_by", flat=True)) == {actor.account}


@pytest.mark.django_db
def test_stories_that_have_no_homes_to_happen_in_leave_nothing_behind(data_folder):
    with set_to(NOON):
        for stage in STAGES[:3]:
            stage.run()
        with pytest.raises(Place.DoesNotExist):
            tell_stories()  # no homes yet: the first story names a building
        with cross_community("a test counts the cases"):
            community = Community.objects.get(number=1)
            assert Matter.objects.filter(community=community).count() == 0


@pytest.mark.parametrize("clock", ["2026-11-24 00:01", "2026-11-24 08:15", "2026-11-24 23:59"])
def test_no_step_of_a_story_lies_ahead_or_before_the_one_it_follows(clock):
    with set_to(datetime.fromisoformat(f"{clock}+08:00")):
        for story in (*STORIES, *LIVING):
            moments = moments_of(story)
            assert moments == sorted(moments) and moments[-1] < now()


def test_nobody_in_the_rosters_is_real():
    for _, file, _ in ROSTERS:
        plan = plan_of_sheets(read(SOURCES / file))
        names = {person.name for person in plan.people}
        assert names & (REAL | {"李大爷"}) == set()
        assert {person.id_number[:6] for person in plan.people if person.id_number} == {"999999"}
        assert {re.match(r"154|0911-999", phone.number) is not None for phone in plan.phones} == {True}


def test_no_story_names_anybody_or_rings_anybody():
    told = json.dumps([repr(story) for story in (*STORIES, *LIVING)], ensure_ascii=False)
    told += "".join(file.read_text(encoding="utf-8") for file in SOURCES.glob("*.txt"))
    assert [name for name in REAL | {"李大爷", *NAMES.values()} if name in told] == []
    assert {story.phone[:3] for story in STORIES if story.phone} == {"154"}
    assert {body.phone[:8] for body in (*FUMIN_BODIES, *XIANGYANG_BODIES) if body.phone} == {"0911-999"}


def test_every_picture_a_story_shows_can_be_drawn():
    shown = (
        {story.photo for story in (*STORIES, *LIVING)}
        | {*SHOWS.values(), *PHOTOS.values()}
        | {do.photo for story in STORIES for do in story.then}
    )
    assert shown - {""} - DRAWINGS.keys() == set()
    assert {photo(name)[:3] for name in DRAWINGS} == {b"\xff\xd8\xff"}
