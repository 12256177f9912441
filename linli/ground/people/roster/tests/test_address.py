import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.people.roster.address import (
    Door,
    door_of,
    split_address,
    tidy_building,
    tidy_compound,
    tidy_room,
    tidy_unit,
)

SIGNS = "零一二三四五六七八九"
NUMBERS = st.integers(1, 99)


def in_han(number):
    tens, ones = divmod(number, 10)
    return (SIGNS[tens] if tens > 1 else "") + ("十" if tens else "") + (SIGNS[ones] if ones or not tens else "")


def in_full_width(text):
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() else sign for sign in text)


@pytest.mark.parametrize(
    ("text", "building"),
    [
        ("3", "3号楼"),
        ("03栋", "3号楼"),
        ("第三栋", "3号楼"),
        (" 3 号 楼 ", "3号楼"),
        ("３#楼", "3号楼"),
        ("a座", "A座"),
        ("A栋", "A座"),
        ("甲楼", "甲座"),
        ("一排", "1排"),
        ("10排", "10排"),
        ("综合楼", "综合楼"),
        ("", ""),
    ],
)
def test_a_building_has_one_name(text, building):
    assert tidy_building(text) == building


@given(NUMBERS)
def test_all_ways_of_writing_a_building_are_one(number):
    ways = [f"{number}{word}" for word in ("号楼", "栋", "幢", "#楼", "#", "楼", "")]
    ways += [f"{in_han(number)}号楼", in_full_width(f"{number}号楼"), f" {number}栋 "]
    assert {tidy_building(way) for way in ways} == {f"{number}号楼"}


@given(NUMBERS)
def test_all_ways_of_writing_a_unit_are_one(number):
    ways = (f"{number}单元", f"{in_han(number)}单元", f"{number}", f"第{number}单元", in_full_width(f"{number}单元"))
    assert {tidy_unit(way) for way in ways} == {f"{number}单元"}


@pytest.mark.parametrize(
    ("text", "room"),
    [("301室", "301"), ("301", "301"), ("３０１号", "301"), ("301甲", "301甲"), ("9号", "9"), ("九号", "9"), ("", "")],
)
def test_a_room_is_its_number(text, room):
    assert tidy_room(text) == room


def test_a_remark_in_brackets_is_not_part_of_the_name():
    assert [tidy_compound(text) for text in ("富民小区(最新)", "富民小区（最新）", " 富民 小区")] == ["富民小区"] * 3


def test_equal_doors_have_equal_keys_and_are_said_as_at_the_door():
    doors = [door_of("富民小区", "三号楼", "一单元", "301室"), door_of("富民小区（最新）", "3幢", "1", "301")]
    assert doors == [Door("富民小区", "3号楼", "1单元", "301")] * 2
    assert [(door.key, door.building_key, door.words) for door in doors] == [
        ("富民小区|3号楼|1单元|301", "富民小区|3号楼", "富民小区3号楼1单元301室")
    ] * 2


def test_a_row_of_old_houses_counts_as_the_building():
    door = door_of("粮站巷", "一排", "", "9号")
    assert (door.key, door.words) == ("粮站巷|1排||9", "粮站巷1排9号")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("粮站家属院一号楼1单元101", "粮站家属院1号楼1单元101室"),
        ("粮站家属院 十二幢 二单元 402室", "粮站家属院12号楼2单元402室"),
        ("粮站巷1排9号", "粮站巷1排9号"),
        ("3栋301甲", "3号楼301甲室"),
    ],
)
def test_a_whole_address_is_split_into_its_cells(text, words):
    assert door_of(*split_address(text)).words == words


@pytest.mark.parametrize("text", ["", "粮站家属院", "三楼的王大爷家"])
def test_what_is_no_address_is_not_guessed(text):
    assert split_address(text) is None


@given(st.text(max_size=12))
def test_tidying_twice_changes_nothing_more(text):
    once = [tidy(text) for tidy in (tidy_compound, tidy_building, tidy_unit)]
    assert [tidy_compound(once[0]), tidy_building(once[1]), tidy_unit(once[2])] == once
