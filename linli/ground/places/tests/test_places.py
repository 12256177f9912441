"""The tree grows, is renamed and pruned; grids are drawn over it from a day on, and the past stays as it was."""

from datetime import date, timedelta

import pytest

from linli.ground.base.clock import set_to, start_of, today
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.places import actions, dividing
from linli.ground.places.models import Division, Place
from linli.ground.places.naming import key_under
from linli.ground.places.queries import divisions_on, grid_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


@pytest.fixture
def me(q):
    return q.actor("secretary")


def estate(q, n=1):
    return Place.objects.get(community_id=q.id, key=f"小区{n}")


def test_places_are_added_side_by_side_under_the_keys_a_roster_would_use(q, me):
    building = actions.add_places(estate(q), actor=me, community=q.id, kind="building", names=["三号楼", "4栋"])[0]
    entrance = actions.add_places(building, actor=me, community=q.id, kind="entrance", names=["一单元"])[0]
    doors = actions.add_places(entrance, actor=me, community=q.id, kind="dwelling", names=["101", "102室"])
    rows = Place.objects.filter(community_id=q.id, path__startswith="00010002").order_by("path")
    assert list(rows.values_list("key", "line", "path")) == [
        ("小区1/3", "小区1 3号楼", "00010002"), ("小区1/3/1", "小区1 3号楼 1单元", "000100020001"),
        ("小区1/3/1/101", "小区1 3号楼 1单元 101", "0001000200010001"),
        ("小区1/3/1/102", "小区1 3号楼 1单元 102", "0001000200010002"),
    ]  # fmt: skip
    assert grid_of(doors[0]) == q.grids[0].id


@pytest.mark.parametrize("kind, parent, key", [
    ("estate", None, "x"), ("building", None, "/x"), ("building", "estate", "p/x"), ("entrance", "estate", "p//x"),
    ("dwelling", "estate", "p///x"), ("entrance", "building", "p/x"), ("dwelling", "building", "p//x"),
    ("dwelling", "entrance", "p/x"),
])  # fmt: skip
def test_a_step_that_is_lacking_stays_empty_in_the_key(kind, parent, key):
    assert key_under(Place(kind=parent, key="p") if parent else None, kind, "x") == key


def test_a_door_that_is_there_is_refused_and_nothing_of_the_list_is_added(q, me):
    with pytest.raises(Invalid):
        actions.add_places(estate(q), actor=me, community=q.id, kind="building", names=["1栋"])


def test_a_name_changes_in_every_address_below(q, me):
    assert actions.rename_place(estate(q), actor=me, name="富民小区") == 1
    building = Place.objects.get(community_id=q.id, id=q.buildings[0].id)
    assert (building.key, building.line) == ("富民小区/1", "富民小区 1号楼")


def test_two_who_rename_do_not_overwrite_each_other(q, me):
    mine, theirs = estate(q), estate(q)
    actions.rename_place(mine, actor=me, name="富民小区")
    with pytest.raises(Stale):
        actions.rename_place(theirs, actor=me, name="为民小区")


def test_a_closed_place_takes_all_below_with_it_and_its_name_is_free_again(q, me):
    actions.close_place(estate(q), actor=me)
    assert Place.objects.filter(community_id=q.id, closed_at=None, path__startswith="0001").count() == 0
    assert actions.add_places(None, actor=me, community=q.id, kind="estate", names=["小区1"])[0].path == "0003"


@pytest.mark.parametrize("role, adds, draws", [
    ("secretary", True, True), ("clerk", True, False), ("duty", True, False), ("worker1", False, False),
    ("owner1", False, False), ("unit", False, False), ("resident", False, False),
])  # fmt: skip
def test_who_adds_and_who_draws(q, role, adds, draws):
    actor = q.actor(role)
    for allowed, act in (
        (adds, lambda: actions.add_places(None, actor=actor, community=q.id, kind="estate", names=["新小区"])),
        (draws, lambda: dividing.make_grid(actor=actor, community=q.id, name="第3网格")),
    ):
        if allowed:
            act()
            continue
        with pytest.raises(Refused):
            act()


def test_a_grid_takes_a_building_from_a_day_on_and_the_past_stays(q, me):
    building, on = q.buildings[0], today() + 2 * DAY
    dividing.take_into(q.grids[1], [building.id], actor=me, on=on)
    assert grid_of(building) == q.grids[0].id
    with set_to(start_of(on)):
        assert grid_of(building) == q.grids[1].id
    dividing.take_into(q.grids[0], [building.id], actor=me, on=on + DAY)
    rows = Division.objects.filter(community_id=q.id, place=building).order_by("valid_from")
    assert list(rows.values_list("grid", "valid_from", "valid_to")) == [
        (q.grids[1].id, on, on), (q.grids[0].id, on + DAY, None),
    ]  # fmt: skip


def test_a_word_taken_back_on_the_same_day_leaves_no_trace(q, me):
    place = estate(q)
    dividing.take_into(q.grids[1], [place.id], actor=me, on=today())
    dividing.take_into(q.grids[0], [place.id], actor=me, on=today())
    rows = Division.objects.filter(community_id=q.id, place=place).order_by("valid_from")
    assert list(rows.values_list("grid", "valid_to")) == [(q.grids[0].id, today() - DAY), (q.grids[0].id, None)]


def test_no_division_is_drawn_before_the_one_that_stands(q, me):
    with pytest.raises(Invalid):
        dividing.take_into(q.grids[1], [estate(q).id], actor=me, on=date(2019, 12, 31))


def test_a_grid_is_split_and_merged_back(q, me):
    fresh = dividing.split_grid(q.grids[0], [q.buildings[0].id], actor=me, name="第3网格", on=today() - DAY)
    assert (fresh.number, fresh.key, grid_of(q.buildings[0])) == (3, "grid/3", fresh.id)
    assert dividing.merge_grid(fresh, q.grids[1], actor=me, on=today()) == 1
    assert grid_of(q.buildings[0]) == q.grids[1].id
    dividing.close_grid(fresh, actor=me)
    days = {d.grid_id for d in divisions_on(q.id, today() - DAY).filter(place=q.buildings[0])}
    assert days == {fresh.id}


def test_a_grid_with_buildings_or_posts_is_not_closed(q, me):
    with pytest.raises(Refused):
        dividing.close_grid(q.grids[0], actor=me)
    dividing.merge_grid(q.grids[0], q.grids[1], actor=me, on=today() - DAY)
    with pytest.raises(Refused):
        dividing.close_grid(q.grids[0], actor=me)  # its posts are still there


def test_a_building_of_next_door_is_not_taken(q, me, two, as_keeper):
    assert dividing.take_into(q.grids[0], [two.second.buildings[0].id], actor=me, on=today()) == 0
