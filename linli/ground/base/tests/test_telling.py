from linli.ground.base.telling import EVERY, part, told


def test_a_part_of_a_work_is_told_as_a_share_of_the_whole():
    heard = []
    for share in (0, 0.5, 1):
        part(heard.append, 0.2, 0.6)(share)
    assert [round(share, 6) for share in heard] == [0.2, 0.4, 0.6]


def test_things_go_by_unchanged_and_are_told_now_and_then():
    heard = []
    assert list(told(range(EVERY * 2), EVERY * 2, heard.append)) == list(range(EVERY * 2))
    assert heard == [0.0, 0.5]


def test_more_things_than_were_expected_are_never_more_than_all():
    heard = []
    list(told(range(EVERY * 2), EVERY // 2, heard.append))
    assert heard == [0.0, 1.0]
