"""A community decides for itself, says why and from when; what it did not decide comes from above."""

from datetime import date, timedelta

import pytest

from linli.ground.base.clock import set_to, start_of, today
from linli.ground.base.errors import Invalid
from linli.ground.base.scope import cross_community
from linli.ground.regions.holidays import add_holiday
from linli.ground.regions.models import Holiday, Region, Setting
from linli.ground.regions.settings import all_in_force, decide, fault_of, known, value_for
from tests.admins import seat_admins

pytestmark = pytest.mark.django_db


def key(name):
    return next(k for k in known() if k.name == name)


def test_the_nearest_region_wins_from_its_day_on(two):
    street, own = Region.objects.get(code="610603001000"), two.first.community
    hours = key("rights.emergency_minutes")
    facts = {"key": hours.name, "valid_from": today(), "source": "街道文件"}
    with cross_community("the street decides"):
        Setting.objects.create(region=street, value=96, **facts)
    decide(own, hours, 48, source="居民会议", since=today() + timedelta(days=3), account=1)
    assert (value_for(own, hours), value_for(two.second.community, hours)) == (96, 96)
    with set_to(start_of(today() + timedelta(days=3))):
        found = next(f for f in all_in_force(own) if f.key == hours)
        assert (found.value, found.row.source, found.inherited.value) == (48, "居民会议", 96)
        assert value_for(two.second.community, hours) == 96


@pytest.mark.parametrize("name, value, fits", [
    ("rights.emergency_minutes", 48, True), ("rights.emergency_minutes", 0, False), ("rights.emergency_minutes", "48", False),
    ("rights.emergency_minutes", True, False), ("rights.emergency_minutes", [48], False),
    ("cases.unit_hours", [24, 48], True), ("cases.unit_hours", [], False), ("cases.unit_hours", [24, "x"], False),
    ("cases.limits", {"U0": "2h", "U1": "24h", "U2": "5wd", "U3": "10wd", "U4": "30wd"}, True),
    ("cases.limits", {"U0": "2h"}, False),
    ("cases.limits", {"U0": "2h", "U1": "24h", "U2": "five", "U3": "10wd", "U4": "30wd"}, False),
    ("places.levels", {"building": "楼", "dwelling": "户"}, True), ("places.levels", {"moon": "月"}, False),
])  # fmt: skip
def test_a_value_must_be_able_to_stand_in_for_the_default(name, value, fits):
    assert (fault_of(key(name), value) == "") is fits


def test_without_a_source_nothing_is_decided(two):
    with pytest.raises(Invalid):
        decide(two.first.community, key("places.levels"), {"dwelling": "户"}, source=" ", since=today(), account=1)


def test_every_setting_of_the_house_has_a_title_and_a_source():
    assert [k.name for k in known() if not (k.title and k.source) and not k.name.startswith("trial.")] == []


def test_the_page_shows_first_and_then_decides(two):
    client, url = two.first.client("secretary"), "/settings/cases.unit_hours/"
    form = {"part_0": "12、24", "since": today().isoformat(), "source": "居民会议2026-3"}
    assert "现在：24、72、168" in client.post(url, form).content.decode()
    assert Setting.objects.count() == 0
    assert client.post(url, form | {"sure": "1"}).headers["Location"] == "/settings/"
    row = Setting.objects.get()
    assert (row.value, row.source, row.region.code, row.by_account) == (
        [12, 24], "居民会议2026-3", "610603001002", two.first.accounts["secretary"].id,
    )  # fmt: skip
    assert client.post(url, form | {"part_0": "soon", "sure": "1"}).status_code == 422


@pytest.mark.parametrize("role, sees, decides, locks", [
    ("secretary", 200, 200, 200), ("clerk", 200, 403, 403), ("system", 200, 403, 200), ("audit", 200, 403, 403),
    ("worker1", 403, 403, 403), ("unit", 403, 403, 403), ("resident", 403, 403, 403),
])  # fmt: skip
def test_who_sees_and_who_decides(two, role, sees, decides, locks):
    client = seat_admins(two.first).client(role)
    urls = ("/settings/", "/settings/cases.limits/", "/settings/accounts.once_days/")
    assert [client.get(url).status_code for url in urls] == [sees, decides, locks]


def test_limits_are_told_as_people_say_them(two):
    page = two.first.client("secretary").get("/settings/").content.decode()
    assert ("24 小时" in page, "7 个工作日" in page, "7wd" in page) == (True, True, False)


def test_a_day_is_added_once_with_its_notice_and_a_year_without_one_is_provisional(two):
    client = two.first.client("clerk")
    assert "还没有录" in client.get("/holidays/?year=2031").content.decode()
    form = {"day": "2031-01-01", "kind": "off", "name": "元旦", "source": "国办发明电〔2030〕1号", "sure": "1"}
    assert client.post("/holidays/new/", form).status_code == 302
    assert client.post("/holidays/new/", form).status_code == 422
    assert list(Holiday.objects.values_list("day", "kind", "name")) == [(date(2031, 1, 1), "off", "元旦")]
    page = client.get("/holidays/?year=2031").content.decode()
    assert "国办发明电〔2030〕1号" in page


@pytest.mark.parametrize("role, status", [
    ("system", 200), ("secretary", 200), ("security", 403), ("worker1", 403), ("resident", 403),
])  # fmt: skip
def test_who_adds_holidays(two, role, status):
    assert seat_admins(two.first).client(role).get("/holidays/new/").status_code == status


@pytest.mark.parametrize("year", ["", "99999", "-1", "x", "２０２６", "1"])
def test_a_strange_year_is_this_year(two, year):
    assert f"{today().year} 年节假日" in two.first.client("clerk").get(f"/holidays/?year={year}").content.decode()


def test_a_holiday_needs_a_source(db):
    with pytest.raises(Invalid):
        add_holiday(date(2031, 1, 1), kind="off", name="元旦", source=" ")
