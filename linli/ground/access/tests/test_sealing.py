"""Readings are sealed into a chain, and whoever changes one of them breaks it where everybody can see."""

from datetime import timedelta

import pytest

from linli.ground.access.actor import NOBODY, the_clock
from linli.ground.access.acts import note_act
from linli.ground.access.models import Act, ReadLog, ReadSeal
from linli.ground.access.reading import log_reading
from linli.ground.access.sealing import broken, seal, seal_all
from linli.ground.base.clock import now
from linli.ground.base.ids import uuid7

pytestmark = pytest.mark.django_db


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def read(q, role="clerk", n=1):
    subjects = [uuid7() for _ in range(n)]
    log_reading(q.actor(role), q.id, subjects, to="case")
    return subjects


@pytest.fixture
def chain(q, as_keeper):
    """Three seals over two readings each."""
    for _ in range(3):
        read(q), read(q)
        seal_all()
    with as_keeper():
        yield q.id


def test_a_reading_says_who_looked_at_whom_as_which_post_and_why(q):
    subjects = read(q, n=2)
    (row,) = ReadLog.objects.filter(community_id=q.id)
    assert (row.account_id, row.post_id, row.purpose, row.subjects, row.sealed_in) == (
        q.accounts["clerk"].id, q.posts["clerk"].id, "case", sorted(subjects), None,
    )  # fmt: skip


def test_what_one_sees_of_oneself_and_what_the_clock_does_is_no_reading(q):
    actor = q.actor("resident")
    log_reading(actor, q.id, actor.persons, to="case")
    log_reading(the_clock(q.id), q.id, [uuid7()], to="case")
    log_reading(NOBODY, q.id, [uuid7()], to="case")
    assert ReadLog.objects.filter(community_id=q.id).count() == 0


def test_an_untouched_chain_holds_and_what_came_later_is_not_yet_in_it(chain, q):
    seals = list(ReadSeal.objects.filter(community_id=chain).order_by("number").values_list("number", "hash"))
    assert ([n for n, _ in seals], len({h for _, h in seals}), broken(chain)) == ([1, 2, 3], 3, [])
    ReadLog.objects.create(community_id=chain, account_id=1, purpose="x", subjects=[uuid7()], at=now())
    assert broken(chain) == []
    assert (seal(chain), seal(chain), broken(chain)) == (1, 0, [])


def test_communities_have_chains_of_their_own(two, as_keeper):
    for q in two.both:
        with_row(q)
    seal_all()
    with as_keeper():
        assert [(s.community_id, s.number) for s in ReadSeal.objects.order_by("community_id")] == [
            (two.first.id, 1), (two.second.id, 1),
        ]  # fmt: skip


def with_row(q):
    from linli.ground.base.scope import scope

    with scope({q.id}):
        read(q)


CHANGES = {
    "who": dict(account_id=999),
    "why": dict(purpose="别的"),
    "whom": dict(subjects=[]),
    "when": dict(at=now() - timedelta(days=1)),
    "as whom": dict(post_id=None),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_reading_is_named_by_its_seal(chain, change):
    ids = ReadSeal.objects.get(community_id=chain, number=2).ids
    ReadLog.objects.filter(community_id=chain, id=ids[0]).update(**CHANGES[change])
    assert broken(chain) == ["seal 2: a reading was changed"]


def test_a_reading_that_is_gone_is_named(chain):
    ids = ReadSeal.objects.get(community_id=chain, number=2).ids
    ReadLog.objects.filter(community_id=chain, id=ids[1]).delete()
    assert broken(chain) == [f"seal 2: readings gone: {ids[1]}"]


def test_a_seal_made_to_fit_breaks_the_next(chain):
    from linli.ground.access.sealing import digest

    first, second = ReadSeal.objects.filter(community_id=chain).order_by("number")[:2]
    ReadLog.objects.filter(community_id=chain, id=second.ids[0]).update(purpose="别的")
    rows = {row.id: row for row in ReadLog.objects.filter(community_id=chain, id__in=second.ids)}
    forged = digest(first.hash, [rows[i] for i in second.ids])
    ReadSeal.objects.filter(community_id=chain, id=second.id).update(hash=forged)
    assert broken(chain) == ["seal 3: a reading was changed"]


def test_a_seal_that_is_gone_breaks_the_chain(chain):
    ReadSeal.objects.filter(community_id=chain, number=2).delete()
    assert broken(chain) == [
        "seal 3: a reading was changed",
        "2 readings say they are sealed and stand in no seal",
    ]


def test_a_chain_cut_short_is_noticed(chain):
    ReadSeal.objects.filter(community_id=chain, number=3).delete()
    assert broken(chain) == ["2 readings say they are sealed and stand in no seal"]


def test_a_reading_hidden_from_the_seals_is_named(chain):
    """Marked as sealed by a row that never was in a seal: it would pass every digest."""
    ReadLog.objects.create(community_id=chain, account_id=1, purpose="x", subjects=[], at=now(), sealed_in=2)
    assert broken(chain) == ["1 readings say they are sealed and stand in no seal"]


def test_acts_have_a_chain_of_their_own_and_a_changed_act_is_found(chain, q, as_keeper):
    for word in ("setting", "export"):
        note_act(q.actor("secretary"), chain, word, subject="x", rows=3)
        seal(chain)
    numbers = list(
        ReadSeal.objects.filter(community_id=chain, chain="act").order_by("number").values_list("number", flat=True)
    )
    whole = broken(chain)
    Act.objects.filter(community_id=chain, word="setting").update(facts={"rows": 4})
    assert (numbers, whole, broken(chain)) == ([1, 2], [], ["seal of acts 1: an act was changed"])


def test_an_act_nobody_declared_is_not_written(q):
    with pytest.raises(ValueError, match="no such act"):
        note_act(q.actor("clerk"), q.id, "anything")
