"""The doctor sees a clock that does not keep up."""

from datetime import timedelta

import pytest

from linli.engine.matters.checkups import look_at_clock
from linli.engine.matters.ticks import look_at_all
from linli.ground.base.clock import now, set_to
from tests.makers import report

pytestmark = pytest.mark.django_db


def test_promises_nobody_looked_at_for_an_hour_are_a_fault_and_those_looked_at_are_not(two, as_community):
    with as_community(two.first.id):
        report(two.first)
    found = []
    for hours in (0, 3):
        with set_to(now() + timedelta(hours=hours)):
            found.append([fault.said for fault in look_at_clock()])
    with set_to(now() + timedelta(hours=3)):
        look_at_all()
        found.append(list(look_at_clock()))
    assert found == [[], ["1 matters wait for the clock for more than an hour"], []]
