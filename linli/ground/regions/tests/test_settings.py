"""The nearest place that decided wins; where nobody did, the default with its source holds."""

from datetime import timedelta

import pytest

from linli.ground.base.clock import today
from linli.ground.regions.models import Region, Setting
from linli.ground.regions.settings import Key, ancestors, row_for, setting, value_for

pytestmark = pytest.mark.django_db
KEY = Key("trial.days", 7, "默认")
CODES = {
    "province": "610000000000", "city": "610600000000", "district": "610603000000", "street": "610603001000",
    "community": "610603001002",
}  # fmt: skip


def decide(level, value, days_ago=0):
    region = Region.objects.get(code=CODES[level])
    return Setting.objects.create(
        region=region, key=KEY.name, value=value, source=level, valid_from=today() - timedelta(days=days_ago)
    )


def test_a_code_lies_under_all_its_regions_nearest_first():
    assert ancestors("610603001002") == list(reversed(CODES.values()))
    assert ancestors("610000000000") == ["610000000000"]


def test_without_a_decision_the_default_holds(two):
    assert (value_for(two.first.community, KEY), row_for(two.first.community, KEY)) == (7, None)


@pytest.mark.parametrize("nearest", range(1, 6))
def test_the_nearest_decision_wins_whenever_it_was_made(two, nearest):
    levels = list(CODES)[:nearest]
    for age, level in enumerate(levels):
        decide(level, level, days_ago=5 - age if nearest % 2 else age)
    assert value_for(two.first.community, KEY) == levels[-1]
    assert value_for(two.second.community, KEY) == levels[min(nearest, 4) - 1]


def test_of_one_place_the_latest_in_force_wins_and_tomorrow_waits(two):
    decide("street", 1, days_ago=9), decide("street", 2, days_ago=3), decide("street", 3, days_ago=-1)
    assert value_for(two.first.community, KEY) == 2


def test_of_two_on_one_day_the_last_written_wins(two):
    decide("street", 1), decide("street", 2)
    assert (value_for(two.first.community, KEY), row_for(two.first.community, KEY).source) == (2, "street")


def test_a_setting_is_declared_once():
    from linli.ground.regions.settings import known

    setting("trial.once", 1, source="x")
    with pytest.raises(ValueError, match="declared twice"):
        setting("trial.once", 2, source="y")
    assert [k for k in known() if not k.source] == []


def test_nought_is_a_decision_too(two):
    decide("community", 0)
    assert value_for(two.first.community, KEY) == 0
