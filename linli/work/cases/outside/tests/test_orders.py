"""One row of an export, whatever its form; and which of our categories another system means."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.errors import Invalid
from linli.work.cases.catalogue import shipped
from linli.work.cases.outside.columns import recognise
from linli.work.cases.outside.matching import Matcher, Named
from linli.work.cases.outside.orders import Order, moment_of, order_of, result_of
from linli.work.cases.outside.reading import open_orders
from linli.work.cases.outside.tests.books import BAD, HEADS, LAMP, book, with_cells

MOMENT = datetime(2024, 1, 5, 2, 47, tzinfo=UTC)  # 10:47 in Shanghai


@pytest.mark.parametrize("said", [
    "2024-01-05 10:47:00", "2024/1/5 10:47", "2024.1.5 10:47", "2024年1月5日 10时47分", "2024年1月5日10:47",
    datetime(2024, 1, 5, 10, 47), 45296.449305555555, "２０２４-01-05 10:47",
])  # fmt: skip
def test_a_moment_is_read_in_every_form(said):
    assert moment_of(said) == MOMENT


@pytest.mark.parametrize("said", ["", None, "昨天", "2024-13-05", 9999, True, "2024-01-05 29:00"])
def test_what_is_no_moment_is_none(said):
    assert moment_of(said) is None


@pytest.mark.parametrize("said, found", [
    ("已办结:已解释说明", (True, "已解释说明")), ("办结，换了灯泡", (True, "换了灯泡")), ("办理中", (False, "")), ("", (False, "")),
])  # fmt: skip
def test_a_result_says_whether_it_is_done(said, found):
    assert result_of(said) == found


@pytest.mark.parametrize("cells, errors", [
    ({"编号": ""}, [("number", "number_missing")]),
    ({"来电时间": ""}, [("received", "received_missing")]),
    ({"来电时间": "不记得"}, [("received", "received_unread")]),
    ({"诉求内容": " "}, [("words", "words_missing")]),
    ({"办结时限": "2020-01-01"}, [("due", "due_before")]),
    ({"地址": "#N/A"}, [("address", "cell_error")]),
    ({"来电人": "秦\u200b先生"}, [("called", "unseen_signs")]),
    ({"编号": "9" * 41}, [("number", "too_long")]),
])  # fmt: skip
def test_a_row_that_cannot_be_taken_says_why(cells, errors):
    assert order_of(with_cells(LAMP, **cells), 2, "表", recognise(HEADS)) == tuple(errors)


@given(st.lists(st.one_of(st.text(max_size=60), st.floats(), st.none(), st.booleans()), max_size=12))
def test_any_row_is_an_order_or_says_why_not(cells):
    found = order_of(cells, 2, "表", recognise(HEADS))
    assert isinstance(found, Order) or (found and all(isinstance(word, str) for pair in found for word in pair))


def test_heads_are_known_by_other_words_and_in_any_order():
    heads = ("序号", "工单编号*", "受理时间", "主要内容（摘要）", "联系人住哪")
    assert dict(recognise(heads).place) == {"number": 1, "received": 2, "words": 3}
    assert recognise(("姓名", "电话", "地址")) is None


@pytest.mark.parametrize("content, sentence", [
    (book(("甲", "乙"), heads=("姓名", "室")), "没有找到表头"), (book(), "一行也没有"), (b"%PDF\0", "文件打不开"),
])  # fmt: skip
def test_what_is_no_export_is_refused_with_the_cure(content, sentence):
    with pytest.raises(Invalid, match=sentence):
        open_orders(content, "表.xlsx")


def test_the_faulty_rows_go_back_with_their_head_and_their_reason():
    opened = open_orders(book(LAMP, BAD), "表.xlsx")
    (sheet,) = opened.faults
    assert (sheet.name, sheet.head, [row[0][0] for row in sheet.rows]) == ("工单导出", (HEADS,), [BAD[0]])
    again = open_orders(
        book((*with_cells(BAD, 来电时间="2026-11-20 8:00"), "旧的原因"), heads=(*HEADS, "错误原因")), "表.xlsx"
    )
    assert (again.figures["rows_good"], again.findings["sheets"]["strange"]) == (1, [])


@pytest.mark.parametrize("said, code", [
    ("投诉/停车与交通/停车难、车位纠纷", "E01"), ("停水", "C01"), ("A02", "A02"), ("市政/井盖", "B01"), ("天上掉馅饼", ""), ("", ""),
])  # fmt: skip
def test_another_systems_words_lead_to_our_category(said, code):
    names = [Named(r["code"], (*r["known_as"].split(), r["name"], *r["name"].split("/"))) for r in shipped()]
    assert Matcher(names).code_for(said) == code
