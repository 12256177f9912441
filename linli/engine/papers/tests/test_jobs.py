"""The worker's half: states, clicks that come twice, and files that cannot be taken."""

import logging
import zipfile
from io import BytesIO

import pytest
from openpyxl import load_workbook

from linli.engine.papers import jobs, shelf
from linli.engine.papers.actions import confirm, drop, receive, undo
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.tests.books import BAD, LUO, QIN, ROWS, book, counts, with_cell, work_off
from linli.ground.base.errors import Stale
from linli.ground.people.models import Person
from linli.ground.people.register import opening
from linli.ground.people.roster.limits import Limits

State = ImportBatch.State


@pytest.fixture
def quarter(two, as_community):
    with as_community(two.first.id):
        yield two.first


def sent(quarter, content, name="名册.xlsx"):
    return receive(content, name, word="roster", community=quarter.id, actor=quarter.actor("clerk"))


def fresh(batch):
    return ImportBatch.objects.get(community_id=batch.community_id, pk=batch.pk)


def test_a_file_goes_all_the_way_in_and_out_again(quarter):
    empty, clerk, states = counts(quarter.id), quarter.actor("clerk"), []
    batch = sent(quarter, book(*ROWS))
    for step in (None, confirm, undo):
        if step:
            step(fresh(batch), actor=clerk)
        states += [fresh(batch).state, work_off() and fresh(batch).state]
    assert states == [State.READING, State.READY, State.WRITING, State.DONE, State.UNDOING, State.UNDONE]
    assert (counts(quarter.id), shelf.path_of(batch).exists()) == (empty, False)


def test_two_clicks_write_once(quarter):
    batch = sent(quarter, book(*ROWS))
    work_off()
    one, other = fresh(batch), fresh(batch)
    confirm(one, actor=quarter.actor("clerk"))
    with pytest.raises(Stale, match="刚刚已经有人点过了"):
        confirm(other, actor=quarter.actor("secretary"))
    assert work_off() == 1


def test_a_job_that_comes_twice_finds_nothing_to_do(quarter):
    batch = sent(quarter, book(*ROWS))
    work_off()
    confirm(fresh(batch), actor=quarter.actor("clerk"))
    work_off()
    written = counts(quarter.id)
    jobs.write_in.call(str(batch.id), quarter.id)
    assert (counts(quarter.id), fresh(batch).state) == (written, State.DONE)


def test_one_batch_is_written_at_a_time(quarter):
    batches = [sent(quarter, book(*ROWS)), sent(quarter, book(*ROWS[:2]))]
    work_off()
    confirm(fresh(batches[0]), actor=quarter.actor("clerk"))
    with pytest.raises(Stale, match="另一份名册正在写"):
        confirm(fresh(batches[1]), actor=quarter.actor("clerk"))
    assert fresh(batches[1]).state == State.READY


def test_what_was_dropped_leaves_no_file(quarter):
    batch = sent(quarter, book(*ROWS))
    work_off()
    drop(fresh(batch), actor=quarter.actor("clerk"))
    assert (fresh(batch).state, shelf.path_of(batch).exists(), counts(quarter.id)["Household"]) == (
        State.DROPPED,
        False,
        0,
    )


def bomb() -> bytes:
    """Half a gigabyte of zeros in a small archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/workbook.xml", "w") as entry:
        for _ in range(300):
            entry.write(bytes(1024 * 1024))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (lambda: b"%PDF\0", "文件打不开，不是可用的表格。请另存为 .xlsx 再导入。"),
        (lambda: book(("张",), heads=("姓", "名")), "没有找到表头。表头里至少要有“姓名”和“室”（或“门牌”）。"),
        (bomb, "文件太大，超过20 MB。请按网格分成几个文件再导入。"),
    ],
)
def test_a_file_that_cannot_be_taken_says_why_and_goes(quarter, content, why):
    batch = sent(quarter, content())
    work_off()
    found = fresh(batch)
    assert (found.state, found.why, shelf.path_of(batch).exists()) == (State.FAILED, why, False)


def test_more_rows_than_a_community_has_are_refused(quarter, monkeypatch):
    monkeypatch.setattr(opening.open_roster, "__defaults__", (Limits(rows=50),))
    batch = sent(quarter, book(*(ROWS[0],) * 50))
    work_off()
    assert fresh(batch).why == "行数太多，超过50行。请按网格分成几个文件再导入。"


def test_faulty_rows_come_back_with_their_reason_in_a_last_column(quarter):
    batch = sent(quarter, book(*ROWS, with_cell(BAD, "工作单位", "=1+1")))
    work_off()
    sheet = load_workbook(BytesIO(shelf.path_of(batch, "faults").read_bytes()))["居民"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert (len(rows), rows[0][-1], rows[1][7]) == (2, "错误原因", "贺平")
    assert rows[1][-1] == "身份证号不是18位。请对照证件核对后重填。"
    assert (sheet["L2"].value, sheet["L2"].data_type, sheet["N2"].font.color.rgb) == ("=1+1", "s", "FFB3261E")


def test_a_failure_in_the_middle_changes_nothing_and_can_be_tried_again(quarter, caplog):
    batch, before = sent(quarter, book(*ROWS)), counts(quarter.id)
    work_off()
    confirm(fresh(batch), actor=quarter.actor("clerk"))
    hidden = shelf.path_of(batch).rename(shelf.path_of(batch, "away"))
    with caplog.at_level(logging.INFO):
        work_off()
    found = fresh(batch)
    assert (found.state, found.why, counts(quarter.id)) == (State.READY, jobs.BROKE, before)
    assert [r.getMessage() for r in caplog.records if r.name == "linli.papers"] == [
        f"batch {batch.id}: FileNotFoundError"
    ]
    hidden.rename(shelf.path_of(batch))
    confirm(found, actor=quarter.actor("clerk"))
    work_off()
    assert (fresh(batch).state, fresh(batch).why) == (State.DONE, "")


def test_no_name_number_or_phone_leaves_the_register(quarter, caplog, files_folder):
    secrets = ("秦福来", "罗秀英", "贺平", QIN, LUO, "15400000001", "99999919480301001")
    with caplog.at_level(logging.DEBUG):
        batch = sent(quarter, book(*ROWS, BAD))
        work_off()
        confirm(fresh(batch), actor=quarter.actor("clerk"))
        work_off()
    found = fresh(batch)
    told = f"{found.figures}{found.findings}{found.report}{found.why}{found}"
    logs = "".join(r.getMessage() for r in caplog.records if not r.name.startswith("django.db"))
    names = "".join(str(path) for path in files_folder.rglob("*"))
    assert [secret for secret in secrets if secret in told + logs + names] == []
    assert Person.objects.filter(community_id=quarter.id, name__in=secrets).exclude(id_index=None).count() == 2


def test_files_are_readable_by_this_user_alone(quarter):
    batch = sent(quarter, book(*ROWS, BAD))
    work_off()
    modes = [shelf.path_of(batch, suffix).stat().st_mode & 0o777 for suffix in ("file", "faults")]
    assert modes == [0o600, 0o600]
