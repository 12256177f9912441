"""A code is for one person, once, for ten minutes, and cannot be guessed; parents stand for their minor children."""

from datetime import date, timedelta

import pytest

from linli.ground.accounts import joining
from linli.ground.accounts.models import WARD, Account, JoinCode, JoinTries, Standing
from linli.ground.accounts.trying import WINDOW, count_try, take_back_try
from linli.ground.accounts.wards import settle_all_wards
from linli.ground.base.clock import now, set_to, start_of
from linli.ground.base.codes import SIGNS, chance_code, in_groups, tidied
from linli.ground.base.errors import Invalid, Stale
from linli.ground.people.models import Household, Membership, Person
from linli.ground.posts.actors import actor_for
from tests.town import PASSWORD

pytestmark = pytest.mark.django_db


def make_person(q, name="强小勤", born_on=date(1990, 5, 1), **more):
    return Person.objects.create(community=q.community, name=name, sort_key=name, born_on=born_on, **more)


def make_home(q, **members):
    """relation → (name, born_on); the head is 户主."""
    home, made = Household.objects.create(community=q.community), {}
    for relation, (name, born_on) in members.items():
        made[relation] = make_person(q, name, born_on)
        Membership.objects.create(
            community=q.community, household=home, person=made[relation], relation=relation,
            is_head=relation == "户主", valid_from=date(2020, 1, 1),
        )  # fmt: skip
    return made


def issue(q, person, way="window", role="clerk"):
    return joining.issue_code(person, actor=q.actor(role), community=q.community, way=way)


def join(q, typed, username="qinqin", password=PASSWORD):
    code = joining.find_code(q.id, typed)
    return joining.join_new(code, community=q.community, username=username, password=password)


def test_a_code_read_aloud_and_typed_badly_is_still_the_code():
    code = chance_code(8)
    assert len(code) == 8 and set(code) <= set(SIGNS)
    assert tidied(f" {in_groups(code).lower()}-") == code


def test_a_code_gives_one_account_that_stands_for_its_person(two, as_community):
    q = two.first
    with as_community(q.id):
        person = make_person(q)
        issued = issue(q, person)
        assert JoinCode.objects.get(community_id=q.id).code_index != issued.code
        account = join(q, issued.code.lower())
        actor = actor_for(account)
        assert (actor.persons, actor.communities, actor.seats) == ({person.id}, {q.id}, ())
        assert joining.find_code(q.id, issued.code) is None


def test_a_code_is_of_one_community_one_time_and_ten_minutes(two, as_community):
    q, other = two.first, two.second
    with as_community(q.id, other.id):
        person = make_person(q)
        first, second = issue(q, person), issue(q, person)
        assert joining.find_code(q.id, first.code) is None  # a later one took its place
        assert joining.find_code(other.id, second.code) is None
        with set_to(now() + timedelta(minutes=11)):
            assert joining.find_code(q.id, second.code) is None
        letter = issue(q, person, way="letter")
        with set_to(now() + timedelta(days=13)):
            assert joining.find_code(q.id, letter.code).person_id == person.id
        with set_to(now() + timedelta(days=15)):
            assert joining.find_code(q.id, letter.code) is None


def test_of_two_that_use_a_code_at_once_the_second_is_told(two, as_community):
    q = two.first
    with as_community(q.id):
        issued = issue(q, make_person(q))
        mine, theirs = joining.find_code(q.id, issued.code), joining.find_code(q.id, issued.code)
        joining.stand_for(mine, q.accounts["clerk"])
        with pytest.raises(Stale):
            joining.stand_for(theirs, q.accounts["duty"])


@pytest.mark.parametrize(
    "more",
    [{"ended_on": date(2026, 1, 1)}, {"born_on": date(2020, 1, 1)}],
    ids=["not in the register any more", "a small child"],
)
def test_who_may_not_have_an_account_gets_no_code(two, as_community, more):
    q = two.first
    with as_community(q.id):
        person = make_person(q, **more)
        with pytest.raises(Invalid):
            issue(q, person)


def test_who_has_an_account_gets_no_second_one(two, as_community):
    q = two.first
    with as_community(q.id):
        person = Person.objects.get(community_id=q.id, name="秦福来")
        with pytest.raises(Invalid):
            issue(q, person)


@pytest.mark.parametrize("password", ["short", "12345678", "qinqin12"])
def test_a_password_that_is_short_or_easily_guessed_leaves_the_code_unused(two, as_community, password):
    q = two.first
    with as_community(q.id):
        issued = issue(q, make_person(q))
        with pytest.raises(Invalid):
            join(q, issued.code, password=password)
        assert joining.find_code(q.id, issued.code) is not None
        assert Account.objects.filter(username="qinqin").count() == 0


def test_five_tries_and_no_more_until_ten_minutes_are_over(two, as_community):
    q = two.first
    with as_community(q.id):
        assert [count_try(q.community, "a" * 16) for _ in range(7)] == [True] * 5 + [False] * 2
        assert count_try(q.community, "b" * 16) is True
        take_back_try(q.id, "a" * 16)
        assert [count_try(q.community, "a" * 16) for _ in range(2)] == [True, False]
        with set_to(now() + WINDOW):
            assert count_try(q.community, "a" * 16) is True
        assert JoinTries.objects.filter(community_id=q.id).count() == 3


def test_a_parent_who_joins_stands_for_the_minor_children_of_his_household(two, as_community):
    q = two.first
    with as_community(q.id):
        home = make_home(
            q,
            户主=("强大", date(1985, 1, 1)),
            配偶=("罗二", date(1986, 1, 1)),
            女=("强小", date(2015, 6, 1)),
            长子=("强长", date(2005, 6, 1)),
        )
        account = join(q, issue(q, home["配偶"]).code)
        actor = actor_for(account)
        assert (actor.persons, actor.wards) == ({home["配偶"].id}, {home["女"].id})
        ward = Standing.objects.get(account_id=account.id, kind=WARD)
        assert ward.until == start_of(date(2033, 6, 1))


def test_a_grown_brother_or_grandparent_stands_for_nobody(two, as_community):
    q = two.first
    with as_community(q.id):
        home = make_home(
            q,
            户主=("强大", date(1955, 1, 1)),
            子=("强一", date(1985, 1, 1)),
            女儿=("强二", date(1988, 1, 1)),
            孙女=("强小", date(2015, 6, 1)),
        )
        for relation in ("户主", "子"):
            account = join(q, issue(q, home[relation]).code, username=f"u{home[relation].id.hex[-8:]}")
            assert actor_for(account).wards == frozenset()


def test_a_child_that_comes_or_goes_changes_the_guardianship_by_itself(two, as_community):
    q = two.first
    with as_community(q.id):
        home = make_home(q, 户主=("强大", date(1985, 1, 1)), 女=("强小", date(2015, 6, 1)))
        account = join(q, issue(q, home["户主"]).code)
        baby = make_person(q, "强婴", date(2026, 1, 1))
        household = Membership.objects.get(community_id=q.id, person=home["女"]).household_id
        Membership.objects.create(
            community=q.community, household_id=household, person=baby, relation="子", valid_from=date(2026, 1, 1)
        )
        Membership.objects.filter(community_id=q.id, person=home["女"]).update(valid_to=date(2026, 2, 1))
    settle_all_wards()
    assert actor_for(account).wards == {baby.id}
