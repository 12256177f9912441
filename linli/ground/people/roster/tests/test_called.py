"""What neighbours call a household."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.people.roster.called import age_on, form_of_address, household_called, spoken_part


@pytest.mark.parametrize(
    ("name", "sex", "age", "called"),
    [
        ("秦福来", "male", 78, "秦大爷家"),
        ("秦福来", "male", 60, "秦大爷家"),
        ("秦福来", "male", 59, "秦师傅家"),
        ("罗秀英", "female", 60, "罗奶奶家"),
        ("罗秀英", "female", 50, "罗阿姨家"),
        ("罗秀英", "female", 35, "罗大姐家"),
        ("马丽", "female", 34, "小马家"),
        ("欧阳雪佳", "female", 20, "欧阳家"),
        ("贺平", "male", None, "贺先生家"),
        ("贺平", "female", None, "贺女士家"),
        ("贺平", "", None, "贺家"),
        ("贺平", "", 70, "贺家"),
        ("买买提·艾力", "male", 70, "买买提大爷家"),
        ("扎西次仁", "male", 40, "扎西次仁师傅家"),
        ("", "", None, ""),
    ],
)
def test_a_household_is_called_by_its_head(name, sex, age, called):
    assert household_called(name, sex, age) == called


@given(st.text(min_size=1).filter(str.strip), st.sampled_from(["male", "female", ""]), st.none() | st.integers(0, 120))
def test_no_given_name_of_a_short_name_is_told(name, sex, age):
    assert spoken_part(name) in form_of_address(name, sex, age)
    assert len(name.strip()) > 3 or "·" in name or len(spoken_part(name)) <= 2


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(2026, 1, 2), date(2030, 1, 1)))
def test_an_age_counts_full_years(born, day):
    years = age_on(born, day)
    assert (born.year + years, born.month, born.day) <= (day.year, day.month, day.day)
    assert (born.year + years + 1, born.month, born.day) > (day.year, day.month, day.day)
