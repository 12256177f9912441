"""Orders of the hotline on their way in: figures, cases with the dates of the file, twice, news, and back again."""

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from linli.engine.counts.queries import totals
from linli.engine.matters.kinds import Outcome
from linli.engine.matters.models import Matter, Step
from linli.engine.matters.verifying import tallies
from linli.engine.notices.models import Notice
from linli.engine.papers.actions import import_now, look_now, undo_now
from linli.ground.access.actor import the_clock
from linli.ground.base.clock import SHANGHAI
from linli.ground.people.sealing import open_phone
from linli.work.cases.complaints import complaints_of
from linli.work.cases.models import Case, Outside
from linli.work.cases.outside.tests.books import BAD, LAMP, LIFT, book, with_cells
from tests.makers import trail

pytestmark = pytest.mark.django_db
SAMPLE = Path(__file__).parents[4] / "front/demo/sources/hotline-orders.xlsx"
TABLES = (Matter, Case, Outside, Step)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def bring(q, *rows):
    return import_now(q.id, book(*rows), word="orders", actor=the_clock(q.id), file_name="工单.xlsx")


def counts(q):
    return {m.__name__: m.objects.filter(community_id=q.id).count() for m in TABLES}


def order(q, number=LAMP[0]):
    return Outside.objects.select_related("matter", "matter__owner").get(community_id=q.id, number=number)


def wall(moment):
    return moment.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def test_the_sample_comes_in_with_every_figure_it_should_have_and_a_second_time_changes_nothing(q):
    expected = json.loads(Path(f"{SAMPLE}.expected.json").read_text())
    batch = import_now(q.id, SAMPLE, word="orders", actor=the_clock(q.id))
    same = ("rows", "orders", "rows_with_errors", "anonymous", "in_progress", "dissatisfied", "complaints")
    assert {word: batch.figures[word] for word in same} == {word: expected[word] for word in same}
    assert batch.figures["orders_per_year"] == expected["orders_per_year"]
    assert batch.report["codes"] == expected["category_to_code"]
    twice = [{"row": d["row"], "number": d["number"], "first_row": d["first"]} for d in batch.findings["duplicates"]]
    assert twice == expected["duplicate_numbers"]
    per = {c: [n24, n25] for c, n24, n25 in per_category(q)}
    assert per == expected["per_category_2024_2025"]
    told = complaints_of(q.community, 2025)
    assert (told.before, told.now, told.change) == (200, 80, expected["complaints_change_percent"])
    assert counts(q) == {"Matter": 400, "Case": 400, "Outside": 400, "Step": 796}
    assert Notice.objects.filter(community_id=q.id).count() == expected["in_progress"]
    written = counts(q)
    again = import_now(q.id, SAMPLE, word="orders", actor=the_clock(q.id))
    assert (again.report["rows"], again.report["known"], counts(q)) == (0, {"orders": 400}, written)
    assert list(tallies(q.id)) == []


def per_category(q):
    rows = Outside.objects.filter(community_id=q.id).values_list("category", "received_at")
    found = {}
    for category, at in rows:
        found.setdefault(category, [0, 0])[at.astimezone(SHANGHAI).year - 2024] += 1
    return [(c, *n) for c, n in found.items()]


def test_an_open_order_is_a_case_like_any_other_with_the_dates_of_the_file(q):
    bring(q, LAMP)
    row = order(q)
    matter, case = row.matter, Case.objects.get(community_id=q.id)
    assert (matter.category, matter.stage, matter.owner, matter.place) == (
        "B04",
        "raised",
        q.posts["worker1"],
        q.buildings[0],
    )
    assert (matter.number, matter.title, matter.owner_why) == (
        "1-26-0001",
        "院里的路灯不亮",
        "按第 10 条分派：谁的网格谁来管",
    )
    assert [wall(t) for t in (matter.raised_at, row.received_at, row.due_at, matter.due_at)] == [
        "2026-11-20 09:15", "2026-11-20 09:15", "2026-11-27 09:15", "2026-11-27 09:15",
    ]  # fmt: skip
    assert (case.source, case.called, open_phone(case.phone_sealed), case.urgency, case.lead) == (
        "hotline", "秦先生", "15400000001", "U2", "P",
    )  # fmt: skip
    assert (row.anonymous, row.contacted, row.solved, row.satisfied, row.answered_at) == (False, None, None, "", None)
    assert trail(matter) == ["raise"]


def test_what_is_over_comes_in_over_with_the_word_of_the_call_back(q):
    bring(
        q, LIFT, with_cells(LIFT, 编号="B", 满意度="不满意"), with_cells(LIFT, 编号="C", 满意度="未接通"),
        with_cells(LIFT, 编号="D", 办理结果="办理中", 满意度=""),
    )  # fmt: skip
    ends = {n: (order(q, n).matter.stage, order(q, n).matter.outcome) for n in (LIFT[0], "B", "C", "D")}
    assert ends == {
        LIFT[0]: ("confirmed", "confirmed"), "B": ("ended", "dissatisfied"), "C": ("ended", "unanswered"), "D": ("raised", ""),
    }  # fmt: skip
    assert trail(order(q, LIFT[0]).matter) == ["raise", "outside_good"]
    assert (order(q, LIFT[0]).answer, order(q, LIFT[0]).anonymous) == ("修好了", True)


def test_how_orders_ended_is_counted_and_taken_back_with_them(q):
    batch = bring(q, LIFT, with_cells(LIFT, 编号="B", 满意度="不满意"), with_cells(LIFT, 编号="C", 满意度="未接通"))
    words = [f"outcomes.{outcome}" for outcome in Outcome]
    span = {"since": date(2024, 1, 1), "to": date(2026, 12, 31)}
    once = {f"outcomes.{word}": 1 for word in ("confirmed", "dissatisfied", "unanswered")}
    assert dict(totals(q.id, words, **span)) == once
    undo_now(batch, actor=the_clock(q.id))
    assert dict(totals(q.id, words, **span)) == dict.fromkeys(once, 0)


def test_a_caller_is_addressed_and_never_named(q):
    bring(q, with_cells(LAMP, 来电人="欧阳雪佳"), with_cells(LIFT, 来电人="匿名"))
    called = Case.objects.filter(community_id=q.id).order_by("matter__raised_at").values_list("called", flat=True)
    assert list(called) == ["", "欧阳同志"]


def test_a_bad_row_stays_out_with_its_reason_and_the_others_come_in(q):
    batch = bring(q, LAMP, BAD)
    assert (batch.figures["rows_good"], counts(q)["Matter"]) == (1, 1)
    assert batch.findings["errors"] == [
        {"sheet": "工单导出", "row": 3, "column": "来电时间", "word": "received_unread", "facts": {}}
    ]


def test_one_number_in_two_rows_is_one_order_and_the_later_row_says_what_came_of_it(q):
    bring(q, LAMP, with_cells(LAMP, 办理结果="已办结:换了灯泡", 满意度="基本满意"))
    assert (counts(q)["Outside"], order(q).matter.stage, order(q).satisfied) == (1, "confirmed", "基本满意")


def test_news_of_a_known_order_is_added_and_closes_its_case(q):
    bring(q, LAMP)
    batch = bring(q, with_cells(LAMP, 办理结果="已办结:换了灯泡", 满意度="满意"))
    row = order(q)
    assert (batch.report["new"], batch.report["changed"]) == ({}, {"orders": 1})
    assert (row.satisfied, row.answer, row.matter.stage, row.matter.outcome) == (
        "满意",
        "换了灯泡",
        "confirmed",
        "confirmed",
    )
    assert trail(row.matter) == ["raise", "outside_news", "outside_good"]
    assert bring(q, with_cells(LAMP, 来电人="", 电话="", 办理结果="", 满意度="")).report["rows"] == 0
    assert list(tallies(q.id)) == []


def test_a_caller_who_is_not_content_keeps_his_case_open(q):
    bring(q, LAMP)
    news = with_cells(LAMP, 办理结果="已办结:看过了", 满意度="不满意")
    bring(q, news)
    assert (order(q).satisfied, order(q).matter.stage) == ("不满意", "raised")
    assert bring(q, with_cells(news, 电话="15400000009")).report["rows"] == 0


def test_a_look_writes_nothing_and_tells_what_would_come(q):
    before = counts(q)
    batch = look_now(q.id, book(LAMP, LIFT), word="orders", actor=the_clock(q.id))
    assert counts(q) == before
    assert batch.figures["effect"]["new"] == {"orders": 2, "open": 1, "over": 1}


def test_an_import_is_taken_back_without_a_trace_and_what_somebody_worked_on_stays(q):
    from linli.engine.matters.actions.working import take_step

    before = counts(q)
    untouched = bring(q, LIFT)
    assert undo_now(untouched, actor=the_clock(q.id)).report["undone"] == {
        "removed": {"orders": 1},
        "restored": {},
        "stays": {},
    }
    assert counts(q) == before
    batch = bring(q, LAMP, LIFT)
    take_step(order(q).matter, "accept", actor=q.actor("worker1"))
    undone = undo_now(batch, actor=the_clock(q.id)).report["undone"]
    assert undone == {"removed": {"orders": 1}, "restored": {}, "stays": {"edited": {"orders": 1}}}
    assert [o.number for o in Outside.objects.filter(community_id=q.id)] == [LAMP[0]]
    assert list(tallies(q.id)) == []


def test_news_that_is_taken_back_is_unsaid(q):
    bring(q, LIFT)
    batch = bring(q, with_cells(LIFT, 满意度="不满意"))
    assert order(q, LIFT[0]).satisfied == "不满意"
    assert undo_now(batch, actor=the_clock(q.id)).report["undone"]["restored"] == {"orders": 1}
    assert order(q, LIFT[0]).satisfied == "满意"


def test_a_class_or_an_address_nobody_knows_is_asked_about_and_comes_in_all_the_same(q):
    batch = bring(q, with_cells(LAMP, 分类="投诉/其他/天上掉馅饼", 地址="月亮上"))
    assert (order(q).matter.category, order(q).matter.owner) == ("L06", q.posts["duty"])
    assert [(f["word"], f["about"]) for f in batch.findings["questions"]] == [
        ("category_unknown", "投诉/其他/天上掉馅饼"), ("place_unknown", "月亮上"),
    ]  # fmt: skip


def test_the_command_line_tells_the_outcome_as_json(two, tmp_path, as_keeper):
    file, out = tmp_path / "工单.xlsx", StringIO()
    file.write_bytes(book(LAMP, LAMP, BAD))
    with as_keeper():
        call_command("import_orders", str(file), community="610603001002", json=True, stdout=out)
        said = json.loads(out.getvalue())
    words = ("rows", "good", "orders", "duplicates", "in_progress", "complaints", "state")
    assert [said[word] for word in words] == [3, 2, 1, 1, 1, {"2026": 1}, "done"]
    assert said["duplicate_numbers"] == [{"row": 3, "number": LAMP[0], "first": 2}]
    assert [e["reason"] for e in said["errors"]] == ["received_unread"]
