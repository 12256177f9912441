"""The list to work from: each pile holds what its name says, counts agree with it, a search finds no more than one may know."""

import re
from datetime import timedelta

import pytest

from linli.engine.matters.actions.handing import hand_to
from linli.engine.matters.actions.talking import ask_raiser
from linli.engine.matters.models import Matter
from linli.engine.matters.queries import find_matter
from linli.ground.base.clock import end_of, now, today
from linli.ground.base.scope import scope
from linli.work.cases import dealing
from linli.work.cases.actions import fix_case, rate_case
from tests.makers import ask, photo, report

pytestmark = pytest.mark.django_db


@pytest.fixture
def laid(two):
    """One case for each name of the list, by its words."""
    q = two.first
    worker, resident = q.actor("worker1"), q.actor("resident")
    with scope({q.id}):
        cases = {
            word: report(q, words=f"{word}的事情") for word in ("late", "today", "asked", "helped", "fixed", "rated")
        }
        cases["seen"] = report(q, "clerk", source="hotline", words="seen的事情")
        cases["lent"] = report(q, words="lent的事情")
        cases["far"] = report(q, grid=1, words="far的事情")
        due(cases["late"], now() - timedelta(hours=1))
        due(cases["today"], max(now(), end_of(today()) - timedelta(seconds=1)))
        for word in ("asked", "helped", "fixed", "rated", "seen", "lent", "far"):
            due(cases[word], now() + timedelta(days=9))
        ask_raiser(cases["asked"], actor=worker, said="几点？")
        ask(q, cases["helped"])
        for word in ("fixed", "rated", "seen"):
            fix_case(find_matter(worker, cases[word].id), actor=worker, said="好了。", photos=[photo()])
        rate_case(find_matter(resident, cases["rated"].id), actor=resident, stars=5)
        hand_to(find_matter(worker, cases["lent"].id), q.posts["clerk"].id, actor=worker, why="窗口的事")
    return q


def due(matter, moment):
    Matter.objects.filter(community_id=matter.community_id, id=matter.id).update(due_at=moment)


HERE = {"late", "today", "asked", "helped", "lent"}
EXPECTED = {
    ("worker1", "todo"): HERE, ("worker1", "mine"): HERE - {"lent"}, ("worker1", "grid"): HERE,
    ("worker1", "late"): {"late"}, ("worker1", "today"): {"today"}, ("worker1", "done"): {"asked", "fixed"},
    ("worker1", "others"): {"helped"}, ("worker1", "look"): set(), ("worker1", "over"): {"rated"},
    ("secretary", "todo"): HERE | {"far"}, ("secretary", "mine"): set(), ("secretary", "look"): {"seen"},
    ("clerk", "mine"): {"lent"}, ("clerk", "look"): {"seen"}, ("worker2", "todo"): {"far"},
    ("worker2", "look"): set(),
}  # fmt: skip


@pytest.mark.parametrize(("role", "tab"), EXPECTED)
def test_a_pile_holds_what_its_name_says_and_the_chip_counts_it(laid, role, tab):
    html = laid.client(role).get(f"/cases/?tab={tab}").content.decode()
    listed = set(re.findall(r">(\w+)的事情</a>", html))
    actor = laid.actor(role)
    with scope(actor.communities):
        counted = dealing.counts_of(actor)
    assert listed == EXPECTED[role, tab]
    if tab != "over":
        assert counted[tab] == len(listed)
        chip = re.search(rf'\?tab={tab}"[^>]*>[^<]*(?:<b>(\d+)</b>)?', html)
        assert int(chip[1] or 0) == len(listed)


def test_a_search_finds_by_number_and_by_words_in_every_stage(laid):
    client = laid.client("worker1")
    with scope({laid.id}):
        rated = Matter.objects.get(community_id=laid.id, title="rated的事情")
    by = {
        text: set(re.findall(r">(\w+)的事情</a>", client.get("/cases/", {"q": text}).content.decode()))
        for text in (rated.number, rated.number[-4:], "rated的事情", "far的事情", "天外飞仙", "a")
    }
    assert by == {
        rated.number: {"rated"}, rated.number[-4:]: {"rated"}, "rated的事情": {"rated"}, "far的事情": set(),
        "天外飞仙": set(), "a": set(),
    }  # fmt: skip
    empty = client.get("/cases/", {"q": "天外飞仙"}).content.decode()
    assert "没有找到“天外飞仙”" in empty and "两个字以上" in empty


def test_a_waiting_case_is_taken_from_the_list_by_one_tap(two):
    q = two.first
    with scope({q.id}):
        matter = report(q)
    client = q.client("worker1")
    html = client.get("/cases/").content.decode()
    assert f'action="/cases/{matter.id}/accept/"' in html
    taken = client.post(f"/cases/{matter.id}/accept/", {"back": "cases"})
    assert (taken.status_code, taken.url) == (302, "/cases/")
    assert "data-accept" not in client.get("/cases/").content.decode()


def test_a_long_list_is_read_to_its_end_by_pages_without_losing_the_search(two):
    q = two.first
    with scope({q.id}):
        for n in range(27):
            report(q, words=f"第{n}回说井盖坏了", photos=1)
    client, seen, url = q.client("worker1"), [], "/cases/?q=井盖"
    for _page in range(2):
        html = client.get(url).content.decode()
        seen += re.findall(r">第(\d+)回说井盖坏了</a>", html)
        link = re.search(r'rel="next" href="([^"]+)"', html)
        url = f"/cases/{link[1]}".replace("&amp;", "&") if link else ""
    assert (sorted(map(int, seen)), url) == (list(range(27)), "")
