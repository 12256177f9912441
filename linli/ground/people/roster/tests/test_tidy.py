from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.people.roster.tidy import (
    born_on,
    is_party_member,
    phones_of,
    relation_of,
    sex_of,
    tenure_of,
    text_of,
    tidy_name,
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" 王芳\n", "王芳"),
        (101.0, "101"),
        (1.5, "1.5"),
        (7, "7"),
        (date(2026, 1, 2), "2026-01-02"),
        (None, ""),
        (True, ""),
    ],
)
def test_a_cell_reads_as_a_person_reads_it(cell, text):
    assert text_of(cell) == text


@pytest.mark.parametrize(
    ("text", "name", "was_spaced"),
    [
        ("王芳", "王芳", False),
        ("王　芳", "王芳", True),
        ("王  芳", "王芳", True),
        ("王 𠮷 祥", "王𠮷祥", True),
        ("张 〇", "张〇", True),
        ("买买提•艾力", "买买提·艾力", False),
        ("古丽娜尔·买买提", "古丽娜尔·买买提", False),
        ("Anna Li", "Anna Li", False),
        ("", "", False),
    ],
)
def test_blanks_for_looks_leave_a_name_and_dots_become_one_kind(text, name, was_spaced):
    assert tidy_name(text) == (name, was_spaced)


@pytest.mark.parametrize(
    ("text", "phones", "words"),
    [
        ("15454368444", [("15454368444", "mobile")], []),
        ("１５４５４３６８４４４", [("15454368444", "mobile")], []),
        ("154 5436 8444", [("15454368444", "mobile")], []),
        ("+86 154-5436-8444", [("15454368444", "mobile")], []),
        ("15408160032;15409212784", [("15408160032", "mobile"), ("15409212784", "mobile")], ["two_phones"]),
        ("15408160032 15409212784", [("15408160032", "mobile"), ("15409212784", "mobile")], ["two_phones"]),
        ("15408160032、15408160032", [("15408160032", "mobile")], []),
        ("0911-9991234", [("0911-9991234", "landline")], ["landline"]),
        ("9991234", [("9991234", "landline")], ["landline"]),
        ("1545605117", [], ["phone_wrong_length"]),
        ("154543684440", [], ["phone_wrong_length"]),
        ("无", [], ["phone_wrong_length"]),
        ("", [], []),
    ],
)
def test_phones_are_found_and_told_apart(text, phones, words):
    assert phones_of(text) == (tuple(phones), tuple(words))


@pytest.mark.parametrize(
    "cell",
    [
        *("1975-03-02", "1975/3/2", "1975.03.02", "19750302", "1975年3月2日", "１９７５－０３－０２"),
        *(27455.0, 27455, date(1975, 3, 2), datetime(1975, 3, 2, 8)),
    ],
)
def test_all_forms_of_a_birth_date_are_one(cell):
    assert born_on(cell) == date(1975, 3, 2)


@pytest.mark.parametrize("cell", ["", None, "1975-02-30", "1975年3月", "不详", 0.0, 1.5, True])
def test_what_is_no_single_day_is_not_guessed(cell):
    assert born_on(cell) is None


def test_a_roster_chooses_from_few_words():
    assert [relation_of(said) for said in ("户主", "本人", "妻子", "次子", "女", "外孙女", "表叔", "")] == [
        *("head", "head", "spouse", "son", "daughter", "granddaughter", "other", "")
    ]
    assert [tenure_of(said) for said in ("自住", "租住", "空置", "空户", "")] == [
        "owner",
        "tenant",
        "vacant",
        "vacant",
        "",
    ]
    assert [sex_of(said) for said in ("男", "女", "")] == ["male", "female", ""]


def test_a_party_member_is_one_by_status_or_by_mark():
    said = [("中共党员", ""), ("中共预备党员", ""), ("群众", ""), ("", "√"), ("", "是"), ("", "否"), ("非党员", "")]
    assert [is_party_member(*words) for words in said] == [True, True, False, True, True, False, False]


@given(st.text(max_size=20))
def test_no_text_breaks_a_cell(text):
    name, _ = tidy_name(text)
    phones, words = phones_of(text)
    assert (tidy_name(name)[0], isinstance(born_on(text), date | None), set(words) <= WORDS) == (name, True, True)


WORDS = {"landline", "phone_wrong_length", "two_phones"}
