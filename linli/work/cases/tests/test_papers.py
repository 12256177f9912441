"""The ledgers of cases: the columns offices know; restricted cases, children and phones only for who may see them."""

import csv
import io

import pytest

from linli.engine.matters.actions.working import take_step
from linli.engine.papers.ledgers.kinds import Asked
from linli.ground.base.scope import cross_community
from linli.ground.people.models import ContactPoint, Person
from linli.ground.people.sealing import phone_index, seal_phone, tail_index
from linli.ground.regions.queries import with_region
from linli.work.cases.papers import CONFLICTS_LEDGER, REQUESTS
from tests.makers import ask, report

pytestmark = pytest.mark.django_db
PHONE = "15400001234"


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        q = two.first
        person = next(iter(q.actor("resident").persons))
        ContactPoint.objects.create(
            community_id=q.id, person_id=person, sealed=seal_phone(PHONE), whole_index=phone_index(PHONE),
            tail_index=tail_index(PHONE),
        )  # fmt: skip
        yield q


def cells(q, ledger, role="secretary", *, whole=False, **sieve):
    """The cells of every row this role gets, oldest first."""
    asked = Asked(q.actor(role), with_region(q.id), sieve, whole)
    return [line.cells for line in ledger.lines(asked, list(ledger.rows(asked).order_by("raised_at", "id")))]


def test_a_row_says_who_raised_what_who_has_it_and_how_it_ended(q):
    matter = report(q, spot="东门口")
    ask(q, matter)
    (row,) = cells(q, REQUESTS)
    told = ("number", "source", "who", "phone", "where", "category", "words", "owner", "result", "closed", "back")
    assert [row[word] for word in told] == [
        matter.number, "居民自己报的", "秦福来", "154****1234", "小区1 1号楼 东门口", "井盖破损缺失", "门口的井盖裂了一块，怕踩空。",
        "一网格 网格员（区市政所）", "正在办", None, "",
    ]  # fmt: skip


def test_what_is_done_says_what_was_done_and_when(q):
    matter = report(q)
    take_step(matter, "withdraw", actor=q.actor("resident"), said="弄错了")
    (row,) = cells(q, REQUESTS)
    assert (row["result"].partition("：")[2], row["closed"] is not None) == ("弄错了", True)


def test_phones_are_whole_only_where_that_was_asked(q):
    report(q)
    assert [cells(q, REQUESTS, whole=whole)[0]["phone"] for whole in (False, True)] == ["154****1234", PHONE]


@pytest.mark.parametrize("role, may", [("clerk", True), ("duty", True), ("secretary", True), ("worker1", False)])
def test_who_may_have_phones_written_out(q, role, may):
    assert REQUESTS.opens(q.actor(role), q.id) is may


def test_phones_are_written_out_for_calling_and_for_nothing_else(q):
    report(q)
    facts = {"reason": "逐户回访一遍", "format": "csv", "whole": "on"}
    client = q.client("clerk")
    refused = client.post("/ledgers/requests/export/", facts | {"purpose": "archive"})
    made = client.post("/ledgers/requests/export/", facts | {"purpose": "call"})
    sheet = b"".join(client.post(f"{made.headers['Location']}take/").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(sheet)))
    assert (refused.status_code, rows[1][rows[0].index("电话")]) == (422, PHONE)


def test_a_child_is_a_child_and_has_no_phone(q):
    person = next(iter(q.actor("resident").persons))
    Person.objects.filter(community_id=q.id, id=person).update(born_on="2019-05-01")
    report(q)
    asked = Asked(q.actor("secretary"), with_region(q.id), {}, True)
    (line,) = REQUESTS.lines(asked, list(REQUESTS.rows(asked)))
    assert (line.cells["who"], line.cells["phone"], line.subjects) == ("一个孩子", "", ())


def test_a_restricted_case_is_in_the_sheet_of_who_may_see_it(q):
    report(q, category="G05", words="两口子吵得厉害")
    seen = {
        role: [row["category"] for row in cells(q, CONFLICTS_LEDGER, role)] for role in ("secretary", "clerk", "duty")
    }
    assert {role: len(rows) for role, rows in seen.items()} == {"secretary": 1, "clerk": 0, "duty": 0}


def test_conflicts_are_the_categories_that_count_as_such(q):
    for category in ("G04", "B01", "E01"):
        report(q, category=category)
    assert [row["category"] for row in cells(q, CONFLICTS_LEDGER)] == ["邻里纠纷", "停车难/车位纠纷"]


def test_it_is_sifted_by_grid_group_and_stage(q):
    first, second = report(q), report(q, grid=1, category="G04")
    take_step(second, "withdraw", actor=q.actor("resident"), said="说开了")
    numbers = lambda **sieve: [row["number"] for row in cells(q, REQUESTS, **sieve)]  # noqa: E731
    assert (numbers(grid=str(q.grids[1].id)), numbers(group="B"), numbers(stage="open"), numbers(stage="over")) == (
        [second.number], [first.number], [first.number], [second.number],
    )  # fmt: skip


def test_a_page_of_a_ledger_asks_as_much_for_three_rows_as_for_one(q, django_assert_max_num_queries):
    report(q)
    with django_assert_max_num_queries(9):
        cells(q, REQUESTS)
    report(q), report(q)
    with django_assert_max_num_queries(9):
        cells(q, REQUESTS)
    with cross_community("they are all there"):
        assert len(cells(q, REQUESTS)) == 3
