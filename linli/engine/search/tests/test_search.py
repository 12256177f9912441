"""Who finds whom, by what; and what a search must not tell."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.search.queries import answer_to
from linli.engine.search.tests.makers import make_home
from linli.ground.access.grants import end_grant, grant
from linli.ground.access.models import ReadLog
from linli.ground.base.clock import today
from linli.ground.base.scope import cross_community
from linli.ground.base.tokens import search_tokens
from linli.ground.people.models import Person
from linli.ground.places.actions import rename_place
from linli.ground.places.models import Place
from tests.makers import report

pytestmark = pytest.mark.django_db
PHONE, ID = "15409706022", "99999919520304001X"


def found(q, role, said, as_community):
    """(word, title, line) of every hit."""
    with as_community(q.id):
        groups = answer_to(q.actor(role), q.community, said)
    return [(group.word, hit.title, hit.line) for group in groups for hit in group.hits]


def people(q, role, said, as_community):
    return [line for word, _title, line in found(q, role, said, as_community) if word == "people"]


def readings(q):
    with cross_community("a test reads the log"):
        return [(r.purpose, sorted(r.subjects)) for r in ReadLog.objects.filter(community_id=q.id).order_by("at", "id")]


@pytest.fixture
def town(two):
    """In the first community a home in each grid, and one in the second community with the same name and phone."""
    make_home(two.first, "曾小兰", "白守成", called="曾阿姨家", phone=PHONE, id_number=ID)
    make_home(two.first, "单冬梅", grid=1, called="单大妈家", phone="15400006022")
    make_home(two.second, "曾小兰", called="别处的家", phone=PHONE, id_number=ID)
    return two


HERE, THERE = "曾阿姨家 · 小区1 1号楼 1单元 101", "单大妈家 · 小区2 1号楼 1单元 101"


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("曾", [HERE]),
        ("小兰", [HERE]),
        ("曾小兰", [HERE]),
        ("曾 小 兰", [HERE]),
        ("zxl", [HERE]),
        ("ZX", [HERE]),
        ("cxl", [HERE]),
        ("zengxiaolan", [HERE]),
        ("cengxiao", [HERE]),
        ("zen", [HERE]),
        ("zengx", [HERE]),
        ("sdm", [THERE]),
        ("dandongmei", [THERE]),
        ("6022", [THERE, HERE]),
        ("154 0970 6022", [HERE]),
        (ID, [HERE]),
        ("小兰曾", []),
        ("曾兰", []),
        ("6023", []),
        ("小区1", []),
    ],
)
def test_a_person_is_found_by_characters_pinyin_phone_and_number(town, as_community, said, lines):
    assert people(town.first, "secretary", said, as_community) == lines


def test_a_name_is_shown_masked_and_the_reading_is_written_once(town, as_community):
    q = town.first
    assert found(q, "clerk", "zxl", as_community) == [("people", "曾*", HERE)]
    with cross_community("a test looks who it was"):
        person = Person.objects.get(community_id=q.id, name="曾小兰")
    assert readings(q) == [("find", [person.id])]


def test_a_search_that_shows_nobody_leaves_no_reading(town, as_community):
    assert found(town.first, "clerk", "没有", as_community) == []
    assert readings(town.first) == []


@pytest.mark.parametrize(("role", "lines"), [("worker1", [HERE]), ("owner1", [HERE]), ("worker2", [THERE])])
def test_a_grid_post_finds_the_people_of_its_grid_only(town, as_community, role, lines):
    assert people(town.first, role, "6022", as_community) == lines


def test_who_holds_no_post_of_the_community_finds_nothing(town, as_community):
    asked = [
        found(town.first, role, said, as_community) for role in ("resident", "unit") for said in ("曾", "1栋", "6022")
    ]
    assert asked == [[]] * 6


def test_a_child_is_found_through_the_home_and_never_by_name_or_sound(two, as_community):
    make_home(two.first, "申小乐", born_on=date(today().year - 9, 1, 1), phone=PHONE, called="申家")
    asked = [people(two.first, "secretary", said, as_community) for said in ("申小乐", "sxl", "6022")]
    assert asked == [[], [], []]
    assert found(two.first, "secretary", "1栋101", as_community) == [("places", "申家", "小区1 1号楼 1单元 101")]


def test_a_child_is_found_by_name_by_who_may_open_its_file_and_only_for_as_long(two, as_community):
    q = two.first
    child = make_home(q, "申小乐", born_on=date(today().year - 9, 1, 1), called="申家")[0]
    with as_community(q.id):
        given = grant(
            by=q.actor("secretary"), account=q.accounts["clerk"].id, community=q.id, subject=child.id,
            purpose="上门看看", days=7,
        )  # fmt: skip
    asked = [len(people(q, role, "申小乐", as_community)) for role in ("clerk", "secretary", "worker1")]
    with as_community(q.id):
        end_grant(given)
    assert (asked, people(q, "clerk", "sxl", as_community)) == ([1, 0, 0], [])


def test_people_are_found_by_the_address_their_place_is_given(two, as_community):
    q = two.first
    person, far = make_home(q, "曾小兰")[0], make_home(q, "白守成", grid=1)[0]
    with as_community(q.id):
        before = list(Person.objects.filter(community_id=q.id).order_by("id").values_list("id", "version"))
        rename_place(q.buildings[0].parent, actor=q.actor("clerk"), name="富民小区")
        line = Place.objects.get(community_id=q.id, kind="dwelling", path__startswith=q.buildings[0].path).line
        tokens = {p.id: p.search_tokens for p in Person.objects.filter(community_id=q.id, id__in=[person.id, far.id])}
        after = list(Person.objects.filter(community_id=q.id).order_by("id").values_list("id", "version"))
    assert (line, tokens[person.id], before == after) == (
        "富民小区 1号楼 1单元 101", search_tokens("曾小兰", line), True,
    )  # fmt: skip
    assert tokens[far.id] == far.search_tokens


def test_who_has_gone_is_found_no_more(town, as_community):
    with cross_community("a test ends a record"):
        Person.objects.filter(community_id=town.first.id, name="曾小兰").update(ended_on=today(), ended_why="moved")
    assert people(town.first, "secretary", "zxl", as_community) == []


def test_a_dotted_name_is_found_without_its_dot(two, as_community):
    make_home(two.first, "阿依古丽·买买提", called="古丽家")
    assert people(two.first, "secretary", "古丽买", as_community) == ["古丽家 · 小区1 1号楼 1单元 101"]


@pytest.mark.parametrize("said", ["1栋", "一号楼", "1号楼", "1幢", "1#楼", "１号楼", "1"])
def test_a_building_is_found_however_its_plate_is_written(town, as_community, said):
    hits = [(title, line) for word, title, line in found(town.first, "clerk", said, as_community) if word == "places"]
    assert hits == [("1号楼", "小区1 1号楼"), ("1号楼", "小区2 1号楼")]


@pytest.mark.parametrize("said", ["1栋101", "一号楼一单元101室", "1-1-101", "1-101", "小区1一栋101"])
def test_a_door_tells_who_lives_behind_it_within_the_grid(town, as_community, said):
    assert found(town.first, "worker1", said, as_community) == [("places", "曾阿姨家", "小区1 1号楼 1单元 101")]


def test_a_door_that_shows_a_home_is_a_reading_of_its_people(town, as_community):
    found(town.first, "worker1", "1栋101", as_community)
    with cross_community("a test looks who it was"):
        ids = list(
            Person.objects.filter(community_id=town.first.id, search_tokens__contains=["曾小"]).values_list(
                "id", flat=True
            )
        )
        ids += Person.objects.filter(community_id=town.first.id, name="白守成").values_list("id", flat=True)
    assert readings(town.first) == [("find", sorted(ids))]


def test_a_matter_is_found_by_number_and_by_words_of_who_may_know_of_it(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q, words="楼道里的灯不亮了，晚上看不见。")
    whole = [
        [title for word, title, _line in found(q, "secretary", said, as_community) if word == "matters"]
        for said in (matter.number, matter.number[-4:], "楼道", "看不见", "亮楼")
    ]
    assert whole == [[matter.title]] * 4 + [[]]
    assert [found(q, role, "楼道", as_community) != [] for role in ("worker1", "worker2", "owner1")] == [
        True,
        False,
        True,
    ]
    assert found(two.second, "secretary", matter.number, as_community) == []


@pytest.mark.parametrize("said", ["", " ", "%", "_", "'", "{}", "\\", "a" * 500, "张" * 500, "0", "-", "'; drop"])
def test_strange_texts_find_nothing_and_break_nothing(town, as_community, said):
    assert found(town.first, "secretary", said, as_community) == []


@pytest.mark.parametrize("said", ["zxl", "曾小兰", "6022", "1栋101"])
def test_the_number_of_queries_does_not_grow_with_the_hits(two, as_community, said):
    q = two.first
    counts = []
    for room in ("101", "102", "103"):
        make_home(q, "曾小兰", room=room, phone=PHONE)
        make_home(q, "曾小兰", grid=1, room=room)
        actor = q.actor("worker1")
        with (
            as_community(q.id),
            CaptureQueriesContext(
                connection,
            ) as asked,
        ):
            answer_to(actor, q.community, said)
        counts.append(sum(row["sql"].startswith("SELECT") for row in asked))
    assert counts[0] == counts[2] and counts[0] <= 8
