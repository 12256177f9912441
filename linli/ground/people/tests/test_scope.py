"""Who sees which household, whose file opens, and what is logged of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from linli.ground.access.actor import NOBODY, Actor, Seat
from linli.ground.access.grants import grant
from linli.ground.access.models import Grant, ReadLog
from linli.ground.base.clock import now, set_to, start_of, today
from linli.ground.base.errors import Invalid, NeedsApproval, NotThere, Refused
from linli.ground.people.models import Membership
from linli.ground.people.queries import (
    find_home,
    find_person,
    homes_of,
    open_household,
    open_person,
    visible_to,
)
from linli.ground.people.tests.makers import head_of, home, member
from linli.ground.people.wards import wards_of
from linli.ground.places.models import Division

pytestmark = pytest.mark.django_db
CHILD = date(today().year - 9, 1, 15)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def seen(actor, household) -> bool:
    try:
        return find_home(actor, household.id).household == household
    except NotThere:
        return False


def test_a_household_is_seen_by_the_whole_posts_and_its_own_grid(q):
    household = home(q)
    roles = ("secretary", "duty", "clerk", "worker1", "owner1", "worker2", "unit", "resident")
    assert {r for r in roles if seen(q.actor(r), household)} == {"secretary", "duty", "clerk", "worker1", "owner1"}


def test_the_list_of_a_grid_holds_its_own_doors_only(q):
    first, second = home(q), home(q, "罗秀兰", "101", grid=1)
    lists = {
        r: {s.household for s in homes_of(q.actor(r), q.id)}
        for r in ("clerk", "worker1", "worker2", "unit", "resident")
    }
    assert lists == {
        "clerk": {first, second},
        "worker1": {first},
        "worker2": {second},
        "unit": set(),
        "resident": set(),
    }


def test_a_building_given_to_another_grid_leaves_the_first_ones_list(q):
    household = home(q)
    Division.objects.create(community_id=q.id, grid=q.grids[1], place=q.buildings[0], valid_from=date(2024, 1, 1))
    assert [seen(q.actor(r), household) for r in ("worker1", "worker2")] == [False, True]
    assert list(homes_of(q.actor("worker1"), q.id)) == []
    assert [s.household for s in homes_of(q.actor("worker2"), q.id)] == [household]


def test_persons_are_seen_where_their_households_are(q):
    person = head_of(q, home(q))
    sees = {r: person in visible_to(q.actor(r)) for r in ("clerk", "worker1", "worker2", "unit", "resident")}
    assert sees == {"clerk": True, "worker1": True, "worker2": False, "unit": False, "resident": False}
    assert list(visible_to(NOBODY)) == []


def test_opening_a_file_leaves_one_line_of_who_and_what_for(q):
    person, actor = head_of(q, home(q)), q.actor("worker1")
    open_person(actor, person.id, to="上门")
    rows = ReadLog.objects.filter(community_id=q.id).values_list("account_id", "post_id", "purpose", "subjects")
    assert list(rows) == [(actor.account, q.posts["worker1"].id, "上门", [person.id])]


def test_a_household_page_logs_its_grown_ups_not_its_children(q):
    household = home(q)
    member(q, household, "秦小宝", "孙子", CHILD)
    open_household(q.actor("worker1"), household.id, to="看一户")
    assert list(ReadLog.objects.filter(community_id=q.id).values_list("subjects", flat=True)) == [
        [head_of(q, household).id]
    ]


def test_a_minors_file_opens_to_nobody_of_the_staff_without_approval(q):
    child = member(q, home(q), "秦小宝", "孙子", CHILD)
    for role in ("secretary", "duty", "clerk", "worker1"):
        with pytest.raises(NeedsApproval) as no:
            open_person(q.actor(role), child.id, to="看资料")
        assert no.value.facts == {"subject": child.id, "purpose": "看资料"}
    with pytest.raises(NotThere):
        open_person(q.actor("worker2"), child.id, to="看资料")
    assert not ReadLog.objects.filter(community_id=q.id).exists()


def test_an_approval_opens_one_file_to_one_account_until_its_last_day(q):
    household = home(q)
    child, other = (member(q, household, name, "孙子", CHILD) for name in ("秦小宝", "秦小贝"))
    worker = q.actor("worker1")
    grant(by=q.actor("secretary"), account=worker.account, community=q.id, subject=child.id, purpose="家访", days=30)
    assert open_person(worker, child.id, to="家访") == child
    for actor, id in ((worker, other.id), (q.actor("clerk"), child.id)):
        with pytest.raises(NeedsApproval):
            open_person(actor, id, to="家访")
    with set_to(now() + timedelta(days=31)), pytest.raises(NeedsApproval):
        open_person(worker, child.id, to="家访")


def test_nobody_approves_his_own_request_nor_for_longer_than_ninety_days(q):
    child, secretary = member(q, home(q), "秦小宝", "孙子", CHILD), q.actor("secretary")
    asked = dict(community=q.id, subject=child.id, purpose="家访")
    with pytest.raises(Refused):
        grant(by=secretary, account=secretary.account, days=30, **asked)
    with pytest.raises(Refused):
        grant(by=q.actor("resident"), account=secretary.account, days=30, **asked)
    for days in (0, 91):
        with pytest.raises(Invalid):
            grant(by=secretary, account=q.actor("worker1").account, days=days, **asked)
    assert not Grant.objects.filter(community_id=q.id).exists()


@pytest.mark.parametrize(("days", "opens"), [(-1, False), (0, True)])
def test_the_rule_ends_by_itself_on_the_eighteenth_birthday_of_shanghai(q, days, opens):
    born = date(today().year - 17, 6, 1)
    child = member(q, home(q), "秦小宝", "孙子", born)
    with set_to(start_of(date(born.year + 18, 6, 1)) + timedelta(days=days)):
        try:
            assert (open_person(q.actor("worker1"), child.id, to="看资料") == child) is opens
        except NeedsApproval:
            assert not opens


def as_resident(q, person):
    return replace(q.actor("resident"), persons=frozenset({person.id}))


def test_parents_open_their_childs_file_and_nobody_elses(q):
    household = home(q, "任志国")
    wife = member(q, household, "白小莲", "配偶", date(1985, 1, 1))
    child = member(q, household, "任小雨", "女儿", CHILD)
    aunt = member(q, household, "任志红", "其他亲属", date(1980, 1, 1))
    head = head_of(q, household)
    may = {}
    for who in (head, wife, aunt, child):
        actor = as_resident(q, who)
        for whose in (head, wife, aunt, child):
            try:
                may[who.name, whose.name] = open_person(actor, whose.id, to="本人") == whose
            except NotThere:
                may[who.name, whose.name] = False
    opened = {pair for pair, yes in may.items() if yes}
    own = {(p.name, p.name) for p in (head, wife, aunt, child)}
    assert opened == own | {("任志国", "任小雨"), ("白小莲", "任小雨")}


def test_a_ward_is_nobodys_ward_any_more_once_grown_up(q):
    household = home(q, "任志国")
    child = member(q, household, "任小雨", "女儿", date(today().year - 17, 1, 1))
    actor = as_resident(q, head_of(q, household))
    assert wards_of(actor) == {child.id}
    with set_to(now() + timedelta(days=366)):
        assert wards_of(actor) == set()
        with pytest.raises(NotThere):
            find_person(actor, child.id)


@pytest.mark.parametrize("kind", ["system_admin", "security_admin", "audit_admin"])
def test_none_of_the_three_administrators_sees_a_person(q, kind):
    household = home(q)
    seat = Seat(post=q.posts["clerk"].id, kind=kind, title="管理员", community=q.id, place=q.grids[0].id)
    admin = Actor(account=999, communities=frozenset({q.id}), seats=(seat,))
    assert (seen(admin, household), list(visible_to(admin)), list(homes_of(admin, q.id))) == (False, [], [])


@pytest.mark.parametrize("role", ["secretary", "duty", "clerk", "worker1", "owner1", "worker2", "unit", "resident"])
def test_list_page_and_file_agree_for_every_role(two, as_community, role):
    """Six households in two communities: what the list shows opens, what it does not show is not there."""
    homes = []
    for quarter in two.both:
        with as_community(quarter.id):
            homes += [home(quarter, name, grid=grid) for name, grid in (("秦福贵", 0), ("罗秀兰", 1), ("高小军", 0))]
    actor = two.first.actor(role)
    with as_community(two.first.id):
        listed = {s.household for s in homes_of(actor, two.first.id)} | {
            s.household for s in homes_of(actor, two.second.id)
        }
        opened = {h for h in homes if seen(actor, h)}
        persons = {m.household for m in Membership.objects.filter(community_id=two.first.id, valid_to=None).select_related("household")
                   if m.person_id in set(visible_to(actor).values_list("id", flat=True))}  # fmt: skip
    assert (opened, persons) == (listed, listed)
