"""Told at once, sent afterwards: retried, given up with the reason, and read only by whom it is for."""

from datetime import timedelta

import pytest

from linli.engine.notices import channels
from linli.engine.notices.actions import mark_read, tell
from linli.engine.notices.models import Delivery, Notice
from linli.engine.notices.queries import inbox_of, unread_of
from linli.engine.notices.sending import MOST_TRIES, send_due
from linli.ground.base.clock import now, set_to

pytestmark = pytest.mark.django_db
FACTS = {"title": "井盖裂了", "number": "1-26-0001"}


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def told(q, **to):
    return tell(q.id, "matter_raised", **to, **FACTS)


def outbox(as_keeper):
    with as_keeper():
        return list(Delivery.objects.values_list("state", "tries", "why"))


def test_what_is_told_is_in_the_inbox_at_once_and_waits_to_be_sent(q, as_keeper):
    notice = told(q, account=q.accounts["resident"].id)
    assert (list(inbox_of(q.actor("resident"))), unread_of(q.actor("resident"))) == ([notice], 1)
    assert outbox(as_keeper) == [("waiting", 0, "")]
    send_due(), send_due()
    assert outbox(as_keeper) == [("sent", 1, "")]


def test_only_the_account_or_the_holder_of_the_post_reads_it(q, two):
    mine, ours = told(q, account=q.accounts["resident"].id), told(q, post=q.posts["worker1"].id)
    inboxes = {role: list(inbox_of(q.actor(role))) for role in ("resident", "worker1", "worker2", "secretary", "unit")}
    assert inboxes == {"resident": [mine], "worker1": [ours], "worker2": [], "secretary": [], "unit": []}
    assert list(inbox_of(two.second.actor("worker1"))) == []


def test_reading_marks_what_is_there_now(q):
    told(q, account=q.accounts["resident"].id)
    assert (mark_read(q.actor("resident")), mark_read(q.actor("resident"))) == (1, 0)
    told(q, account=q.accounts["resident"].id)
    assert unread_of(q.actor("resident")) == 1


def test_a_channel_that_fails_is_tried_again_later_and_later_and_then_given_up(q, as_keeper, monkeypatch):
    asked = []

    def broken(notice, sentence):
        asked.append(now())
        raise ConnectionError("对方没接")

    monkeypatch.setitem(channels._channels, "console", broken)
    told(q, post=q.posts["worker1"].id)
    start = moment = now()
    for _ in range(MOST_TRIES + 3):
        with set_to(moment):
            send_due(), send_due()  # the second finds nothing due
        moment += timedelta(minutes=2 ** min(len(asked), 20))
    assert outbox(as_keeper) == [("failed", MOST_TRIES, "对方没接")]
    assert len(asked) == MOST_TRIES
    assert asked[-1] - start > timedelta(days=1)
    assert Notice.objects.filter(community_id=q.id).count() == 1  # it stays in the inbox


def test_one_that_fails_does_not_hold_the_others(q, as_keeper, monkeypatch):
    def picky(notice, sentence):
        if notice.account_id == 1:
            raise ValueError("号码不对")

    monkeypatch.setitem(channels._channels, "console", picky)
    told(q, account=1), told(q, account=2)
    send_due()
    assert sorted(outbox(as_keeper)) == [("sent", 1, ""), ("waiting", 1, "号码不对")]


def test_a_word_nobody_declared_or_a_missing_fact_fails_where_it_is_told(q):
    with pytest.raises(KeyError):
        tell(q.id, "nonsense", account=1)
    with pytest.raises(KeyError):
        tell(q.id, "matter_raised", account=1, title="x")
    assert Notice.objects.filter(community_id=q.id).count() == 0
