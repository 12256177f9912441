"""A ledger taken out: by who may, for a reason, with fresh proof, once, within a day; and what the sheet looks like."""

import csv
import io
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from linli.engine.papers.ledgers import shelf
from linli.engine.papers.ledgers.kinds import ledgers
from linli.engine.papers.ledgers.sweeping import sweep_exports
from linli.engine.papers.models import Export
from linli.engine.papers.tests.books import work_off
from linli.ground.access.models import Act, ReadLog
from linli.ground.base.clock import now, set_to, today
from linli.ground.base.scope import cross_community
from linli.ground.base.sealed import CannotUnseal
from linli.ground.regions.models import Setting
from tests.makers import report
from tests.town import PASSWORD

pytestmark = pytest.mark.django_db
URL = "/ledgers/requests/"
REASON = {"purpose": "meeting", "reason": "十一月例会用", "format": "xlsx"}
State = Export.State


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        report(two.first, words="=HYPERLINK(1) 井盖裂了")
        report(two.first, grid=1, words="路灯不亮")
    return two.first


def decide(q, key, value):
    Setting.objects.create(
        region=q.community.region, key=key, value=value, source="会上定的", valid_from=date(2020, 1, 1)
    )


def export(client, url=URL, **facts):
    """The sheet asked for; its page."""
    answer = client.post(f"{url}export/", REASON | facts)
    assert answer.status_code == 302, answer.content.decode()[:2000]
    return answer.headers["Location"]


def taken(client, page) -> bytes:
    answer = client.post(f"{page}take/")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def newest(q) -> Export:
    with cross_community("look at what the page wrote"):
        return Export.objects.filter(community_id=q.id).order_by("-made_at", "-id").first()


def test_the_sheet_is_the_sheet_offices_know(q):
    client = q.client("secretary")
    page = load_workbook(io.BytesIO(taken(client, export(client)))).active
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    mark = rows[-1][0]
    assert (rows[0][0], rows[1][0], rows[2][:4]) == (
        "富民街社区诉求办理台账",
        "单位：件",
        ["序号", "编号", "受理时间", "来源"],
    )
    assert [row[0] for row in rows[3:5]] == [1, 2] and rows[5][0] == "合计 2 件" and rows[6][0].startswith("填表人：")
    assert mark.startswith("由高晓梅（社区书记）于 ") and mark.endswith(
        "导出，用途：开会、研究用，十一月例会用。只作这个用途，用完销毁。"
    )
    assert (page.freeze_panes, page.print_title_rows, page.page_setup.orientation, page.page_setup.paperSize) == (
        "B4", "$3:$3", "landscape", 9,
    )  # fmt: skip
    assert (page.print_area, page.oddFooter.center.text) == (
        f"'诉求办理台账'!$A$1:$O${len(rows)}",
        "第 &P 页，共 &N 页",
    )
    assert mark[:40] in page.oddHeader.right.text


def test_no_cell_comes_alive_in_a_workbook_or_in_a_text_file(q):
    client = q.client("secretary")
    page = load_workbook(io.BytesIO(taken(client, export(client)))).active
    words = [cell for row in page.iter_rows(min_row=4, max_row=5) for cell in row if str(cell.value).startswith("=")]
    rows = list(csv.reader(io.StringIO(taken(client, export(client, format="csv")).decode("utf-8-sig"))))
    column = rows[0].index("内容")
    assert ([c.data_type for c in words], sorted(row[column] for row in rows[1:3])) == (
        ["s"], ["'=HYPERLINK(1) 井盖裂了", "路灯不亮"],
    )  # fmt: skip


def test_without_a_reason_there_is_no_sheet(q):
    answer = q.client("secretary").post(f"{URL}export/", REASON | {"reason": "看"})
    assert (answer.status_code, newest(q)) == (422, None)


@pytest.mark.parametrize("role, status", [
    ("secretary", 200), ("duty", 200), ("clerk", 200), ("worker1", 403), ("owner1", 403), ("unit", 403), ("resident", 403),
])  # fmt: skip
def test_a_whole_table_is_for_who_looks_after_the_whole(q, role, status):
    client = q.client(role)
    posted = client.post(f"{URL}export/", REASON).status_code
    assert (client.get(URL).status_code, client.get("/ledgers/").status_code, posted) == (
        status, status, 302 if status == 200 else 403,
    )  # fmt: skip


def test_a_ledger_nobody_declared_is_not_there(q):
    assert q.client("clerk").get("/ledgers/nothing/").status_code == 404


def test_it_asks_for_fresh_proof_and_loses_nothing_that_was_typed(q):
    client = q.client("clerk")
    with set_to(now() + timedelta(minutes=11)):
        asked = client.post(f"{URL}export/", REASON).content.decode()
        assert ("十一月例会用" in asked, "您的密码" in asked, newest(q)) == (True, True, None)
        assert client.post(f"{URL}export/", REASON | {"proof": "wrong"}).status_code == 422
        assert client.post(f"{URL}export/", REASON | {"proof": PASSWORD}).status_code == 302
    assert (newest(q).reason, newest(q).state) == ("十一月例会用", State.READY)


def test_a_sheet_is_taken_once_by_him_alone_and_then_it_is_gone(q, django_capture_on_commit_callbacks):
    clerk = q.client("clerk")
    page = export(clerk)
    others = [q.client(role).post(f"{page}take/").status_code for role in ("secretary", "duty")]
    with django_capture_on_commit_callbacks(execute=True):
        content = taken(clerk, page)
    found = newest(q)
    again = clerk.post(f"{page}take/")
    assert (others, again.status_code, found.state, shelf.path_of(found).exists()) == (
        [404, 404],
        409,
        State.TAKEN,
        False,
    )
    assert content.startswith(b"PK")


def test_what_was_not_taken_in_a_day_is_gone(q):
    clerk = q.client("clerk")
    page = export(clerk)
    with set_to(now() + timedelta(hours=24, seconds=1)):
        late = q.client("clerk").post(f"{page}take/").status_code
        sweep_exports()
    assert (late, newest(q).state, shelf.path_of(newest(q)).exists()) == (409, State.GONE, False)


def test_the_file_at_rest_shows_nothing_and_cannot_be_cut(q):
    export(q.client("clerk"), format="csv")
    found, path = newest(q), shelf.path_of(newest(q))
    whole = path.read_bytes()
    assert ("路灯".encode() in whole, path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (
        False, 0o600, 0o700,
    )  # fmt: skip
    opened = b"".join(shelf.pieces_of(found, io.BytesIO(whole)))
    assert ("路灯".encode() in opened, len(opened)) == (True, found.size)
    for harmed in (whole[:-1], b"", whole[:-3] + b"abc"):
        with pytest.raises(CannotUnseal):
            list(shelf.pieces_of(found, io.BytesIO(harmed)))


def test_a_sheet_of_many_pieces_is_put_together_again(q, monkeypatch):
    monkeypatch.setattr(shelf, "PIECE", 1000)
    client = q.client("clerk")
    page = load_workbook(io.BytesIO(taken(client, export(client)))).active
    assert page["A1"].value == "富民街社区诉求办理台账"


def test_the_export_and_the_taking_stand_in_the_log_with_hash_and_reason(q):
    client = q.client("clerk")
    taken(client, export(client, grid=str(q.grids[0].id), since="2026-01-01"))
    found = newest(q)
    with cross_community("look at what was written"):
        acts = list(
            Act.objects.filter(community_id=q.id, subject=str(found.id)).order_by("at").values_list("word", "facts")
        )
    assert acts == [
        ("export", {"ledger": "requests", "rows_said": found.sieve_said, "whole": False, "purpose": "meeting"}),
        ("export_taken", {"rows": 1, "sha256": found.sha256}),
    ]
    day = today()
    assert (found.sieve, found.sieve_said, found.rows, len(found.sha256)) == (
        {"grid": str(q.grids[0].id), "since": "2026-01-01"},
        f"2026年1月1日至{day.year}年{day.month}月{day.day}日；网格：第1网格", 1, 64,
    )  # fmt: skip


def test_everybody_in_the_rows_reads_that_they_were_taken_out(q):
    person = next(iter(q.actor("resident").persons))
    client = q.client("clerk")
    client.get(URL)
    export(client)
    with cross_community("look at what was written"):
        found = list(ReadLog.objects.filter(community_id=q.id, subjects=[person]).order_by("at"))
    assert [(r.purpose, r.account_id) for r in found] == [
        ("ledger", q.accounts["clerk"].id),
        ("export", q.accounts["clerk"].id),
    ]


def test_columns_are_the_communitys_own(q):
    decide(q, "papers.columns.requests", ["类别", "编号"])
    client = q.client("clerk")
    page = load_workbook(io.BytesIO(taken(client, export(client)))).active
    with cross_community("nothing of a person was shown"):
        read = ReadLog.objects.filter(community_id=q.id, purpose="export").count()
    assert ([cell.value for cell in page[3]], read) == (["序号", "类别", "编号"], 0)
    assert "受理时间" not in client.get(URL).content.decode()


def test_a_long_one_is_made_by_the_worker(q):
    decide(q, "papers.rows_at_once", 1)
    client = q.client("clerk")
    page = export(client)
    waits = client.get(page).content.decode()
    made = work_off()
    shown = client.get(page).content.decode()
    assert ("正在做" in waits, made, newest(q).state, "取走" in shown) == (True, 1, State.READY, True)
    assert load_workbook(io.BytesIO(taken(client, page))).active["A6"].value == "合计 2 件"


def test_the_worker_makes_nothing_for_who_lost_his_post(q):
    decide(q, "papers.rows_at_once", 1)
    export(q.client("clerk"))
    account = q.accounts["clerk"]
    account.is_active = False
    account.save()
    work_off()
    assert (newest(q).state, newest(q).why) == (State.FAILED, "您已经不在这个岗位上了，没有做。")


def test_nothing_of_next_door_is_in_it(q, two, as_community):
    with as_community(two.second.id):
        report(two.second, words="隔壁的井盖")
    client = q.client("secretary")
    assert "隔壁" not in taken(client, export(client, format="csv")).decode() + client.get(URL).content.decode()
    assert q.client("secretary").post(f"/ledgers/exports/{newest(q).id}/take/").status_code == 409


def test_every_ledger_can_be_seen_and_taken_out(q):
    client = q.client("secretary")
    for ledger in ledgers:
        assert client.get(f"/ledgers/{ledger.word}/").status_code == 200
        assert taken(client, export(client, f"/ledgers/{ledger.word}/")).startswith(b"PK")


def test_days_that_turn_back_are_said_and_sift_nothing_out(q):
    answer = q.client("clerk").get(URL, {"since": "2026-02-01", "until": "2026-01-01"})
    assert (answer.status_code, "不能早于" in answer.content.decode()) == (422, True)
