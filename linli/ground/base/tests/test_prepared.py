"""Questions compiled once give what the query set itself would give, for every shape of their values."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.ground.base.ids import uuid7
from linli.ground.base.prepared import Prepared, columns
from linli.ground.base.templatetags.kept import kept
from linli.ground.base.written import Written
from linli.ground.places.models import Place
from linli.ground.posts.models import Post

pytestmark = pytest.mark.django_db

AT = Prepared(
    lambda community, kinds, place: Post.objects.filter(
        community_id=community, kind__in=kinds, place_id=place
    ).order_by("title")
)


def test_the_same_rows_as_the_query_set_whatever_the_length_of_a_list(two, as_community):
    q = two.first
    with as_community(q.id):
        for kinds in ([], ["grid_worker"], ["grid_worker", "grid_owner"]):
            for place in (None, q.grids[0].id):
                asked = Post.objects.filter(community_id=q.id, kind__in=kinds, place_id=place).order_by("title")
                assert AT.of(Post, community=q.id, kinds=kinds, place=place) == list(asked)


def test_related_rows_come_along_in_the_same_question(two, as_community):
    q = two.first
    question = Prepared(
        lambda community: Post.objects.filter(community_id=community).order_by("title").values_list(
            *columns(Post, "place", "above")
        )
    )  # fmt: skip
    with as_community(q.id):
        expected = Post.objects.filter(community_id=q.id).select_related("place", "above").order_by("title")
        facts = [(p, p.place, p.above) for p in expected]
        with CaptureQueriesContext(connection) as asked:
            posts = question.of(Post, "place", "above", community=q.id)
            found = [(p, p.place, p.above) for p in posts]
    assert (found, len(asked)) == (facts, 1)


def test_a_value_that_would_be_changed_on_the_way_is_refused_not_baked_in(two, as_community):
    """A pattern is made of the value: kept as it was at first, it would find the first answer for ever."""
    begins = Prepared(lambda community, word: Post.objects.filter(community_id=community, title__startswith=word))
    with as_community(two.first.id), pytest.raises(ValueError, match="does not reach the SQL as it is"):
        begins.rows(community=two.first.id, word="一")


def test_other_values_are_asked_with_the_same_statement_and_get_other_rows(two, as_community):
    first, second = two.both
    with as_community(first.id):
        mine = AT.of(Post, community=first.id, kinds=["duty"], place=None)
    with as_community(second.id):
        theirs = AT.of(Post, community=second.id, kinds=["duty"], place=None)
    assert (mine, theirs) == ([first.posts["duty"]], [second.posts["duty"]])


def test_what_is_written_without_the_query_language_is_what_it_would_have_written(two, as_community):
    q = two.first
    facts = dict(community_id=q.id, kind="estate", name="北院", key="北院", line="北院", outline={"type": "Polygon"})
    with as_community(q.id):
        made = Written(Place).write(Place(path="0009", **facts))
        read = Place.objects.get(community_id=q.id, id=made.id)
        made.name = "北大院"
        made.save(update_fields=["name"])
        assert {name: getattr(read, name) for name in facts} == facts
        assert Place.objects.get(community_id=q.id, id=made.id).name == "北大院"


def test_a_part_is_made_once_for_the_same_facts_and_anew_for_others():
    facts = {"menu": [{"url": "/a/", "icon": "sun", "word": str(uuid7()), "current": True, "count": 1}]}
    first = kept("parts/dock_menu.html", **facts)
    other = kept("parts/dock_menu.html", menu=[facts["menu"][0] | {"count": 2}])
    assert kept("parts/dock_menu.html", **facts) is first
    assert ("（1）" in first, "（2）" in other) == (True, True)
