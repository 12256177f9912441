"""Boards count what lists show; nothing due is “—”; complaints are compared over the same days and channel."""

import re
from datetime import date, timedelta

import pytest

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter
from linli.ground.base.clock import now, set_to, start_of, today
from linli.ground.base.statistics import refresh
from linli.ground.people.models import Household
from linli.work.cases.actions import rate_case
from linli.work.cases.boarding import BoardRow, board, whole
from linli.work.cases.comparing import YearsCompared, a_year_before, compare_complaints
from linli.work.cases.filters import Narrow, narrow_of, narrowed
from linli.work.cases.models import Outside
from linli.work.cases.queries import visible_to
from tests.makers import report

pytestmark = pytest.mark.django_db
DAYS = {"since": today(), "until": today()}
LATER = now() + timedelta(days=200)


@pytest.fixture
def worked(two, as_community):
    """Of three cases: one mended in two days and rated well, one late and open, one told as a mediation."""
    q = two.first
    start = now()
    with as_community(q.id):
        with set_to(start):
            good = report(q, photos=0, category="E01")
            report(q, photos=0, grid=1, category="A02")
            report(q, photos=0, category="G05")  # restricted
        with set_to(start + timedelta(days=2)):
            take_step(good, "fix", actor=q.actor("worker1"), said="好了。", photos=1)
            rate_case(good, actor=q.actor("resident"), stars=5)
    return q


def test_a_board_counts_a_cohort_and_says_nothing_where_nothing_was(worked, as_community):
    q = worked
    with as_community(q.id), set_to(LATER):
        rows = sorted(board(q.actor("secretary"), q.id, by="grid", **DAYS), key=lambda r: r.key)
        assert rows == [BoardRow(1, 2, 1, 1, 0, 1, 1, 2.0), BoardRow(2, 1, 0, 1, 0, 0, 0, None)]
        assert [row.content for row in rows] == [1.0, None]
        total = whole(q.actor("secretary"), q.id, **DAYS)
        assert (total.opened, total.closed, total.late, total.days) == (3, 1, 2, 2.0)
        none = whole(q.actor("secretary"), q.id, since=date(2020, 1, 1), until=date(2020, 12, 31))
        assert none == BoardRow(None, 0, 0, 0, 0, 0, 0, None)


@pytest.mark.parametrize(
    "by, keys", [("what", ["A", "E"]), ("source", ["resident"]), ("month", [(today().year, today().month)])]
)
def test_who_may_not_see_a_restricted_case_does_not_count_it(worked, as_community, by, keys):
    q = worked
    with as_community(q.id):
        rows = board(q.actor("clerk"), q.id, by=by, **DAYS)
    assert (sorted(row.key for row in rows), sum(row.opened for row in rows)) == (keys, 2)


def test_every_number_of_a_board_is_the_length_of_the_list_it_opens(worked):
    client = worked.client("secretary")
    for by in ("grid", "what", "post", "source", "month"):
        page = client.get(f"/boards/?by={by}&period={today():%Y}").content.decode()
        links = re.findall(r'<a href="(/cases/\?tab=all[^"]*)">(\d+)</a>', page)
        assert links, by
        for address, n in links:
            shown = client.get(address.replace("&amp;", "&")).content.decode()
            assert shown.count('<div class="what">') == int(n), (by, address)


def test_boards_are_for_who_sees_the_whole_and_a_period_that_makes_no_sense_is_this_year(worked):
    assert worked.client("worker1").get("/boards/").status_code == 403
    assert worked.client("resident").get("/boards/").status_code == 403
    page = worked.client("clerk").get("/boards/?by=moon&period=2026-13").content.decode()
    assert f"{today().year}-01-01 到 {today().year}-12-31" in page


def test_an_address_is_read_with_suspicion_and_said_again_as_it_was():
    said = {"grid": "2", "what": "A02", "from": "hotline", "since": "2026-01-01", "only": "late"}
    narrow = narrow_of(said)
    assert narrow == Narrow(grid=2, what="A02", source="hotline", since=date(2026, 1, 1), only="late")
    assert narrow.query == "grid=2&what=A02&from=hotline&since=2026-01-01&only=late"
    wrong = {"grid": "two", "post": "x" * 99, "what": "';--", "from": "moon", "since": "2026-02-30", "only": "all"}
    assert (narrow_of(wrong), bool(narrow_of(wrong))) == (Narrow(), False)


@pytest.mark.parametrize(
    "only, n", [("late", 2), ("over", 1), ("open", 2), ("good", 1), ("unanswered", 0), ("today", 0)]
)
def test_a_list_is_narrowed_to_a_state(worked, as_community, only, n):
    q = worked
    with as_community(q.id), set_to(LATER):
        rows = narrowed(visible_to(q.actor("secretary")), Narrow(only=only), community=q.id)
        assert rows.count() == n


def order(q, matter, n, day, category="投诉/停车与交通/僵尸车"):
    Outside.objects.create(
        community=q.community, matter=matter, source="hotline", number=f"H{n}", received_at=start_of(day) + timedelta(hours=3),
        category=category,
    )  # fmt: skip


def test_complaints_are_compared_over_the_same_days_and_never_with_nothing(two, as_community):
    q, day = two.first, date(2026, 3, 10)
    with as_community(q.id):
        days = [date(2025, 1, 5), date(2025, 3, 9), date(2025, 3, 10), date(2025, 7, 1), date(2026, 1, 2), day]
        for n, when in enumerate(days):
            order(q, report(q, photos=0), n, when)
        order(q, report(q, photos=0), 9, date(2025, 2, 1), category="咨询/政策")
        for _ in range(4):
            Household.objects.create(community=q.community)
        found = compare_complaints(q.id, day=day)
    # 10 March and July of 2025 have no counterpart yet; today is not over.
    assert found == YearsCompared(2026, ((1, 1, 1), (2, 0, 0), (3, 1, 0)), 4)
    assert (found.change, found.per_hundred(found.last), found.per_hundred(found.this)) == (-50.0, 50.0, 25.0)
    empty = YearsCompared(2026, ((1, 0, 3),), 0)
    assert (empty.change, empty.per_hundred(3)) == (None, None)
    assert a_year_before(date(2028, 2, 29)) == date(2027, 2, 28)


def test_hdk_11000_eleven_thousand_matters_are_listed_from_an_index_and_never_sorted_whole(two, as_keeper):
    """What is in hand is read from an index of its own, however much was closed."""
    with as_keeper():
        q = two.first
        at = now()
        rows = [
            Matter(
                community=q.community, kind="case", number=f"h{n}", title="路灯", step="rate",
                owner=q.posts["worker1"], grid=q.grids[0], raised_at=at, due_at=at, stage_at=at,
                stage="confirmed" if n % 100 else "working", outcome="confirmed" if n % 100 else "",
            )
            for n in range(11_000)
        ]  # fmt: skip
        Matter.objects.bulk_create(rows, batch_size=2000)
        refresh("matters_matter")
        seen = visible_to(q.actor("secretary")).filter(community_id=q.id)
        todo = seen.open().order_by("due_at", "id")[:26].explain()
        over = seen.filter(stage__in=("confirmed", "ended")).order_by("-stage_at", "-id")[:26].explain()
    assert ("matter_open" in todo, "Seq Scan on matters_matter" in todo + over) == (True, False)
