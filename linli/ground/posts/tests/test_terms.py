"""Who stands at a post, from the first day of a term to the end of its last, and who stands in while it is vacant."""

from datetime import date, timedelta

import pytest

from linli.ground.accounts.models import Standing
from linli.ground.base.clock import end_of, now, set_to, start_of, today
from linli.ground.base.declare import scheduled
from linli.ground.base.errors import Invalid, Stale
from linli.ground.posts.actions import appoint, end_holding, settle_acting, settle_all
from linli.ground.posts.models import Holding
from linli.ground.posts.queries import holder_names, posts_and_holders

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def holding(q, role) -> Holding:
    return Holding.objects.get(community_id=q.id, post=q.posts[role], ended_at=None)


def seats(q, role) -> list[tuple[str, bool]]:
    """(title, acting) of every seat this role's account has now, its own first."""
    return [(s.title, s.acting) for s in sorted(q.actor(role).seats, key=lambda s: (s.acting, s.title))]


def test_leaving_acts_at_once(q):
    end_holding(holding(q, "worker1"))
    assert (seats(q, "worker1"), q.actor("worker1").communities) == ([], frozenset())
    assert holder_names(q.id, q.posts["worker1"].id) == ()


def test_a_vacant_post_is_held_by_the_next_post_up(q):
    end_holding(holding(q, "worker1"))
    assert seats(q, "owner1") == [("一网格包格支委", False), ("一网格 网格员", True)]
    end_holding(holding(q, "owner1"))
    assert seats(q, "secretary") == [("社区书记", False), ("一网格 网格员", True), ("一网格包格支委", True)]


def test_a_new_holder_ends_the_standing_in(q):
    end_holding(holding(q, "worker1"))
    appoint(q.posts["worker1"], q.accounts["clerk"])
    assert seats(q, "owner1") == [("一网格包格支委", False)]
    assert seats(q, "clerk") == [("一网格 网格员", False), ("社区工作者", False)]


def test_the_last_day_of_a_term_is_still_held_and_the_next_morning_is_not(q):
    last = today() + 3 * DAY
    end_holding(holding(q, "clerk"), on=last)
    for moment, held in ((end_of(last) - timedelta(seconds=1), True), (end_of(last), False)):
        with set_to(moment):
            assert (seats(q, "clerk") != [], holder_names(q.id, q.posts["clerk"].id) != ()) == (held, held)


def test_a_term_that_has_not_begun_opens_nothing(q):
    first = today() + 2 * DAY
    appoint(q.posts["clerk"], q.accounts["neighbour"], since=first)
    assert q.actor("neighbour").is_staff is False
    with set_to(start_of(first)):
        assert q.actor("neighbour").is_staff is True


def test_a_term_that_runs_out_by_itself_leaves_no_post_to_nobody(q):
    end_holding(holding(q, "worker1"), on=today() + DAY)
    with set_to(start_of(today() + 2 * DAY)):
        assert seats(q, "owner1") == [("一网格包格支委", False)]
        settle_all()  # the clock's work: nobody did anything that day
        assert seats(q, "owner1") == [("一网格包格支委", False), ("一网格 网格员", True)]
    assert "posts.settle" in scheduled


def test_who_stands_in_does_not_outstay_his_own_term(q):
    end_holding(holding(q, "worker1"))
    end_holding(holding(q, "owner1"), on=today() + DAY)
    with set_to(start_of(today() + 2 * DAY)):
        assert (seats(q, "owner1"), q.actor("owner1").is_staff) == ([], False)


def test_settling_twice_changes_nothing(q):
    end_holding(holding(q, "worker1"))
    before = list(Standing.objects.order_by("id").values())
    settle_acting(q.id)
    settle_all()
    assert list(Standing.objects.order_by("id").values()) == before


def test_a_unit_is_never_stood_in_for(q):
    end_holding(holding(q, "unit"))
    assert Standing.objects.filter(post_id=q.posts["unit"].id).standing_at(now()).count() == 0


def test_a_term_cannot_end_before_it_begins_and_a_closed_post_takes_nobody(q):
    with pytest.raises(Invalid):
        appoint(q.posts["clerk"], q.accounts["neighbour"], since=today(), until=today() - DAY)
    with pytest.raises(Invalid):
        end_holding(holding(q, "clerk"), on=date(2023, 12, 31))
    q.posts["clerk"].closed_at = now()
    with pytest.raises(Invalid):
        appoint(q.posts["clerk"], q.accounts["neighbour"])


def test_two_who_end_one_holding_do_not_overwrite_each_other(q):
    mine, theirs = holding(q, "clerk"), holding(q, "clerk")
    end_holding(mine)
    with pytest.raises(Stale):
        end_holding(theirs, why=Holding.Why.MOVED)


def test_the_list_of_posts_shows_vacancies_and_no_units(q):
    end_holding(holding(q, "clerk"))
    shown = {held.post.title: held.names for held in posts_and_holders(q.id)}
    assert shown == {
        "社区书记": ("高晓梅",), "值班岗": ("惠敏",), "社区工作者": (), "一网格包格支委": ("任志强",),
        "一网格 网格员": ("马丽",), "二网格 网格员": ("雷小军",),
    }  # fmt: skip
