"""Follow instead of raising again; a slip for one matter."""

import pytest
from django.db import IntegrityError, transaction

from linli.engine.matters.actions.following import follow_matter, followed_by, followers_of, stop_following
from linli.engine.matters.models import Follow, Matter
from linli.engine.matters.queries import find_matter, visible_to
from linli.engine.matters.rules import may_know_of, raised_it
from linli.engine.matters.slips import find_slip, make_slip, tidied_number
from linli.ground.access.actor import who_holds_the_slip
from linli.ground.base.errors import Invalid, NotThere, Refused, Stale
from linli.ground.base.ids import uuid7
from tests.makers import report

pytestmark = pytest.mark.django_db


def test_followed_twice_is_once_and_stopped_is_over(two, as_community):
    q = two.first
    neighbour = q.actor("neighbour")
    with as_community(q.id):
        matter = report(q)
        first = follow_matter(matter, actor=neighbour, words="  我家  也是 ")
        assert (follow_matter(matter, actor=neighbour).id, first.words) == (first.id, "我家 也是")
        assert [f.id for f in followed_by(neighbour, q.id)] == [f.id for f in followers_of(matter)] == [first.id]
        stop_following(matter, actor=neighbour)
        assert (list(followed_by(neighbour, q.id)), followers_of(matter)) == ([], [])
        with pytest.raises(Stale):
            stop_following(matter, actor=neighbour)


def test_following_lets_nobody_see_the_matter(two, as_community):
    q = two.first
    neighbour = q.actor("neighbour")
    with as_community(q.id):
        matter = report(q)
        follow_matter(matter, actor=neighbour)
        assert not may_know_of(neighbour, matter.facts()) and not visible_to(neighbour).exists()
        with pytest.raises(NotThere):
            find_matter(neighbour, matter.id)


@pytest.mark.parametrize(
    ("change", "no"),
    [({"restricted": True}, Refused), ({"stage": "ended", "outcome": "withdrawn"}, Stale), ({}, Invalid)],
)
def test_what_cannot_be_followed(two, as_community, change, no):
    q = two.first
    with as_community(q.id):
        matter = report(q)
        Matter.objects.filter(community_id=q.id, id=matter.id).update(**change)
        matter.refresh_from_db()
        with pytest.raises(no):
            follow_matter(matter, actor=q.actor("neighbour" if change else "resident"))


def test_the_database_too_keeps_one_following_a_matter_and_account(two, as_community):
    q = two.first
    neighbour = q.actor("neighbour")
    with as_community(q.id):
        follow = follow_matter(report(q), actor=neighbour)
        with pytest.raises(IntegrityError), transaction.atomic():
            Follow.objects.create(
                community_id=q.id, matter_id=follow.matter_id, account_id=neighbour.account, why="joined", at=follow.at
            )


def test_a_slip_gives_the_raisers_rights_in_one_matter_and_in_no_other(two, as_community):
    q = two.first
    with as_community(q.id):
        one, other = report(q), report(q, "neighbour")
        holder = who_holds_the_slip(q.id, one.id)
        assert [raised_it(holder, m.facts()) for m in (one, other)] == [True, False]
        assert [m.id for m in visible_to(holder)] == [one.id]


def test_a_slip_is_found_by_its_number_and_code_however_they_are_typed(two, as_community):
    q, other = two.both
    with as_community(q.id, other.id):
        matter, key = report(q), uuid7()
        slip, code = make_slip(matter, client_key=key)
        assert make_slip(matter, client_key=key) == (slip, code)
        typed = f" {code[:4].lower()}-{code[4:8]} {code[8:]}"
        assert find_slip(q.id, matter.number.replace("-", " "), typed) == slip
        assert [
            find_slip(*wrong) for wrong in ((other.id, matter.number, code), (q.id, "1", code), (q.id, "", ""))
        ] == [None] * 3
        assert tidied_number("１—26–0043"[1:]) == "26-0043"
