"""How the demo shares households out among those who look after them."""

from collections import Counter

from linli.front.demo.stages.links import shared_out


def test_households_are_shared_out_turn_by_turn_and_nobody_has_more_than_fifty():
    assert shared_out(list(range(5)), ["甲", "乙"]) == [(0, "甲"), (1, "乙"), (2, "甲"), (3, "乙"), (4, "甲")]
    assert Counter(contact for _, contact in shared_out(list(range(500)), ["甲", "乙"])) == {"甲": 50, "乙": 50}
    assert shared_out(list(range(3)), []) == []
