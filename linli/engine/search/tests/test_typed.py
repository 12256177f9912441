import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.search.sounding import said_otherwise
from linli.engine.search.typed import LONGEST, Plate, Typed, read_plate, read_typed
from linli.ground.base.citizen_id import check_sign

PLATES = [
    ("3栋", Plate("3号楼")),
    ("三号楼", Plate("3号楼")),
    ("３号楼", Plate("3号楼")),
    ("3#", Plate("3号楼")),
    ("a座", Plate("A座")),
    ("1排9号", Plate("1排", room="9")),
    ("富民小区3幢", Plate("3号楼", estate="富民小区")),
    ("3号楼1单元301", Plate("3号楼", unit="1单元", room="301")),
    ("三栋一单元301室", Plate("3号楼", unit="1单元", room="301")),
    ("3栋301", Plate("3号楼", room="301")),
    ("3-2-301", Plate("3号楼", unit="2单元", room="301")),
    ("3-301", Plate("3号楼", room="301")),
    ("张伟", None),
    ("富民小区", None),
]


@pytest.mark.parametrize(("said", "plate"), PLATES, ids=[said for said, _ in PLATES])
def test_a_plate_is_read_however_it_is_written(said, plate):
    assert read_plate(read_typed(said).text) == plate


def test_each_sort_of_text_is_read_as_what_it_is():
    number = "99999919520304001"
    number += check_sign(number)
    assert [read_typed(said) for said in ("张 伟", "ZW", "6022", "154-0970-6022", number, "3", " \0 ")] == [
        Typed("张伟", tokens=("张伟",)),
        Typed("zw", sound="zw"),
        Typed("6022", digits="6022"),
        Typed("154-0970-6022", digits="15409706022"),
        Typed(number.lower(), id_number=number),
        Typed("3", digits="3", plate=Plate("3号楼")),
        Typed(""),
    ]


@given(st.text())
def test_whatever_is_typed_can_be_read(said):
    assert len(read_typed(said).text) <= LONGEST


@pytest.mark.parametrize(
    ("sound", "under"), [("cxl", "zeng'"), ("ceng", "zeng'"), ("ce", "zeng'"), ("cengxl", "zeng'"), ("chxl", "zeng'")]
)
def test_a_second_reading_leads_to_where_its_bearers_sort(sound, under):
    assert under in {dict(q.children)["sort_key__gte"] for q in said_otherwise(sound)}


def test_a_spelt_sound_asks_only_for_surnames_that_are_said_so():
    assert len(said_otherwise("ceng")) == 1 and said_otherwise("wangfang") == []
