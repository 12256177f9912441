"""What each act does to the register: memberships, doors, heads, history; and that it can be taken back."""

from datetime import date, timedelta

import pytest

from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.people.actions.adding import add_person
from linli.ground.people.actions.correcting import change_phone, correct_home, correct_person
from linli.ground.people.actions.facts import Facts
from linli.ground.people.actions.joining import merge_persons
from linli.ground.people.actions.leaving import close_household, end_membership, end_person
from linli.ground.people.actions.marking import mark_vacant
from linli.ground.people.actions.moving import bring_in, merge_households, move_household, split_household
from linli.ground.people.actions.undoing import take_back
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.people.queries import homes_of, homes_of_person
from linli.ground.people.tests.makers import book, door, head_of, home, last, living, member, membership, number, phones
from linli.ground.people.words import Gone

pytestmark = pytest.mark.django_db
CHILD = date(today().year - 9, 1, 15)
GROWN = date(1980, 5, 5)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def doors_of(q, household) -> list:
    rows = Spell.objects.filter(community_id=q.id, household_id=household.id).order_by("valid_from", "id")
    return [(s.dwelling.name, s.valid_to) for s in rows.select_related("dwelling")]


# Somebody new


def test_a_new_household_ends_the_vacancy_of_its_door_and_is_called_after_its_head(q):
    place = door(q)
    mark_vacant(place, True, actor=q.actor("worker1"))
    household = home(q, by="worker1", phone="15400000001")
    place.refresh_from_db()
    head = head_of(q, household)
    assert (place.vacant, household.called, living(household)) == (False, "秦大爷家", {"秦福贵": ("户主", True)})
    assert (phones(q, head), last(q).word, last(q).by) == (["15400000001"], "add_household", "一网格 网格员")


def test_a_child_under_fourteen_is_registered_beside_a_grown_up_only(q):
    household = home(q)
    assert member(q, household, "秦小宝", "孙子", CHILD).born_on == CHILD
    other = home(q, "罗秀兰", "401")
    rows = Membership.objects.filter(community_id=q.id, household_id=other.id)
    Person.objects.filter(community_id=q.id, id=rows.get().person_id).update(born_on=date(today().year - 15, 1, 1))
    with pytest.raises(Invalid):
        member(q, other, "罗小妹", "女儿", CHILD)


@pytest.mark.parametrize(
    "facts",
    [
        Facts(""), Facts("秦\u202e福"), Facts("秦\u200b福"), Facts("秦福", born_on=date(2099, 1, 1)), Facts("秦福", born_on=date(1899, 1, 1)),
        Facts("秦福", id_number="999999195003020011"), Facts("秦福", id_number="12345"), Facts("秦福", phone="1540000"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_and_nothing_is_written(q, facts):
    household = home(q)
    before = book(q)
    with pytest.raises(Invalid):
        add_person(household, actor=q.actor("clerk"), facts=facts)
    assert book(q) == before


def test_rare_signs_and_the_dot_of_long_names_are_kept(q):
    household = home(q)
    names = [member(q, household, name).name for name in ("𠮷小梅", "买买提·艾力", "王 伟")]
    assert names == ["𠮷小梅", "买买提·艾力", "王伟"]


def test_an_id_number_tells_birth_and_sex_and_belongs_to_one_person(q):
    household = home(q)
    made = add_person(household, actor=q.actor("clerk"), facts=Facts("秦福安", id_number=number(GROWN, 2)))
    assert (made.born_on, made.sex) == (GROWN, "2")
    with pytest.raises(Invalid):
        add_person(household, actor=q.actor("clerk"), facts=Facts("秦福康", id_number=number(GROWN, 2)))


@pytest.mark.parametrize("role", ["worker2", "unit", "resident"])
def test_who_does_not_look_after_the_door_writes_nothing(q, role):
    household, before = home(q), None
    person, actor = head_of(q, household), q.actor(role)
    before = book(q)
    for act in (
        lambda: member(q, household, "秦福安", by=role),
        lambda: change_phone(person, "15400000002", actor=actor),
        lambda: end_person(person, actor=actor, why=Gone.DIED),
        lambda: close_household(household, actor=actor),
        lambda: mark_vacant(door(q), True, actor=actor),
        lambda: merge_persons(person, person, actor=actor),
    ):
        with pytest.raises(Refused):
            act()
    assert book(q) == before


# Who leaves


def test_with_its_last_member_a_household_ends_and_its_door_is_vacant(q):
    household = home(q)
    end_person(head_of(q, household), actor=q.actor("worker1"), why=Gone.AWAY, on=today())
    household.refresh_from_db()
    assert (household.ended_on, doors_of(q, household), door(q).vacant) == (today(), [("301", today())], True)


def test_a_household_that_leaves_takes_its_people_but_not_who_also_lives_elsewhere(q):
    household, other = home(q), home(q, "罗秀兰", "401")
    bring_in(household, head_of(q, other), actor=q.actor("clerk"), relation="配偶", stays=True)
    close_household(Household.objects.get(community_id=q.id, id=household.id), actor=q.actor("clerk"), note="去了西安")
    gone = dict(
        Person.objects.filter(community_id=q.id, name__in=("秦福贵", "罗秀兰")).values_list("name", "ended_why")
    )
    assert (gone, living(other), last(q).note) == (
        {"秦福贵": "away", "罗秀兰": ""},
        {"罗秀兰": ("户主", True)},
        "去了西安",
    )


def test_nobody_is_taken_out_of_his_only_household(q):
    household = home(q)
    wife = member(q, household, "白小莲", "配偶", GROWN)
    with pytest.raises(Invalid):
        end_membership(membership(q, household, wife), actor=q.actor("clerk"))
    bring_in(home(q, "罗秀兰", "401"), wife, actor=q.actor("clerk"), stays=True)
    end_membership(membership(q, household, wife), actor=q.actor("clerk"))
    assert [m.household.called for m in homes_of_person(wife)] == ["罗大爷家"]


@pytest.mark.parametrize("on", [today() + timedelta(days=1), date(2000, 1, 1)])
def test_a_day_to_come_or_before_the_beginning_is_refused(q, on):
    household = home(q)
    with pytest.raises(Invalid):
        end_person(head_of(q, household), actor=q.actor("clerk"), why=Gone.DIED, on=on)


# Who moves


def test_a_move_begins_a_spell_ends_the_old_one_and_people_are_found_by_the_new_door(q):
    household, new = home(q), door(q, "502")
    move_household(household, new, actor=q.actor("worker1"), tenure="rented")
    new.refresh_from_db()
    assert (doors_of(q, household), door(q).vacant, new.vacant) == ([("301", today()), ("502", None)], True, False)
    tokens = head_of(q, household).search_tokens
    assert ("50" in tokens, "30" in tokens) == (True, False)


def test_a_move_into_another_grid_changes_whose_household_it_is(q):
    household = home(q)
    move_household(household, door(q, "101", grid=1), actor=q.actor("worker1"))
    lists = [[s.household for s in homes_of(q.actor(r), q.id)] for r in ("worker1", "worker2")]
    assert lists == [[], [household]]
    with pytest.raises(Refused):
        move_household(household, door(q), actor=q.actor("worker1"))


def test_of_two_who_move_one_household_at_once_the_second_is_stale(q):
    household = home(q)
    seen = Household.objects.get(community_id=q.id, id=household.id)
    move_household(seen, door(q, "502"), actor=q.actor("worker1"), version=household.version)
    with pytest.raises(Stale):
        move_household(household, door(q, "503"), actor=q.actor("clerk"), version=household.version)


def test_some_split_off_with_a_head_of_their_own(q):
    household = home(q)
    son = member(q, household, "秦建国", "儿子", GROWN)
    child = member(q, household, "秦小宝", "孙子", CHILD)
    new = split_household(household, [son.id, child.id], door(q, "502"), actor=q.actor("clerk"), head=son.id)
    assert (living(household), living(new)) == (
        {"秦福贵": ("户主", True)}, {"秦建国": ("户主", True), "秦小宝": ("", False)},
    )  # fmt: skip
    assert (new.called, doors_of(q, new)) == ("秦大姐家", [("502", None)])


def test_a_split_leaves_no_child_without_a_grown_up_and_nobody_alone(q):
    household = home(q)
    son, child = member(q, household, "秦建国", "儿子", GROWN), member(q, household, "秦小宝", "孙子", CHILD)
    head = head_of(q, household)
    for going, first in (
        ([head.id, son.id], son.id),
        ([child.id], child.id),
        ([], son.id),
        ([head.id, son.id, child.id], son.id),
    ):
        before = book(q)
        with pytest.raises(Invalid):
            split_household(household, going, door(q, "502"), actor=q.actor("clerk"), head=first)
        household.refresh_from_db()
        assert {k: v for k, v in book(q).items() if k in before} == before


def test_two_households_become_one_behind_the_kept_door(q):
    kept, other = home(q), home(q, "罗秀兰", "401")
    member(q, other, "罗小妹", "女儿", CHILD)
    merge_households(kept, other, actor=q.actor("worker1"))
    other.refresh_from_db()
    assert (set(living(kept)), living(other), other.ended_on, door(q, "401").vacant) == (
        {"秦福贵", "罗秀兰", "罗小妹"}, {}, today(), True,
    )  # fmt: skip
    before = book(q)
    take_back(last(q), actor=q.actor("worker1"))
    assert (set(living(kept)), set(living(other))) == ({"秦福贵"}, {"罗秀兰", "罗小妹"}) and before != book(q)


# What is corrected


def test_history_says_what_changed_in_masked_words(q):
    person = head_of(q, home(q, id_number=number(date(1950, 3, 2))))
    values = {"name": "秦福桂", "ethnicity": "汉族", "note": "腿脚不便", "id_number": number(date(1950, 3, 2), 3)}
    correct_person(person, actor=q.actor("clerk"), values=values, version=person.version)
    said = {
        facts["column"]: (key, facts.get("old"), facts.get("new")) for key, facts in last(q).lines if "column" in facts
    }
    assert said == {
        "姓名": ("column", "秦*", "秦*"), "民族": ("column_new", "", "汉族"), "备注": ("sealed", None, None),
        "身份证号": ("column", f"**************{number(date(1950, 3, 2))[-4:]}", f"**************{number(date(1950, 3, 2), 3)[-4:]}"),
    }  # fmt: skip
    with pytest.raises(Stale):
        correct_person(person, actor=q.actor("clerk"), values={"name": "秦福"}, version=1)


def test_another_head_gives_the_household_another_name(q):
    household = home(q)
    wife = member(q, household, "白小莲", "配偶", GROWN)
    correct_home(household, actor=q.actor("worker1"), called="", head=wife.id)
    assert (household.called, living(household)) == ("白大姐家", {"白小莲": ("户主", True), "秦福贵": ("", False)})


def test_a_phone_replaces_an_old_one_or_stands_beside_it(q):
    person = head_of(q, home(q, phone="15400000001"))
    old = ContactPoint.objects.get(community_id=q.id, person_id=person.id)
    change_phone(person, "15400000002", actor=q.actor("worker1"))
    change_phone(person, "154 0000 0003", actor=q.actor("worker1"), replaces=old.id)
    assert phones(q, person) == ["15400000002", "15400000003"]
    with pytest.raises(Invalid):
        change_phone(person, "15400000002", actor=q.actor("worker1"))


# Two records of one


def test_two_id_numbers_are_two_people(q):
    household = home(q, id_number=number(date(1950, 3, 2)))
    other = member(q, household, "秦福安", id_number=number(GROWN))
    with pytest.raises(Invalid):
        merge_persons(head_of(q, household), other, actor=q.actor("clerk"))
    with pytest.raises(Refused):
        merge_persons(head_of(q, household), other, actor=q.actor("worker1"))


# Taking back


def test_what_somebody_wrote_over_since_is_not_taken_back(q):
    person = head_of(q, home(q))
    correct_person(person, actor=q.actor("worker1"), values={"ethnicity": "汉族"})
    first = last(q)
    correct_person(person, actor=q.actor("clerk"), values={"ethnicity": "回族"})
    with pytest.raises(Invalid):
        take_back(first, actor=q.actor("worker1"))


def test_an_act_is_taken_back_once_by_its_doer_or_the_whole_posts(q):
    person = head_of(q, home(q))
    correct_person(person, actor=q.actor("clerk"), values={"ethnicity": "汉族"})
    event = last(q)
    with pytest.raises(Refused):
        take_back(event, actor=q.actor("worker1"))
    take_back(event, actor=q.actor("secretary"))
    person.refresh_from_db()
    assert (person.ethnicity, last(q).undoes) == ("", event.id)
    with pytest.raises(Invalid):
        take_back(event, actor=q.actor("secretary"))
