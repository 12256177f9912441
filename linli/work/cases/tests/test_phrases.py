"""常用话: who may keep them, what is offered when, and that a new community finds some."""

import pytest

from linli.ground.base.scope import cross_community, scope
from linli.ground.posts.founding import foundings
from linli.work.cases.models import Template
from linli.work.cases.phrases import STEP_TITLES, lay_phrases, phrases_for, phrases_of

pytestmark = pytest.mark.django_db
NEW = {"step": "work", "category": "A", "title": "等物业", "phrase": "物业明天来。"}


@pytest.mark.parametrize(
    ("role", "code"),
    [("secretary", 200), ("duty", 200), ("clerk", 200), ("worker1", 403), ("resident", 403), ("unit", 403)],
)
def test_who_sees_the_whole_community_keeps_its_words(two, role, code):
    assert two.first.client(role).get("/templates/").status_code == code


def test_a_community_begins_with_some_and_laying_them_twice_adds_none(two):
    q = two.first
    with cross_community("a community begins"):
        foundings["phrases"].run(q.community)
    with scope({q.id}):
        rows = list(phrases_of(q.id))
        assert (len(rows) >= 12, {row.step for row in rows} <= set(STEP_TITLES)) == (True, True)
        assert lay_phrases(q.community) == 0


def test_one_is_added_changed_and_dropped(two):
    q, client = two.first, two.first.client("clerk")
    assert client.post("/templates/new/", NEW).status_code == 302
    with scope({q.id}):
        row = Template.objects.get(community_id=q.id)
    assert client.post(f"/templates/{row.id}/", NEW | {"phrase": "物业后天来。"}).status_code == 302
    assert "物业后天来。" in client.get("/templates/").content.decode()
    assert client.post(f"/templates/{row.id}/drop/").status_code == 302
    assert "点“放进自带的几句”" in client.get("/templates/").content.decode()


def test_two_of_one_name_are_refused_with_what_to_do(two):
    client = two.first.client("clerk")
    client.post("/templates/new/", NEW)
    again = client.post("/templates/new/", NEW)
    assert again.status_code == 422 and "换个名字" in again.content.decode()


def test_only_what_fits_step_and_category_is_offered(two):
    q = two.first
    with scope({q.id}):
        for step, category, title in (
            ("work", "", "都算"),
            ("work", "A02", "电梯"),
            ("work", "B", "市政"),
            ("fix", "", "好了"),
        ):
            Template.objects.create(community_id=q.id, step=step, category=category, title=title, phrase=title)
        assert [row.title for row in phrases_for(q.id, "work", "A02")] == ["电梯", "都算"]


def test_one_of_another_community_is_not_there(two):
    with scope({two.second.id}):
        lay_phrases(two.second.community)
        row = phrases_of(two.second.id).first()
    client = two.first.client("secretary")
    assert [client.get(f"/templates/{row.id}/{tail}").status_code for tail in ("", "drop/")] == [404, 404]
