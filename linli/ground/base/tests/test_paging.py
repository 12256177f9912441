"""Every page together is the whole list, also where rows tie, where text looks like a date, and with made-up cursors."""

import base64
import json
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from linli.ground.accounts.models import Standing
from linli.ground.base.clock import now
from linli.ground.base.paging import page_of
from linli.ground.base.scope import cross_community
from linli.ground.posts.models import Post
from linli.ground.regions.models import Holiday, Region
from tests.query_lint import off

pytestmark = pytest.mark.django_db
NAMES = st.text(st.sampled_from("0123456789-abcdef市"), min_size=1, max_size=32)


def pages(rows, by, size):
    """All pages, followed from the first to the last."""
    found, after = [], ""
    while len(found) < 100:
        page = page_of(rows, by=by, after=after, size=size)
        assert page.is_first == (after == "")
        found.append([row.pk for row in page.rows])
        if not (after := page.after):
            return found
    raise AssertionError("the pages never end")


def whole(rows, by):
    return [row.pk for row in rows.order_by(*by)]


@given(
    names=st.lists(NAMES, min_size=0, max_size=12),
    size=st.integers(1, 5),
    by=st.sampled_from([("name", "code"), ("-name", "-code"), ("name", "id"), ("-level", "-name", "-id")]),
)
@example(names=["20240103", "20240101", "20240102", "2024-01-01", "1"], size=1, by=("name", "code"))
@example(names=["a" * 32, "1" * 32, "b" * 32], size=1, by=("-name", "-code"))
@settings(max_examples=40, deadline=None)
def test_all_pages_together_are_the_whole_list(names, size, by):
    with as_set_up():
        Region.objects.all().delete()
        Region.objects.bulk_create(
            Region(code=f"{n:012}", name=name, level=("city", "district")[n % 2]) for n, name in enumerate(names)
        )
        found = pages(Region.objects.all(), by, size)
        assert [pk for page in found for pk in page] == whole(Region.objects.all(), by)
        assert all(len(page) == size for page in found[:-1])


def as_set_up():
    return cross_community("a test fills a table only the keeper writes")


def test_days_and_moments_are_followed_too(two):
    with as_set_up():
        Holiday.objects.bulk_create(
            Holiday(day=date(2026, 1, 1) + timedelta(days=n), kind="off", name=str(n % 3)) for n in range(7)
        )
        for by in (("day",), ("-day",), ("name", "day")):
            assert sum(pages(Holiday.objects.all(), by, 2), []) == whole(Holiday.objects.all(), by)
    with off():
        rows = Standing.objects.all()
        Standing.objects.update(since=now())  # all tie
        for by in (("since", "id"), ("-since", "-id")):
            assert sum(pages(rows, by, 4), []) == whole(rows, by)


def cursor(*values) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "after",
    [
        "x", "é", "====", "bnVsbA", cursor(), cursor("a"), cursor("a", "b", "c"), cursor("2026-01-01", "not a number"),
        cursor("not a day", "5"), cursor(5, [1]), cursor({"a": 1}, None), cursor("2026-13-45", "1"), cursor("\x00", "1"), "A" * 5000,
    ],
)  # fmt: skip
def test_a_cursor_cut_or_made_up_begins_at_the_beginning(two, after):
    with as_set_up():
        Holiday.objects.create(day=date(2026, 1, 1), kind="off")
        page = page_of(Holiday.objects.all(), by=("day", "id"), after=after)
        assert (len(page.rows), page.after, page.is_first) == (1, "", True)


def test_rows_as_dictionaries_and_columns_of_other_tables_are_followed(two):
    with as_set_up():
        rows = Post.objects.filter(place__isnull=False).select_related("place")
        assert sum(pages(rows, ("place__number", "id"), 2), []) == whole(rows, ("place__number", "id"))
        first = page_of(rows.values("title", "id"), by=("title", "id"), size=2)
        rest = page_of(rows.values("title", "id"), by=("title", "id"), size=20, after=first.after)
        assert [*first.rows, *rest.rows] == list(rows.order_by("title", "id").values("title", "id"))
