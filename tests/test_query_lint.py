"""The query lint sees what would leave a community, and lets pass what stays in it."""

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q

from linli.engine.counts.models import TallyDelta
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import find_matter, parts_for, visible_to
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from tests.query_lint import fault, off, scoped_tables, watching

pytestmark = pytest.mark.django_db
POSTS = "community not pinned on posts_post"


def post(n=0, **more):
    return Post.objects.filter(community_id=n, **more)


RIGHT = {
    "by community and id": lambda: post(id=uuid7()).first(),
    "several communities": lambda: list(Post.objects.filter(community_id__in=[1, 2])),
    "a join": lambda: post(place__kind="grid").select_related("above").count(),
    "grouped": lambda: list(post().values("kind").annotate(n=Count("id"))),
    "a lock": lambda: post(id=uuid7()).select_for_update().first(),
    "a change": lambda: post(id=uuid7()).update(title="x"),
    "a condition that may be this or that": lambda: list(post().filter(Q(title="a") | Q(title="b"))),
    "what hangs on the row outside": lambda: post().filter(
        Exists(Place.objects.filter(community_id=OuterRef("community_id"), id=OuterRef("place_id")))
    ).count(),
    "a list of ids of the same community": lambda: post(place_id__in=Place.objects.filter(community_id=0).values("id")).count(),
    "an insert": lambda: TallyDelta(community_id=1, word="x", n=1),
}  # fmt: skip
WRONG = {
    "by id alone": (lambda: Post.objects.filter(id=uuid7()).first(), POSTS),
    "a lock by id alone": (lambda: Post.objects.select_for_update().filter(id=uuid7()).first(), POSTS),
    "all": (lambda: Post.objects.count(), POSTS),
    "a change of all": (lambda: Post.objects.update(title="x"), POSTS),
    "a deletion": (lambda: Post.objects.filter(id=uuid7()).delete(), POSTS),
    "a move to another community": (lambda: post(1).update(community_id=2), "moves a row to another community"),
    "an OR beside the community": (lambda: list(post() | Post.objects.filter(title="a")), POSTS),
    "all but one community": (lambda: list(Post.objects.exclude(community_id=1)), POSTS),
    "a pin on nothing but the list of ids": (
        lambda: Post.objects.filter(place_id__in=Place.objects.filter(community_id=0).values("id")).count(), POSTS,
    ),
    "a subquery that asks everywhere": (
        lambda: post().filter(Exists(Place.objects.filter(id=OuterRef("place_id")))).count(),
        "community not pinned on places_place",
    ),
    "addressed, but with the matter": (
        lambda: list(Part.objects.filter(addressee_scope__in=["1"]).select_related("matter")),
        "community not pinned on matters_matter, matters_part",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RIGHT)
def test_what_stays_in_its_community_passes(name):
    RIGHT[name]()


@pytest.mark.parametrize("name", WRONG)
def test_what_would_leave_its_community_is_named(name):
    act, why = WRONG[name]
    with pytest.raises(AssertionError) as caught:
        act()
    assert str(caught.value).split(": ")[0] == why


def test_the_lists_of_the_engine_pass(two, as_community):
    q = two.first
    with as_community(q.id):
        assert list(visible_to(q.actor("worker1"))) == []
        with pytest.raises(Exception, match="^$"):
            find_matter(q.actor("clerk"), uuid7())
    with as_community(scopes=q.actor("unit").scopes):
        assert list(parts_for(q.actor("unit"))) == []


def test_a_stated_reason_and_the_set_up_of_tests_are_let_pass():
    with cross_community("a test counts everything"):
        assert Post.objects.count() == 0
    with off():
        assert Post.objects.count() == 0


def test_a_row_read_again_or_saved_names_its_community(two, as_community):
    q = two.first
    with as_community(q.id):
        row = q.posts["clerk"]
        row.refresh_from_db()
        row.save()
        assert row.above.title == "社区书记"


def test_union_and_raw_statements_are_looked_at_part_by_part():
    tables, pinned = scoped_tables(), 'SELECT "n" FROM "counts_tally" WHERE "community_id" = %s'
    loose = 'SELECT "n" FROM "counts_tallydelta" WHERE "word" = %s'
    assert fault(f"({pinned}) UNION ALL ({pinned})", tables) == ""
    assert fault(f"({pinned}) UNION ALL ({loose})", tables) == "community not pinned on counts_tallydelta"
    assert fault('INSERT INTO "counts_tally" ("n") VALUES (%s)', tables) == ""
    assert fault('SELECT 1 FROM "regions_region"', tables) == ""


def test_the_lint_is_taken_off_the_connection_afterwards():
    before = list(connection.execute_wrappers)
    with watching():
        assert len(connection.execute_wrappers) == len(before) + 1
    assert (connection.execute_wrappers, Matter._meta.db_table in scoped_tables()) == (before, True)
