import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.masks import mask_id, mask_name, mask_phone


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("999999198904014339", "**************4339"),
        ("99999919960803716X", "**************716X"),
        ("1234", "****"),
        ("", ""),
    ],
)
def test_of_a_number_only_the_last_four_signs_are_shown(number, shown):
    assert mask_id(number) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("15454361234", "154****1234"),
        ("0911-9991234", "0911-***1234"),
        ("9991234", "***1234"),
        ("110", "***"),
        ("", ""),
    ],
)
def test_of_a_phone_the_middle_is_hidden(number, shown):
    assert mask_phone(number) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [("王芳", "王*"), ("欧阳雪佳", "欧阳*"), ("买买提·艾力", "买*"), ("王𠮷祥", "王*"), ("解", "*"), ("", "")],
)
def test_of_a_name_the_surname_is_left(name, shown):
    assert mask_name(name) == shown


@given(st.text(st.sampled_from("0123456789X"), min_size=1, max_size=20))
def test_no_mask_shows_a_number_whole(number):
    assert mask_id(number) != number and mask_phone(number) != number
