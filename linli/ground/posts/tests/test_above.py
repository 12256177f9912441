"""Seats above the communities: what they open, and what they do not."""

from datetime import timedelta

import pytest
from django.core.management import call_command

from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now, set_to, today
from linli.ground.base.errors import Invalid
from linli.ground.posts.above import (
    close_region_post,
    make_region_post,
    region_post,
    regions_above,
    seat_above,
    unseat_above,
)
from linli.ground.posts.actors import actor_for
from linli.ground.posts.models import Post, RegionHolding
from linli.ground.posts.words import PostKind

pytestmark = pytest.mark.django_db
STREET = "610603001000"


@pytest.fixture
def street(two, as_keeper):
    """(post, account): the leader of the sub-district both communities belong to."""
    with as_keeper():
        post = make_region_post(STREET, PostKind.REGION_LEAD)
        account = Account.objects.create_account("jiedao", "a long invented sentence", name="白亚宁")
        seat_above(post, account)
    return post, account


def test_who_is_seated_above_has_the_code_of_the_region_and_no_community(street):
    actor = actor_for(street[1])
    assert (actor.communities, actor.scopes, actor.regions, actor.is_region) == (
        frozenset(), {STREET}, {STREET}, True,
    )  # fmt: skip
    assert (actor.is_staff, actor.is_unit, actor.is_admin, actor.persons) == (False, False, False, frozenset())


def test_row_security_shows_him_no_row_of_any_community(street, as_community):
    actor = actor_for(street[1])
    with as_community(scopes=actor.scopes):
        assert Post.objects.filter(community_id__in=(1, 2)).count() == 0


def test_the_desk_is_asked_before_the_leader_and_nobody_where_nobody_sits(street, as_keeper):
    assert region_post(STREET) == (street[0].id, "真武洞街道")
    with as_keeper():
        desk = make_region_post(STREET, PostKind.REGION_DESK)
    assert region_post(STREET) == (desk.id, "真武洞街道")
    assert region_post("610603000000") is None
    assert [(r.code, r.name, r.post) for r in regions_above("610603001002")] == [(STREET, "真武洞街道", desk.id)]


def test_a_term_ends_by_itself_and_a_seat_can_be_ended_at_once(street, as_keeper):
    post, account = street
    with as_keeper():
        unseat_above(RegionHolding.objects.get(account_id=account.id))
        assert actor_for(account).is_region is False
        seat_above(post, account, until=today())
    assert actor_for(account).is_region is True
    with set_to(now() + timedelta(days=2)):
        assert actor_for(account).is_region is False
        with as_keeper():
            seat_above(post, account)
            close_region_post(post)
        assert (region_post(STREET), actor_for(account).is_region) == (None, False)


def test_nobody_sits_there_twice_and_no_keeper_of_locks_sits_there(street, two, as_keeper):
    post, account = street
    Standing.objects.create(account_id=two.first.accounts["clerk"].id, post_id=post.id, kind="audit_admin")
    with as_keeper():
        for who in (account, two.first.accounts["clerk"]):
            with pytest.raises(Invalid):
                seat_above(post, who)


def test_a_seat_is_of_a_known_region_above_a_community_and_of_a_kind_of_its_own(two, as_keeper):
    for code, kind in (("610603001002", "region_lead"), ("999999000000", "region_lead"), (STREET, "clerk")):
        with as_keeper(), pytest.raises(Invalid):
            make_region_post(code, kind)


def test_the_command_seats_and_unseats(two, capsys):
    call_command("seat_region", code=STREET, kind="region_desk", username="zhiliban", name="郝明")
    said = capsys.readouterr().out
    account = Account.objects.get(username="zhiliban")
    assert ("“郝明”坐上了“真武洞街道 街道治理办”。" in said, actor_for(account).regions) == (True, {STREET})
    call_command("seat_region", code=STREET, username="zhiliban", end=True)
    assert actor_for(account).is_region is False
