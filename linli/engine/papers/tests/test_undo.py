"""An import taken back: what goes, what comes back, what stays and why."""

from datetime import date

import pytest

from linli.engine.papers.actions import import_now, undo_now
from linli.engine.papers.tests.books import LUO, QIN, ROWS, book, counts, with_cell
from linli.ground.access.actor import the_clock
from linli.ground.accounts.models import Standing
from linli.ground.base.errors import Stale
from linli.ground.people import sealing
from linli.ground.people.models import Household, Membership, Person
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.regions.scoped import change


@pytest.fixture
def quarter(two, as_community):
    with as_community(two.first.id):
        yield two.first


def bring(quarter, *rows):
    return import_now(quarter.id, book(*rows), actor=the_clock(quarter.id), file_name="名册.xlsx")


def take_back(batch):
    return undo_now(batch, actor=the_clock(batch.community_id)).report["undone"]


def person(quarter, id_number):
    return Person.objects.get(community_id=quarter.id, id_index=sealing.id_index(id_number))


def test_an_import_nobody_touched_goes_without_a_trace(quarter):
    before = counts(quarter.id)
    undone = take_back(bring(quarter, *ROWS))
    removed = {
        "memberships": 3, "spells": 1, "households": 1, "phones": 2, "people": 3, "divisions": 1, "places": 5,
    }  # fmt: skip
    assert (undone, counts(quarter.id)) == ({"removed": removed, "restored": {}, "stays": {}}, before)


def test_one_who_was_edited_stays_with_his_home_and_is_reported(quarter):
    batch = bring(quarter, *ROWS)
    change(person(quarter, QIN), employer="退休")
    undone = take_back(batch)
    assert undone["stays"] == {
        "edited": {"people": 1},
        "with_it": {
            "memberships": 1, "phones": 1, "households": 1, "spells": 1, "places": 4, "divisions": 1,
        },
    }  # fmt: skip
    left = Membership.objects.filter(community_id=quarter.id).values_list("person_id", flat=True)
    assert (list(left), undone["removed"]["people"]) == ([person(quarter, QIN).id], 2)


def test_one_who_signs_in_stays_because_his_account_points_at_him(quarter):
    batch = bring(quarter, *ROWS)
    luo = person(quarter, LUO)
    Standing.objects.create(account_id=quarter.accounts["unit"].id, community_id=quarter.id, person_id=luo.id)
    assert take_back(batch)["stays"]["referred"] == {"people": 1}


def test_a_place_that_a_post_looks_after_stays(quarter):
    batch = bring(quarter, *ROWS)
    household = Household.objects.get(community_id=quarter.id)
    place = Place.objects.get(community_id=quarter.id, key="富民小区/3")
    Post.objects.create(community_id=quarter.id, kind="grid_worker", title="楼长", place=place)
    assert take_back(batch)["stays"] == {"referred": {"places": 1}, "with_it": {"places": 1, "divisions": 1}}
    assert not Household.objects.filter(community_id=quarter.id, pk=household.pk).exists()


def test_an_update_taken_back_says_again_what_was_said_before(quarter):
    first = bring(quarter, *ROWS)
    second = bring(quarter, with_cell(ROWS[0], "工作单位", "供销社"))
    before = person(quarter, QIN).employer
    undone = take_back(second)
    qin = person(quarter, QIN)
    assert (before, qin.employer, undone) == ("供销社", "粮站", {"removed": {}, "restored": {"people": 1}, "stays": {}})
    assert (qin.version, take_back(first)["stays"]) == (3, {})


def test_three_imports_come_off_one_after_the_other(quarter):
    empty = counts(quarter.id)
    batches = [bring(quarter, with_cell(ROWS[0], "工作单位", work)) for work in ("粮站", "供销社", "邮电局")]
    said = []
    for batch in reversed(batches):
        assert take_back(batch)["stays"] == {}
        said += list(
            Person.objects.filter(community_id=quarter.id).exclude(id_index=None).values_list("employer", flat=True)
        )
    assert (said, counts(quarter.id)) == (["供销社", "粮站"], empty)


def test_an_update_that_was_edited_since_is_left_alone(quarter):
    bring(quarter, *ROWS)
    batch = bring(quarter, with_cell(ROWS[0], "工作单位", "供销社"))
    change(person(quarter, QIN), employer="退休")
    assert take_back(batch) == {"removed": {}, "restored": {}, "stays": {"edited": {"people": 1}}}
    assert person(quarter, QIN).employer == "退休"


def test_an_edit_after_an_undo_protects_the_row_from_the_next(quarter):
    first = bring(quarter, *ROWS)
    take_back(bring(quarter, with_cell(ROWS[0], "工作单位", "供销社")))
    change(person(quarter, QIN), born_on=date(1948, 3, 2))
    assert take_back(first)["stays"]["edited"] == {"people": 1}


def test_a_batch_is_taken_back_once(quarter):
    batch = bring(quarter, *ROWS)
    take_back(batch)
    with pytest.raises(Stale):
        take_back(batch)
