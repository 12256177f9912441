import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.publish.finders.names import names_in
from linli.engine.publish.finders.numbers import LANDLINE, LONG, MOBILE
from linli.engine.publish.plain import plain_of


@pytest.mark.parametrize("said", ["张 伟", "张　伟", "张·伟", "张\u200b伟", "张\n伟", "张\u2060\ufeff伟"])
def test_what_stands_between_the_signs_hides_nothing(said):
    assert plain_of(said).text == "张伟"


@given(st.text())
def test_every_sign_knows_where_it_stood(text):
    plain = plain_of(text)
    assert len(plain.text) == len(plain.at) == len(plain.spoken)
    assert list(plain.at) == sorted(plain.at) and all(0 <= at < len(text) for at in plain.at)


NAMES = {"张伟": "张伟", "张伟国": "张伟国", "王芳": "王芳", "高兴": "高兴", "秦大": "秦大", "阿依古丽": "阿依·古丽"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("感谢张伟国和王芳", [(2, 5, "张伟国"), (6, 8, "王芳")]),
        ("张伟来了", [(0, 2, "张伟")]),
        ("大家都很高兴", []),
        ("秦大爷家", []),
        ("秦大说", [(0, 2, "秦大")]),
        ("阿依古丽", [(0, 4, "阿依·古丽")]),
        ("", []),
    ],
)
def test_the_longest_name_is_found_and_ordinary_words_are_none(text, found):
    assert list(names_in(text, NAMES)) == found


@given(st.text(max_size=30), st.sampled_from(sorted(set(NAMES) - {"高兴", "秦大"})), st.text(max_size=30))
def test_a_name_is_found_wherever_it_stands(before, name, after):
    plain = plain_of(f"{before}{name}{after}")
    covered = {at for start, end, _ in names_in(plain.text, NAMES) for at in range(start, end)}
    start = len(plain_of(before).text)
    assert covered & set(range(start, start + len(name)))


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        (MOBILE, "15409706022"),
        (MOBILE, "154 0970 6022"),
        (MOBILE, "154-0970-6022"),
        (MOBILE, "+86 154 0970 6022"),
        (MOBILE, "１５４０９７０６０２２"),
        (MOBILE, "①⑤④⓪⑨⑦⓪⑥⓪②②"),
        (MOBILE, "一五四零九七零六零二二"),
        (MOBILE, "幺五四〇九七〇六〇二二"),
        (MOBILE, "1.5.4.0.9.7.0.6.0.2.2"[2:].join(["1", ""])),
        (LANDLINE, "0911-6210044"),
        (LANDLINE, "（0911）6210044"),
        (LONG, "99999919520304001X"),
        (LONG, "999999 1952 0304 001x"),
        (LONG, "6222020200112233445"),
    ],
)
def test_a_number_is_found_however_it_is_written(pattern, said):
    assert pattern.search(plain_of(f"请打{said}找我").spoken)


@pytest.mark.parametrize(
    "said", ["2026年11月24日至2026年12月1日", "1500元", "3号楼1单元", "8:30-17:30", "1-26-0043", "400-810-0000"]
)
def test_dates_sums_and_hours_are_no_phone(said):
    spoken = plain_of(said).spoken
    assert [p.search(spoken) for p in (MOBILE, LANDLINE, LONG)] == [None, None, None]
