from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Engine
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.templatetags.times import by, day, day_words, is_late, is_today, left_words, span_words

NOW = datetime(2026, 11, 23, 2, 40, tzinfo=UTC)  # 10:40 in the community


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


@pytest.mark.parametrize(
    "when, words",
    [
        (datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "今天 17:00"),
        (datetime(2026, 11, 23, 16, 30, tzinfo=UTC), "明天 00:30"),
        (datetime(2026, 11, 24, 15, 59, tzinfo=UTC), "明天"),
        (datetime(2026, 11, 21, 10, 20, tzinfo=UTC), "11月21日 18:20"),
        (datetime(2025, 1, 2, 0, 0, tzinfo=UTC), "2025年1月2日 08:00"),
        (date(2026, 11, 22), "昨天"),
        (date(2026, 11, 25), "后天"),
        (date(2026, 12, 1), "12月1日"),
    ],
)
def test_a_day_is_said_as_a_neighbour_says_it(when, words):
    assert day_words(when, NOW) == words


@pytest.mark.parametrize(
    "gap, words",
    [
        (timedelta(hours=6, minutes=20), "还有 6 小时 20 分"),
        (timedelta(hours=1), "还有 1 小时"),
        (timedelta(minutes=5), "还有 5 分钟"),
        (timedelta(days=1, hours=5, minutes=9), "还有 1 天 5 小时"),
        (timedelta(days=3, hours=5), "还有 3 天"),
        (timedelta(seconds=20), "到时间了"),
        (-timedelta(days=2, hours=3), "晚了 2 天"),
        (-timedelta(minutes=40), "晚了 40 分钟"),
    ],
)
def test_time_left_is_said_in_at_most_two_units(gap, words):
    assert left_words(NOW + gap, NOW) == words


@pytest.mark.parametrize(
    "due, words",
    [(datetime(2026, 11, 23, 9, 0, tzinfo=UTC), "今天 17:00 前"), (date(2026, 11, 24), "明天之内"), (None, "")],
)
def test_a_promise_is_said_with_its_end(due, words):
    assert by(due, NOW) == words


def test_late_and_today_are_told_apart():
    late, soon, tomorrow = NOW - timedelta(minutes=1), NOW + timedelta(hours=1), NOW + timedelta(days=1)
    assert [(is_late(due, NOW), is_today(due, NOW)) for due in (late, soon, tomorrow, None)] == [
        (True, True), (False, True), (False, False), (False, False),
    ]  # fmt: skip


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_a_span_never_says_more_than_it_is(gap):
    units = {"天": 1440, "小时": 60, "分": 1, "分钟": 1}
    words = span_words(gap).split()
    said = sum(int(number) * units[unit] for number, unit in zip(words[::2], words[1::2], strict=True))
    assert said <= gap.total_seconds() / 60


def test_nothing_is_said_of_no_time():
    assert (day(None), day("", NOW)) == ("", "")


def test_english_readers_get_english():
    with translation.override("en"):
        assert left_words(NOW + timedelta(days=1, hours=1), NOW) == "1 day 1 hour left"


def test_templates_say_times_against_a_given_now():
    engine = Engine(builtins=["linli.ground.base.templatetags.times"])
    page = engine.from_string("{{ due|day:now }} {{ due|left:now }}")
    assert page.render(Context({"due": NOW + timedelta(hours=2), "now": NOW})) == "今天 12:40 还有 2 小时"
