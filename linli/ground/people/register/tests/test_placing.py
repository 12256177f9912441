"""Places of a plan in the tree, without a database."""

from hypothesis import given
from hypothesis import strategies as st

from linli.ground.people.register.placing import bare, natural
from linli.ground.places.paths import LENGTH, ordinal_of, segment


@given(st.integers(0, 36**LENGTH - 1), st.integers(0, 36**LENGTH - 1))
def test_segments_sort_as_their_ordinals_do(one, other):
    assert (segment(one) < segment(other), ordinal_of(segment(one))) == (one < other, one)


def test_steps_sort_as_people_count():
    steps = ["10号楼", "2号楼", "A座", "1排", "综合楼"]
    assert sorted(steps, key=natural) == ["1排", "2号楼", "10号楼", "A座", "综合楼"]


def test_a_key_keeps_what_tells_places_apart():
    assert [bare(step) for step in ("3号楼", "1单元", "1排", "A座", "")] == ["3", "1", "1排", "A座", ""]
