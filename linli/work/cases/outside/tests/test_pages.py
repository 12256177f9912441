"""12345来的事: answered by number, called back, counted, given back as a workbook."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter
from linli.engine.papers.actions import import_now
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.tests.books import work_off
from linli.ground.access.actor import the_clock
from linli.ground.access.models import ReadLog
from linli.work.cases.models import Outside
from linli.work.cases.outside.queries import rates_of
from linli.work.cases.outside.sheet import HEADS
from linli.work.cases.outside.tests.books import BAD, LAMP, LIFT, book, with_cells
from tests.makers import trail

pytestmark = pytest.mark.django_db


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        bring(two.first, LAMP, LIFT)
    return two.first


def bring(q, *rows):
    return import_now(q.id, book(*rows), word="orders", actor=the_clock(q.id), file_name="工单.xlsx")


def order(q, as_community, number=LAMP[0]) -> Outside:
    with as_community(q.id):
        return Outside.objects.select_related("matter").get(community_id=q.id, number=number)


def test_a_file_is_brought_looked_at_and_taken_back_on_the_pages_of_imports(two, as_community):
    q, client = two.first, two.first.client("clerk")
    assert "“编号”“来电时间”和“诉求内容”" in client.get("/papers/new/orders/").content.decode()
    sent = client.post("/papers/new/orders/", {"file": SimpleUploadedFile("工单.xlsx", book(LAMP, LAMP, BAD))})
    with as_community(q.id):
        batch = ImportBatch.objects.get(community_id=q.id)
        work_off()
    page = client.get(sent.url).content.decode()
    said = ("导入 1 件", "同一个编号（FM202611200001）", "来电时间看不懂", "1 件还在办", "投诉")
    assert {word: word in page for word in said} == dict.fromkeys(said, True)
    client.post(f"/papers/{batch.id}/confirm/")
    with as_community(q.id):
        work_off()
    assert "撤回 1 件" in client.get(sent.url).content.decode()
    assert "工单" in client.get("/papers/").content.decode()
    faults = load_workbook(io.BytesIO(b"".join(client.get(f"/papers/{batch.id}/errors.xlsx").streaming_content)))
    cells = [cell.value for cell in faults.active[2]]
    assert (cells[0], cells[-1]) == (BAD[0], "来电时间看不懂。请改成 2026-11-24 09:30 这样。")
    client.post(f"/papers/{batch.id}/undo/")
    with as_community(q.id):
        work_off()
        assert Matter.objects.filter(community_id=q.id).count() == 0
    assert "去掉了：1 件" in client.get(sent.url).content.decode()
    assert client.get("/papers/new/nothing/").status_code == 404


def test_an_answer_is_put_together_from_what_was_done_and_marked_as_given(q, as_community):
    row, worker, client = order(q, as_community), q.actor("worker1"), q.client("clerk")
    assert LAMP[0] in client.get("/outside/").content.decode()
    with as_community(q.id):
        take_step(row.matter, "work", actor=worker, said="请了市政来看。")
        take_step(row.matter, "fix", actor=worker, said="换了灯泡，亮了。", photos=1)
    page = client.get(f"/outside/{row.id}/").content.decode()
    assert "请了市政来看。" in page and "换了灯泡，亮了。</textarea>" in page and "15400000001" not in page
    assert client.post(f"/outside/{row.id}/", {"answer": ""}).status_code == 422
    assert client.post(f"/outside/{row.id}/", {"answer": "灯泡换好了。"}).status_code == 302
    row = order(q, as_community)
    with as_community(q.id):
        assert (row.answer, row.answered_at is not None, trail(row.matter)[-1]) == (
            "灯泡换好了。",
            True,
            "outside_answer",
        )
    assert LAMP[0] not in client.get("/outside/").content.decode()
    assert LAMP[0] in client.get("/outside/?tab=done").content.decode()


def test_a_content_call_back_closes_an_answered_case_and_any_other_does_not(q, as_community):
    row, client = order(q, as_community), q.client("secretary")
    url = f"/outside/{row.id}/call/"
    assert client.post(url, {}).status_code == 422
    assert client.post(url, {"contacted": "yes", "solved": "no", "satisfied": "不满意"}).status_code == 302
    assert order(q, as_community).matter.stage == "raised"
    client.post(f"/outside/{row.id}/", {"answer": "又去换了一次。"})
    assert client.post(url, {"contacted": "yes", "solved": "yes", "satisfied": "满意"}).status_code == 302
    row = order(q, as_community)
    assert (row.contacted, row.solved, row.satisfied, row.matter.stage) == (True, True, "满意", "confirmed")
    with as_community(q.id):
        assert trail(row.matter) == ["raise", "outside_call", "outside_answer", "outside_call", "outside_good"]


def test_rates_count_what_was_asked_and_nothing_due_is_a_dash(q, as_community):
    with as_community(q.id):
        bring(q, with_cells(LIFT, 编号="B", 满意度="不满意"), with_cells(LIFT, 编号="C", 满意度="未接通"))
        found = rates_of(q.community, 2025)
        assert [(r.source, r.orders, r.contacted.percent, r.solved.percent, r.satisfied.percent) for r in found] == [
            ("hotline", 3, None, None, 50.0)
        ]
        assert rates_of(q.community, 2020) == []
    page = q.client("secretary").get("/outside/rates/?year=2025").content.decode()
    assert "50.0%" in page and "—" in page
    assert "这一年没有转来的事" in q.client("secretary").get("/outside/rates/?year=2020").content.decode()


def test_the_workbook_has_the_heads_of_the_export_our_answers_and_no_caller_and_no_live_cell(
    q, as_community, as_keeper
):
    client, row = q.client("clerk"), order(q, as_community)
    client.post(f"/outside/{row.id}/", {"answer": "=HYPERLINK(1)"})
    answer = client.get("/outside/answers.xlsx?year=2026")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    head, line = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=1, max_row=2)]
    assert (tuple(head), sheet.max_row) == (HEADS, 2)
    assert line == [
        LAMP[0], "2026-11-20 09:15:00", "", "", "小区1 1号楼", "院里的路灯不亮。", "投诉/市政设施/路灯不亮", "一网格 网格员",
        "2026-11-27 09:15:00", "办理中:=HYPERLINK(1)", "",
    ]  # fmt: skip
    assert {cell.data_type for cell in sheet[2]} <= {"s", "n"}
    with as_keeper():
        assert ReadLog.objects.filter(purpose="outside_workbook").count() == 1


def test_the_workbook_given_back_says_nothing_new(q, as_community):
    client = q.client("clerk")
    content = client.get("/outside/answers.xlsx?year=2025").content
    with as_community(q.id):
        batch = import_now(q.id, content, word="orders", actor=the_clock(q.id), file_name="回复.xlsx")
    assert (batch.report["rows"], batch.report["known"]) == (0, {"orders": 1})


@pytest.mark.parametrize("role, code", [
    ("secretary", 200), ("duty", 200), ("clerk", 200), ("worker1", 403), ("unit", 403), ("resident", 403),
])  # fmt: skip
def test_who_may_open_the_pages(q, as_community, role, code):
    row = order(q, as_community)
    urls = ("/outside/", "/outside/rates/", "/outside/answers.xlsx", f"/outside/{row.id}/", f"/outside/{row.id}/call/")
    assert [q.client(role).get(url).status_code for url in urls] == [code] * 5


def test_an_order_next_door_or_for_few_is_not_there(two, q, as_community):
    row = order(q, as_community)
    assert two.second.client("secretary").get(f"/outside/{row.id}/").status_code == 404
    with as_community(q.id):
        Matter.objects.filter(community_id=q.id, id=row.matter_id).update(restricted=True, owner=q.posts["secretary"])
    assert {role: q.client(role).get(f"/outside/{row.id}/").status_code for role in ("secretary", "clerk")} == {
        "secretary": 200, "clerk": 404,
    }  # fmt: skip


def test_the_list_asks_as_much_for_many_as_for_few(q, as_community):
    client = q.client("clerk")
    client.get("/outside/")
    few = selects(client)
    with as_community(q.id):
        bring(q, *(with_cells(LAMP, 编号=f"N{n}") for n in range(5)))
    assert (selects(client), few <= 12) == (few, True)


def selects(client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/outside/")
    return sum(query["sql"].startswith("SELECT") for query in asked)
