"""A case always finds an owner: the first route that fits and whose post is there, else the duty post."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.accounts.models import Standing
from linli.ground.base.clock import now
from linli.ground.people.models import Person
from linli.ground.posts.models import Post
from linli.work.cases.actions import first_owner, person_of
from linli.work.cases.models import Route
from linli.work.cases.queries import categories_of
from linli.work.cases.routing import RouteFacts, fitting
from linli.work.cases.words import Source
from tests.makers import report

PARTS = st.text(st.sampled_from("AB01"), max_size=3)
ROUTES = st.lists(
    st.builds(
        RouteFacts, st.integers(0, 50), st.just(""), PARTS, st.sampled_from(["", "0001", "00010001", "0002"]),
        st.sampled_from(["", *Source]),
    ),
    max_size=10,
)  # fmt: skip


@given(ROUTES, PARTS, st.sampled_from(["", "0001", "000100010001", "0002"]), st.sampled_from(list(Source)))
def test_what_fits_is_in_order_and_nothing_that_fits_is_left_out(routes, category, path, source):
    found = fitting(routes, category=category, path=path, source=source)
    assert [r.rank for r in found] == sorted(r.rank for r in found)
    fits = [
        r for r in routes
        if r.category == category[: len(r.category)] and r.path == path[: len(r.path)] and r.source in ("", source)
    ]  # fmt: skip
    assert sorted(map(id, found)) == sorted(map(id, fits))


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def owner_of(q, *, category="B01", place=0, source=Source.RESIDENT):
    chosen = categories_of(q.community)[category]
    post, why = first_owner(q.community, chosen, q.buildings[place] if place is not None else None, source)
    return post.title, why


def route(q, rank, **facts):
    return Route.objects.create(community_id=q.id, rank=rank, note=f"规则{rank}", **facts)


@pytest.mark.django_db
def test_whose_grid_it_is_answers_and_without_a_place_the_duty_post(q):
    assert owner_of(q) == ("一网格 网格员", "按第 10 条分派：谁的网格谁来管")
    assert owner_of(q, place=1)[0] == "二网格 网格员"
    assert owner_of(q, place=None) == ("值班岗", "没有对上的分派规则，先由值班岗接着")


@pytest.mark.django_db
def test_a_particular_route_before_a_general_one_and_a_closed_post_never(q):
    route(q, 1, category="B", to_post=q.posts["clerk"])
    route(q, 2, source=Source.WINDOW, to_post=q.posts["secretary"])
    assert (owner_of(q)[0], owner_of(q, category="A02")[0]) == ("社区工作者", "一网格 网格员")
    assert owner_of(q, category="A02", source=Source.WINDOW)[0] == "社区书记"
    Post.objects.filter(community_id=q.id, id=q.posts["clerk"].id).update(closed_at=now())
    assert owner_of(q)[0] == "一网格 网格员"
    Post.objects.filter(community_id=q.id, kind="grid_worker").update(closed_at=now())
    assert owner_of(q)[0] == "值班岗"


@pytest.mark.django_db
def test_a_resident_of_two_communities_reports_as_himself_in_the_right_one(two, as_community):
    """Otherwise the key would lead into the other community, and the report would fail at the commit."""
    first, second = two.both
    with as_community(first.id, second.id):
        mine = [Person.objects.create(community_id=q.id, name="甲", sort_key="a") for q in two.both]
        account = first.accounts["resident"]
        Standing.objects.filter(account_id=account.id).delete()
        for person in mine:
            Standing.objects.create(account_id=account.id, community_id=person.community_id, person_id=person.id)
        actor = first.actor("resident")
        for q, person in zip(two.both, mine, strict=True):
            assert person_of(actor, q.id, Source.RESIDENT) == person
        assert report(second, "resident").person_id is not None
