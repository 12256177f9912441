import pytest

from linli.ground.people.roster.columns import SYNONYMS, Columns, field_of, recognise
from linli.ground.people.roster.tests.makers import own_heads


def test_the_ledgers_own_heads_are_known():
    assert recognise(own_heads()) == Columns(
        place={word: place for place, word in enumerate(SYNONYMS)},
        heads=dict(zip(SYNONYMS, own_heads(), strict=True)),
    )


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("公民身份号码", "id_number"),
        ("身 份 证 号（必填）*", "id_number"),
        ("姓　名", "name"),
        ("备 注:", "note"),
        ("楼/排", "building"),
        ("自住／租住", "tenure"),
        ("鞋码", None),
        (12.0, None),
        ("", None),
    ],
)
def test_a_head_is_known_whatever_the_clerk_called_it(head, field):
    assert field_of(head) == field


def test_strange_heads_are_shown_and_a_second_column_of_a_kind_is_strange():
    assert recognise(["姓名", "鞋码", "门牌", "电话", "手机", ""]) == Columns(
        place={"name": 0, "room": 2, "phone": 3},
        heads={"name": "姓名", "room": "门牌", "phone": "电话"},
        strange=("鞋码", "手机"),
    )


@pytest.mark.parametrize("cells", [[], ["富民街社区居民信息登记表", "", ""], ["姓名", "电话"], ["楼栋", "室"]])
def test_a_row_that_names_no_people_or_no_doors_is_no_head(cells):
    assert recognise(cells) is None
