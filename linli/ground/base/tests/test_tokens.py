import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.tokens import initials, query_tokens, search_tokens, sort_key

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=6)


def test_a_name_is_found_by_characters_pairs_initials_and_whole_syllables():
    assert search_tokens("李桂英") == [
        *("李", "桂", "英", "李桂", "桂英"),
        *("p:l", "p:li", "p:lg", "p:ligui", "p:lgy", "p:liguiying"),
    ]


def test_an_address_is_found_by_its_pairs_whatever_its_width():
    assert search_tokens("", "河滨３ 号楼") == ["河滨", "滨3", "3号", "号楼"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("曾小曾", ["zxc", "cxc"]),
        ("翟天明", ["ztm", "dtm"]),
        ("单雄伟", ["sxw", "dxw"]),
        ("解放", ["xf", "jf"]),
        ("仇英子", ["qyz", "cyz"]),
        ("区文海", ["owh", "qwh"]),
        ("查理平", ["zlp", "clp"]),
        ("盖世伟", ["gsw"]),
        ("朴正姬", ["pzj"]),
        ("尉迟敬", ["ycj"]),
        ("万俟兰", ["mql"]),
        ("欧阳雪佳", ["oyxj"]),
        ("任伟", ["rw"]),
        ("华伟", ["hw"]),
        ("燕青", ["yq"]),
        ("买买提·艾力", ["mmtal"]),
        ("叶赫那拉文静", ["yhnlwj"]),
        ("李一", ["ly"]),
        ("", []),
    ],
)
def test_initials_know_both_readings_of_a_surname(name, expected):
    assert initials(name) == expected


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("曾小曾", "zeng'xiao'ceng 曾小曾"),
        ("单雄伟", "shan'xiong'wei 单雄伟"),
        ("盖世伟", "ge'shi'wei 盖世伟"),
        ("朴正姬", "piao'zheng'ji 朴正姬"),
        ("尉迟敬", "yu'chi'jing 尉迟敬"),
        ("万俟兰", "mo'qi'lan 万俟兰"),
        ("王𠮷祥", "wang'ji'xiang 王𠮷祥"),
        ("张〇", "zhang'ling 张〇"),
        ("刘䶮", "liu'yan 刘䶮"),
        ("古丽娜尔·买买提", "gu'li'na'er'mai'mai'ti 古丽娜尔买买提"),
        ("", ""),
    ],
)
def test_names_sort_by_the_sound_their_bearer_uses(name, key):
    assert sort_key(name) == key


def test_a_list_of_names_stands_in_pinyin_order():
    names = ["张三", "曾一", "李伟国", "安平", "连成", "李四", "李伟", "单雄伟"]
    assert sorted(names, key=sort_key) == ["安平", "李四", "李伟", "李伟国", "连成", "单雄伟", "曾一", "张三"]


@pytest.mark.parametrize("rare", ["陈㛃", "赵𬭼", "王𠮷祥", "张〇", "刘䶮", "李喆", "丁\U00030123"])
def test_rare_characters_survive_whole(rare):
    assert search_tokens(rare)[: len(rare)] == list(rare)


def test_a_typed_word_becomes_what_its_row_holds():
    assert [query_tokens(text) for text in ("lgy", "liguiying", "李", "李桂英", "买买提·艾", "", "3号")] == [
        ["p:lgy"],
        ["p:liguiying"],
        ["李"],
        ["李桂", "桂英"],
        ["买买", "买提", "提艾"],
        [],
        ["3号"],
    ]


def test_the_longest_names_are_kept_within_their_columns_and_still_found():
    name = "古丽娜尔·买买提·" * 8
    assert max(map(len, search_tokens(name))) == 40 and len(sort_key(name)) == 160
    assert set(query_tokens("gulinaermaimaitigulinaermaimaitigulinaermaimaiti")) <= set(search_tokens(name))


@given(HAN, st.data())
def test_every_part_of_a_name_finds_it(name, data):
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    assert set(query_tokens(name[start:end])) - set(search_tokens(name)) == set()


@given(HAN)
def test_every_start_of_the_initials_finds_the_name(name):
    wanted = {f"p:{sound[:length]}" for sound in initials(name) for length in range(1, len(sound) + 1)}
    assert wanted - set(search_tokens(name)) == set()


@given(st.text(max_size=12), st.text(max_size=12))
def test_no_text_breaks_the_tokens_and_none_comes_twice(name, address):
    words = search_tokens(name, address)
    assert len(words) == len(set(words)) and not any(set(word) & set(string.whitespace) for word in words)
