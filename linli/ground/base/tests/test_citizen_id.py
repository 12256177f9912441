from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.citizen_id import PROBLEMS, birth_of, check, check_sign, problem_of, sex_of, tidied

BIRTHS = st.dates(date(1900, 1, 1), date(2026, 11, 22))


@st.composite
def numbers(draw):
    body = f"999999{draw(BIRTHS):%Y%m%d}{draw(st.integers(0, 999)):03}"
    return body + check_sign(body)


@pytest.mark.parametrize(
    ("text", "tidy", "problem"),
    [
        ("999999198904014339", "999999198904014339", None),
        ("99999919960803716x", "99999919960803716X", None),
        ("９９９９９９１９８９０４０１４３３９", "999999198904014339", None),
        ("\t999999198904014339", "999999198904014339", None),
        ("'999999 19890401\xa04339\n", "999999198904014339", None),
        ("999999890401433", "999999198904014339", None),
        ("999999198904014338", "999999198904014338", "id_checksum"),
        ("99999919890401433", "99999919890401433", "id_length"),
        ("9999991989040143390", "9999991989040143390", "id_length"),
        ("99999919890401433O", "99999919890401433O", "id_letter"),
        ("9999991989O4014339", "9999991989O4014339", "id_letter"),
        ("999999********4339", "999999********4339", "id_masked"),
        ("999999198902314331", "999999198902314331", "id_birthdate"),
        ("999999000001010000", "999999000001010000", "id_birthdate"),
        ("", "", "id_length"),
    ],
)
def test_a_number_is_tidied_and_its_fault_named(text, tidy, problem):
    assert check(text) == (tidy, problem)


def test_each_repair_is_named():
    assert [tidied(text) for text in ("９９９９９９19960803716x", " 999999890401433", "999999198904014339")] == [
        ("99999919960803716X", ("full_width", "id_small_x")),
        ("999999198904014339", ("id_blanks", "id_15_digits")),
        ("999999198904014339", ()),
    ]


def test_no_one_is_born_tomorrow():
    body = "99999920261123001"
    number = body + check_sign(body)
    assert (check(number), check(number, date(2026, 11, 22))) == ((number, None), (number, "id_birthdate"))


def test_the_number_tells_birth_and_sex():
    assert (birth_of("99999919960803716X"), sex_of("99999919960803716X"), sex_of("999999199004104085")) == (
        date(1996, 8, 3),
        "female",
        "female",
    )
    assert (sex_of("999999198904014339"), birth_of("999999199002300000")) == ("male", None)


def test_every_problem_has_a_sentence():
    assert sorted(PROBLEMS) == ["id_birthdate", "id_checksum", "id_length", "id_letter", "id_masked"]


@given(numbers())
def test_every_well_made_number_is_right_whatever_its_area(number):
    other = "000000" + number[6:17]
    assert (problem_of(number), problem_of(other + check_sign(other))) == (None, None)


@given(numbers(), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(number, place, shift):
    wrong = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    assert problem_of(wrong) is not None


@given(numbers())
def test_tidying_twice_changes_nothing_more(number):
    once, _ = tidied(f" {number.lower()}")
    assert tidied(once) == (once, ())


@given(st.dates(date(1900, 1, 1), date(1999, 12, 31)))
def test_fifteen_digits_mean_the_last_century(born):
    number, problem = check(f"999999{born:%y%m%d}123")
    assert (birth_of(number), problem) == (born, None)
