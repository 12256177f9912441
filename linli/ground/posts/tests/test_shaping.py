"""Who gives which post, what happens to the work, and what nobody may do."""

from datetime import timedelta

import pytest

from linli.ground.accounts.actions import shut_account
from linli.ground.accounts.models import Standing
from linli.ground.base.clock import now, set_to, start_of, today
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.posts import shaping
from linli.ground.posts.actions import appoint, end_holding
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.queries import holder_names
from linli.ground.posts.rules import clash, may_give
from tests.admins import seat_admins

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def q(two, as_community):
    seat_admins(two.first)
    with as_community(two.first.id):
        yield two.first


def give(q, by, role, to, **more):
    return shaping.give_post(q.posts[role], q.accounts[to], actor=q.actor(by), since=today(), **more)


@pytest.mark.parametrize("by, gives", [
    ("secretary", {"worker1", "clerk", "unit", "system", "security", "audit"}),
    ("security", {"worker1", "clerk", "unit", "secretary"}),
    ("system", set()), ("audit", set()), ("clerk", set()), ("worker1", set()), ("unit", set()), ("resident", set()),
])  # fmt: skip
def test_who_gives_which_post(q, by, gives):
    roles = ("worker1", "clerk", "unit", "secretary", "system", "security", "audit")
    assert {r for r in roles if may_give(q.actor(by), q.id, q.posts[r].kind)} == gives


def test_a_secretary_of_next_door_gives_nothing_here(q, two):
    assert may_give(two.second.actor("secretary"), q.id, "clerk") is False


def test_nobody_appoints_himself(q):
    with pytest.raises(Refused):
        give(q, "secretary", "clerk", "secretary")


def test_a_shut_account_is_given_nothing(q):
    shut_account(q.accounts["neighbour"])
    with pytest.raises(Invalid):
        give(q, "security", "clerk", "neighbour")


@pytest.mark.parametrize("kinds, kind, refused", [
    (set(), "system_admin", False), ({"system_admin"}, "system_admin", False), ({"system_admin"}, "audit_admin", True),
    ({"clerk"}, "security_admin", True), ({"security_admin"}, "clerk", True), ({"clerk"}, "duty", False),
])  # fmt: skip
def test_an_administrators_post_stands_alone(kinds, kind, refused):
    assert clash(kinds, kind) is refused


@pytest.mark.parametrize("role, to", [
    ("audit", "system"), ("system", "security"), ("audit", "clerk"), ("clerk", "system"),
])  # fmt: skip
def test_nobody_holds_two_keys(q, role, to):
    with pytest.raises(Invalid):
        appoint(q.posts[role], q.accounts[to])


def test_a_term_still_to_begin_counts_as_held(q):
    appoint(q.posts["clerk"], q.accounts["neighbour"], since=today() + 30 * DAY)
    with pytest.raises(Invalid):
        appoint(q.posts["audit"], q.accounts["neighbour"])


def test_a_vacant_administrators_post_is_inherited_by_nobody(q):
    Post.objects.filter(community_id=q.id, id=q.posts["system"].id).update(above=q.posts["secretary"].id)
    end_holding(Holding.objects.get(community_id=q.id, post=q.posts["system"]))
    assert (q.actor("system").is_admin, q.actor("secretary").has("system_admin")) == (False, False)


def test_the_work_stays_with_the_post_when_the_holder_changes(q):
    shaping.replace_holders(q.posts["worker1"], q.accounts["neighbour"], actor=q.actor("secretary"), since=today())
    assert holder_names(q.id, q.posts["worker1"].id) == ("罗秀英",)
    assert (q.actor("worker1").is_staff, q.actor("neighbour").grids) == (False, {q.grids[0].id})


def test_a_successor_from_tomorrow_lets_the_present_one_finish_the_day(q):
    tomorrow = today() + DAY
    shaping.replace_holders(q.posts["worker1"], q.accounts["neighbour"], actor=q.actor("secretary"), since=tomorrow)
    assert holder_names(q.id, q.posts["worker1"].id) == ("马丽",)
    with set_to(start_of(tomorrow)):
        assert holder_names(q.id, q.posts["worker1"].id) == ("罗秀英",)
        assert (q.actor("worker1").is_staff, q.actor("neighbour").is_staff) == (False, True)


def test_an_outside_party_is_out_by_itself_after_the_last_day_of_its_term(q, two):
    end_holding(Holding.objects.get(community_id=q.id, post=q.posts["unit"]))
    last = today() + 10 * DAY
    give(q, "secretary", "unit", "unit", until=last)
    client = q.client("unit")
    for moment, status in ((start_of(last), 200), (start_of(last + DAY), 302)):
        with set_to(moment):
            answer = client.get("/asked/")
            assert (answer.status_code == 200, q.actor("unit").scopes != frozenset()) == (status == 200, status == 200)


def test_a_post_is_made_vacant_and_stood_in_for(q):
    post = shaping.make_post(
        actor=q.actor("security"), community=q.id, kind="child_officer", title="儿童主任", above=q.posts["secretary"]
    )
    assert (post.community_id, q.actor("secretary").has("child_officer")) == (q.id, True)


@pytest.mark.parametrize(
    "kind", ["secretary", "duty", "system_admin", "security_admin", "audit_admin", "grid_worker", "unit_contact"]
)
def test_what_must_be_one_or_wants_a_place_is_not_made_without(q, kind):
    with pytest.raises(Invalid):
        shaping.make_post(actor=q.actor("secretary"), community=q.id, kind=kind, title="另一个", above=None)


def test_a_new_title_is_seen_at_once_by_who_holds_the_post(q):
    shaping.rename_post(
        q.posts["clerk"], actor=q.actor("secretary"), title="窗口岗", above=q.posts["secretary"], phone=""
    )
    assert [s.title for s in q.actor("clerk").seats] == ["窗口岗"]


def test_two_who_rename_one_post_do_not_overwrite_each_other(q):
    mine, theirs = (Post.objects.get(community_id=q.id, id=q.posts["clerk"].id) for _ in range(2))
    shaping.rename_post(mine, actor=q.actor("secretary"), title="窗口岗", above=None, phone="")
    with pytest.raises(Stale):
        shaping.rename_post(theirs, actor=q.actor("security"), title="前台", above=None, phone="")


def test_no_post_stands_above_itself(q):
    with pytest.raises(Invalid):
        shaping.rename_post(
            q.posts["owner1"], actor=q.actor("secretary"), title="x", above=q.posts["worker1"], phone=""
        )


@pytest.mark.parametrize("role", ["duty", "secretary", "system", "owner1"])
def test_what_cannot_be_spared_or_has_posts_below_is_not_closed(q, role):
    with pytest.raises(Refused):
        shaping.close_post(q.posts[role], actor=q.actor("security"), why="并岗")


def test_a_closed_post_lets_its_holders_go_today_and_those_to_come(q):
    appoint(q.posts["worker2"], q.accounts["neighbour"], since=today() + 5 * DAY)
    shaping.close_post(q.posts["worker2"], actor=q.actor("security"), why="并岗")
    assert (q.actor("worker2").is_staff, Post.objects.get(community_id=q.id, id=q.posts["worker2"].id).closed_at is None) == (
        False, False,
    )  # fmt: skip
    with set_to(now() + 6 * DAY):
        assert q.actor("neighbour").is_staff is False
    assert not Standing.objects.filter(post_id=q.posts["worker2"].id).standing_at(now()).exists()
