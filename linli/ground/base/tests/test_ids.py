"""Ids by chance and ids from a seed."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.clock import set_to
from linli.ground.base.ids import Drawing, drawn_from, uuid7

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def drawn(seed: str, many: int) -> list:
    with set_to(NOON), drawn_from(seed):
        return [uuid7() for _ in range(many)]


def test_one_seed_draws_the_same_ids_and_another_seed_none_of_them():
    assert drawn("a", 50) == drawn("a", 50)
    assert set(drawn("a", 50)) & set(drawn("b", 50)) == set()


def test_what_is_drawn_in_one_millisecond_keeps_its_order():
    ids = drawn("a", 5_000)
    assert ids == sorted(ids) and {(i.version, i.variant) for i in ids} == {(7, "specified in RFC 4122")}


def test_after_a_drawing_ids_come_by_chance_again():
    drawn("a", 1)
    assert uuid7() != uuid7()


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=20, unique=True))
def test_drawn_ids_lie_in_the_order_of_their_moments(seconds):
    drawing = Drawing("a")
    ids = [drawing.at(NOON + timedelta(seconds=s)) for s in seconds]
    assert sorted(ids) == [id for _, id in sorted(zip(seconds, ids, strict=True))]
