"""The pages of imports: who may open them, what they say, and at what cost."""

import re
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from openpyxl import load_workbook

from linli.engine.papers.actions import import_now, receive
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.progress import share_of, teller_of
from linli.engine.papers.tests.books import BAD, ROWS, book, work_off
from linli.ground.access.actor import the_clock
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import APP, scope

KEEPERS = ("secretary", "duty", "clerk")
OTHERS = ("worker1", "owner1", "unit", "resident")
State = ImportBatch.State


@pytest.fixture
def first(two):
    return two.first


@pytest.fixture
def batch_in_state(two, as_community):
    """A batch of the first quarter, as far as asked for."""

    def make(state=State.READY, rows=(*ROWS, BAD), q=two.first):
        with as_community(q.id):
            if state == State.DONE:
                return import_now(q.id, book(*rows), actor=the_clock(q.id), file_name="名册.xlsx")
            batch = receive(book(*rows), "名册.xlsx", word="roster", community=q.id, actor=q.actor("clerk"))
            if state == State.READY:
                work_off()
            return batch

    return make


def upload(content=b"", name="名册.xlsx"):
    return {"file": SimpleUploadedFile(name, content)}


def state_of(batch, as_community):
    with as_community(batch.community_id):
        return ImportBatch.objects.get(community_id=batch.community_id, pk=batch.pk).state


def words_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("role", KEEPERS)
def test_who_keeps_the_register_brings_a_file_in_and_takes_it_back(first, as_community, role):
    client = first.client(role)
    sent = client.post(reverse("new_paper"), upload(book(*ROWS)))
    with as_community(first.id):
        batch = ImportBatch.objects.get(community_id=first.id)
    states = []
    for word in ("confirm_paper", "undo_paper", ""):
        with as_community(first.id):
            work_off()
        states.append(state_of(batch, as_community))
        if word:
            answer = client.post(reverse(word, args=[batch.id]))
            assert (answer.status_code, answer.url) == (302, reverse("paper", args=[batch.id]))
    assert (sent.status_code, sent.url) == (302, reverse("paper", args=[batch.id]))
    assert states == [State.READY, State.DONE, State.UNDONE]


@pytest.mark.parametrize("role", OTHERS)
def test_everybody_else_is_refused(first, batch_in_state, role):
    batch, client = batch_in_state(), first.client(role)
    got = [
        client.get(reverse("papers")),
        client.get(reverse("new_paper")),
        client.post(reverse("new_paper"), upload(b"x")),
    ]
    got += [client.get(reverse(word, args=[batch.id])) for word in ("paper", "paper_faults")]
    got += [client.post(reverse(word, args=[batch.id])) for word in ("confirm_paper", "drop_paper", "undo_paper")]
    assert [answer.status_code for answer in got] == [403] * 8


def test_another_community_does_not_know_of_the_file(two, batch_in_state, as_community):
    batch, client = batch_in_state(), two.second.client("secretary")
    got = [client.get(reverse(word, args=[batch.id])) for word in ("paper", "paper_faults")]
    got += [client.post(reverse(word, args=[batch.id])) for word in ("confirm_paper", "drop_paper", "undo_paper")]
    assert [answer.status_code for answer in got] == [404] * 5
    assert state_of(batch, as_community) == State.READY
    assert "名册.xlsx" not in words_of(client.get(reverse("papers")))


def test_who_is_not_signed_in_is_asked_to(client, two):
    assert client.get(reverse("papers")).status_code == 302


def test_the_page_says_what_the_click_will_do(first, batch_in_state):
    words = words_of(first.client("clerk").get(reverse("paper", args=[batch_in_state().id])))
    assert "导入 3 人、1 户" in words and "有 1 行要改" in words and "身份证号不是18位" in words


def test_a_file_that_brings_nothing_new_has_nothing_to_confirm(first, batch_in_state):
    batch_in_state(State.DONE)
    answer = first.client("clerk").get(reverse("paper", args=[batch_in_state().id]))
    assert reverse("confirm_paper", args=[answer.context["batch"].id]) not in answer.content.decode()
    assert answer.context["nothing_new"] and "已经导入过" in words_of(answer)


def test_while_the_worker_works_the_page_asks_again(first, batch_in_state):
    page = first.client("clerk").get(reverse("paper", args=[batch_in_state(State.READING).id])).content.decode()
    assert 'hx-trigger="every 2s"' in page and '<noscript><meta http-equiv="refresh"' in page


def test_the_second_click_sees_that_the_first_was_taken(first, batch_in_state):
    batch, client = batch_in_state(), first.client("clerk")
    answers = [client.post(reverse("confirm_paper", args=[batch.id]), follow=True) for _ in range(2)]
    said = ["刚刚已经有人点过了" in words_of(answer) for answer in answers]
    assert (said, DBTaskResult.objects.count()) == ([False, True], 1)


def test_no_names_or_numbers_stand_on_the_page(first, batch_in_state):
    words = words_of(first.client("clerk").get(reverse("paper", args=[batch_in_state().id])))
    assert [secret for secret in ("秦小宝", "贺平", "99999919480301001") if secret in words] == []


def test_faulty_rows_come_back_as_an_attachment(first, batch_in_state):
    answer = first.client("clerk").get(reverse("paper_faults", args=[batch_in_state().id]))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    answer.close()
    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "private, no-store")
    assert sheet.max_row == 2


def test_a_batch_without_faults_has_no_such_file(first, batch_in_state):
    batch = batch_in_state(rows=ROWS)
    assert first.client("clerk").get(reverse("paper_faults", args=[batch.id])).status_code == 404


def test_an_unknown_batch_is_not_there(first):
    assert first.client("clerk").get(reverse("paper", args=[uuid7()])).status_code == 404


@pytest.mark.parametrize(("sent", "sentence"), [({}, "还没有选文件"), (upload(b""), "这个文件是空的")])
def test_a_form_without_a_file_says_so(first, sent, sentence):
    answer = first.client("clerk").post(reverse("new_paper"), sent)
    assert answer.status_code == 422 and sentence in words_of(answer)


def test_a_file_too_large_is_refused_on_the_form(first, as_community):
    answer = first.client("clerk").post(reverse("new_paper"), upload(b"x" * (20 * 1024 * 1024 + 1)))
    with as_community(first.id):
        assert (answer.status_code, ImportBatch.objects.filter(community_id=first.id).count()) == (422, 0)
    assert "文件太大，超过20 MB" in words_of(answer)


@pytest.mark.parametrize("address", ["papers", "paper", "new_paper"])
def test_pages_cost_the_same_with_three_batches_as_with_one(first, batch_in_state, address):
    client, costs = first.client("clerk"), []
    for more in (0, 2):
        batch = [batch_in_state() for _ in range(1 + more)][0]
        url = reverse(address, args=[batch.id] if address == "paper" else [])
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(url).status_code == 200
        costs.append(sum(q["sql"].startswith("SELECT") for q in seen.captured_queries))
    assert costs[0] == costs[1] and costs[0] <= 12


def test_the_list_turns_its_pages_by_key(first, as_community):
    with as_community(first.id):
        for n in range(30):
            receive(b"x", f"{n}.xlsx", word="roster", community=first.id, actor=first.actor("clerk"))
    client = first.client("clerk")
    page = client.get(reverse("papers")).context["page"]
    rest = client.get(reverse("papers"), {"after": page.after}).context["page"]
    assert (len(page.rows), len(rest.rows), {b.id for b in page.rows} & {b.id for b in rest.rows}) == (25, 5, set())


@pytest.fixture
def with_a_hidden_sheet():
    workbook, out = load_workbook(BytesIO(book(*ROWS))), BytesIO()
    old = workbook.create_sheet("2024年旧表")
    for row in (
        ("小区", "楼栋", "室", "姓名"),
        ("富民小区", "9号楼", "101", "贺平"),
        ("富民小区", "9号楼", "102", "贺安"),
    ):
        old.append(row)
    old.sheet_state = "hidden"
    workbook.create_sheet("汇总").append(("网格", "户数"))
    workbook.save(out)
    return out.getvalue()


def test_a_hidden_sheet_is_offered_and_read_only_when_somebody_asks(first, as_community, with_a_hidden_sheet):
    client, people = first.client("clerk"), []
    with as_community(first.id):
        batch = receive(with_a_hidden_sheet, "名册.xlsx", word="roster", community=first.id, actor=first.actor("clerk"))
        work_off()
    page = words_of(client.get(reverse("paper", args=[batch.id])))
    assert "“2024年旧表”，2 行" in page and "认不出表头、没有读的表：汇总" in page
    for word in ("read_hidden", "confirm_paper"):
        client.post(reverse(word, args=[batch.id]))
        with as_community(first.id):
            work_off()
            people.append(ImportBatch.objects.get(community_id=first.id, pk=batch.id).figures["people"])
    assert people == [5, 5] and state_of(batch, as_community) == State.DONE
    assert "连藏起来的一起看" not in words_of(client.get(reverse("paper", args=[batch.id])))


def test_a_file_without_hidden_sheets_has_none_to_read(first, batch_in_state):
    assert first.client("clerk").post(reverse("read_hidden", args=[batch_in_state().id])).status_code == 403


def test_the_page_shows_how_far_the_work_is(first, batch_in_state):
    batch, client = batch_in_state(State.READING), first.client("clerk")
    shown = []
    for share in (0.0, 0.42):
        teller_of(batch)(share)
        page = client.get(reverse("paper", args=[batch.id]))
        shown.append(("办了 42%" in words_of(page), 'class="track"' in page.content.decode()))
    work_off_of(batch)
    assert (shown, share_of(batch)) == ([(False, False), (True, True)], 0.0)


def work_off_of(batch):
    with scope({batch.community_id}, role=APP):
        work_off()


def test_where_a_file_has_many_sheets_a_question_names_its_sheet(first, as_community):
    workbook, out = load_workbook(BytesIO(book(*ROWS))), BytesIO()
    other = workbook.create_sheet("河滨小区")
    for row in (("楼栋", "室", "户主", "与户主关系", "姓名"), ("9号楼", "101", "", "子", "贺平")):
        other.append(row)
    workbook.save(out)
    with as_community(first.id):
        batch = receive(out.getvalue(), "名册.xlsx", word="roster", community=first.id, actor=first.actor("clerk"))
        work_off()
    page = words_of(first.client("clerk").get(reverse("paper", args=[batch.id])))
    assert "河滨小区9号楼101室：这一户没有户主，请核对谁是户主（“河滨小区”第 2 行）" in page
