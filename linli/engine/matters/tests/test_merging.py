"""Two reports of one trouble become one piece of work, and can be told apart again exactly as they were."""

from datetime import timedelta

import pytest

from linli.engine.matters.actions.merging import merge_into, part_again
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Follow, Matter
from linli.engine.matters.queries import find_matter
from linli.engine.notices.models import Notice
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused, Stale
from tests.makers import ask, report, trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair(two, as_community):
    """(quarter, the one that goes on, the one that is merged into it): the neighbour's is due earlier."""
    q = two.first
    with as_community(q.id):
        first, second = report(q, "resident"), report(q, "neighbour", words="井盖还是破的，没人管吗。")
        Matter.objects.filter(community_id=q.id, id=second.id).update(due_at=first.due_at - timedelta(days=1))
        second.refresh_from_db()
    return q, first, second


def merge(q, second, first, role="worker1"):
    actor = q.actor(role)
    return merge_into(find_matter(actor, second.id), find_matter(actor, first.id), actor=actor)


def part(q, second, role="worker1"):
    return part_again(find_matter(q.actor(role), second.id), actor=q.actor(role))


def row(matter):
    """Everything of a matter but what counts how often it was touched, and when the clock looks at it next."""
    matter.refresh_from_db()
    return {
        f.attname: getattr(matter, f.attname)
        for f in Matter._meta.concrete_fields
        if f.name not in ("version", "step", "stage_at", "next_look")
    }


def followers(matter):
    rows = Follow.objects.filter(community_id=matter.community_id, matter=matter, ended_at=None)
    return set(rows.values_list("account_id", "why", "came_from_id"))


def test_dec_13699_a_merge_keeps_its_trace_and_can_be_undone(pair, as_community):
    q, first, second = pair
    stranger = q.accounts["unit"].id  # follows the second one for a reason of his own
    with as_community(q.id):
        take_step(find_matter(q.actor("worker1"), second.id), "accept", actor=q.actor("worker1"))
        Follow.objects.create(community_id=q.id, matter=second, account_id=stranger, why="joined", at=now())
        before = row(first), row(second), followers(first), followers(second)
        merge(q, second, first)
        merged = row(second)
        assert (merged["stage"], merged["outcome"], merged["merged_into_id"]) == ("ended", "joined", first.id)
        assert row(first)["due_at"] == merged["due_at"] == before[1]["due_at"]
        assert followers(first) == {
            (q.accounts["neighbour"].id, "merged", second.id), (stranger, "merged", second.id),
        }  # fmt: skip
        part(q, second)
        assert (row(first), row(second), followers(first), followers(second)) == before
        assert (trail(first), trail(second)) == (
            ["raise", "joined", "parted"], ["raise", "accept", "merge", "part"],
        )  # fmt: skip


def test_who_said_the_same_hears_of_it_once_and_by_his_own_number(pair, as_community):
    q, first, second = pair
    with as_community(q.id):
        merge(q, second, first)
        before = list(Notice.objects.filter(community_id=q.id).values_list("id", flat=True))
        take_step(find_matter(q.actor("worker1"), first.id), "work", actor=q.actor("worker1"), said="换井盖。")
        told = Notice.objects.filter(community_id=q.id, word="case_work").exclude(id__in=before).order_by("at", "id")
        assert [(n.account_id, n.subject, n.facts["number"], n.facts["title"]) for n in told] == [
            (q.accounts["resident"].id, first.id, first.number, first.title),
            (q.accounts["neighbour"].id, second.id, second.number, second.title),
        ]


def test_who_only_follows_does_not_read_the_raisers_words(pair, as_community):
    q, first, _second = pair
    with as_community(q.id):
        account = q.accounts["neighbour"].id
        Follow.objects.create(community_id=q.id, matter=first, account_id=account, why="joined", at=now())
        take_step(find_matter(q.actor("worker1"), first.id), "accept", actor=q.actor("worker1"))
        told = Notice.objects.get(community_id=q.id, word="case_accept", account_id=account)
        assert told.facts["title"] == "小区1 1号楼 井盖破损缺失"


def test_of_three_reports_the_earliest_promise_holds_and_comes_back_step_by_step(pair, as_community):
    q, first, second = pair
    with as_community(q.id):
        third = report(q, "neighbour", words="第三回说了。")
        Matter.objects.filter(community_id=q.id, id=third.id).update(due_at=second.due_at - timedelta(days=1))
        third.refresh_from_db()
        own, dues = first.due_at, []
        for act in (lambda: merge(q, second, first), lambda: merge(q, third, first), lambda: part(q, third),
                    lambda: part(q, second)):  # fmt: skip
            act()
            dues.append(row(first)["due_at"])
        assert dues == [second.due_at, third.due_at, second.due_at, own]


def test_a_promise_made_anew_since_is_not_taken_back(pair, as_community):
    q, first, second = pair
    with as_community(q.id):
        merge(q, second, first)
        later = first.due_at + timedelta(days=9)
        Matter.objects.filter(community_id=q.id, id=first.id).update(due_at=later)
        part(q, second)
        assert row(first)["due_at"] == later


def test_what_cannot_be_one_is_refused_with_what_to_do(pair, as_community):
    q, first, second = pair
    worker = q.actor("worker1")
    with as_community(q.id):
        with pytest.raises(Invalid, match="另外一件"):
            merge(q, first, first)
        Matter.objects.filter(community_id=q.id, id=first.id).update(restricted=True)
        with pytest.raises(Invalid, match="只限专人看"):
            merge(q, second, first)
        Matter.objects.filter(community_id=q.id, id=first.id).update(restricted=False)
        ask(q, second)
        with pytest.raises(Invalid, match="反过来"):
            merge(q, second, first)
        merge(q, first, second)
        with pytest.raises(Invalid, match="并到那一件"):
            merge(q, report(q, "resident"), first)
        third = report(q, "resident")
        take_step(find_matter(worker, third.id), "refer", actor=worker, said="找供电局。")
        with pytest.raises(Invalid, match="已经结束"):
            merge(q, report(q, "resident"), third)
        part(q, first)
        with pytest.raises(Stale, match="已经分开"):
            part(q, first)


def test_only_who_works_on_both_merges_them(pair, as_community):
    q, first, _second = pair
    with as_community(q.id):
        elsewhere = report(q, "resident", grid=1)
        with pytest.raises(Refused, match="二网格 网格员"):
            merge_into(elsewhere, first, actor=q.actor("worker1"))
        merge(q, elsewhere, first, role="secretary")
        assert trail(elsewhere) == ["raise", "merge"]
