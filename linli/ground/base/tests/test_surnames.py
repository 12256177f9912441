from linli.ground.base.surnames import COMPOUND, READINGS, surname_of, surname_readings


def test_two_characters_are_a_surname_only_when_a_given_name_is_left():
    assert [surname_of(name) for name in ("欧阳雪佳", "欧阳", "王芳", "尉迟敬", "")] == ["欧阳", "欧", "王", "尉迟", ""]


def test_the_bearers_reading_comes_first():
    assert [surname_readings(surname) for surname in ("曾", "万俟", "王")] == [
        (("zeng",), ("ceng",)),
        (("mo", "qi"),),
        (),
    ]


def test_the_tables_hold_one_and_two_characters_and_no_reading_twice():
    assert {len(surname) for surname in READINGS} == {1} and {len(surname) for surname in COMPOUND} == {2}
    assert [surname for surname, sounds in READINGS.items() if len(set(sounds)) != len(sounds)] == []
