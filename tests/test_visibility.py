"""Who sees what, asked six ways that must agree: the list, the count, the rule, opening it, its page, its photo.

The expectation is written down once, as sentences about the role; everything else is generated.
"""

from dataclasses import dataclass

import pytest

from linli.engine.matters.actions.handing import hand_to
from linli.engine.matters.models import Matter
from linli.engine.matters.queries import find_matter, open_matter, open_part, parts_for, visible_to
from linli.engine.matters.rules import may_know_of
from linli.ground.access.models import ReadLog
from linli.ground.base.errors import NotThere
from linli.ground.base.scope import scope
from linli.ground.files.models import File
from linli.work.cases.queries import standing_of
from tests.makers import ask, report
from tests.town import EVERYBODY

pytestmark = pytest.mark.django_db
STAFF = ("secretary", "duty", "clerk", "worker1", "owner1", "worker2")


@dataclass(frozen=True)
class Thing:
    """One matter of the set-up, by what distinguishes it."""

    name: str
    quarter: int  # 0 or 1
    raiser: str
    grid: int
    restricted: bool = False
    handed_to: str = ""


THINGS = tuple(
    thing
    for quarter in (0, 1)
    for thing in (
        Thing("a hole in grid 1", quarter, "resident", 0),
        Thing("a lamp in grid 2", quarter, "neighbour", 1),
        Thing("a quarrel in grid 1, restricted", quarter, "neighbour", 0, restricted=True),
        Thing("restricted, with the second worker", quarter, "resident", 0, restricted=True, handed_to="worker2"),
        Thing("a hole in grid 1, with the clerk", quarter, "neighbour", 0, handed_to="clerk"),
    )
)


def owner(thing: Thing) -> str:
    return thing.handed_to or ("worker1", "worker2")[thing.grid]


def may_know(role: str, thing: Thing) -> bool:
    """Owner and raiser always, the secretary always; others of the staff what is not restricted and in their reach."""
    if role in (owner(thing), thing.raiser, "secretary"):
        return True
    if thing.restricted:
        return False
    return role in ("duty", "clerk") or role in {0: ("worker1", "owner1"), 1: ("worker2",)}[thing.grid]


@pytest.fixture
def laid_out(two):
    """thing → its matter, in both communities."""
    found = {}
    for thing in THINGS:
        q = two.both[thing.quarter]
        with scope({q.id}):
            matter = report(q, thing.raiser, grid=thing.grid, words=thing.name)
            if thing.handed_to:
                post = q.posts[thing.handed_to]
                hand_to(matter, post.id, actor=q.actor(("worker1", "worker2")[thing.grid]), why="您来。")
            if thing.restricted:
                Matter.objects.filter(community_id=q.id, id=matter.id).update(restricted=True)
            found[thing] = matter
    return found


def status(client, url: str) -> int:
    """What a page answers; a photo is read to its end, so that its file is closed."""
    answer = client.get(url)
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code


def answers(act) -> bool:
    try:
        act()
    except NotThere:
        return False
    return True


@pytest.mark.parametrize("quarter", (0, 1))
@pytest.mark.parametrize("role", EVERYBODY)
def test_list_count_open_page_and_photo_agree(two, laid_out, role, quarter):
    q = two.both[quarter]
    actor, client = q.actor(role), q.client(role)
    expected = {t.name for t in THINGS if t.quarter == quarter and may_know(role, t)}
    seen = {way: set() for way in ("list", "rule", "find", "open", "photo", "page")}
    with scope(actor.communities, actor.scopes):
        listed = set(visible_to(actor).values_list("id", flat=True))
        counts = standing_of(actor)
        for thing, matter in laid_out.items():
            label = thing.name if thing.quarter == quarter else f"{thing.name}, of the other community"
            ways = {
                "list": matter.id in listed,
                "rule": matter.community_id in actor.communities and may_know_of(actor, facts_of(matter)),
                "find": answers(lambda: find_matter(actor, matter.id)),  # noqa: B023  called at once
                "open": answers(lambda: open_matter(actor, matter.id, to="case")),  # noqa: B023  called at once
            }
            for way, yes in ways.items():
                seen[way] |= {label} if yes else set()
    for thing, matter in laid_out.items():
        label = thing.name if thing.quarter == quarter else f"{thing.name}, of the other community"
        photo = photo_of(matter)
        statuses = {status(client, f"/files/matter/{matter.community_id}/{photo}{tail}.jpg") for tail in ("", "-s")}
        assert len(statuses) == 1
        seen["photo"] |= {label} if statuses == {200} else set()
        seen["page"] |= {label} if status(client, page_of(role, matter)) == 200 else set()
    assert seen == dict.fromkeys(seen, expected)
    assert sum((counts.raised, counts.owned, counts.working, counts.done)) == len(expected)


def facts_of(matter):
    with scope({matter.community_id}):
        return Matter.objects.get(community_id=matter.community_id, id=matter.id).facts()


def photo_of(matter):
    with scope({matter.community_id}):
        return File.objects.get(community_id=matter.community_id, subject=matter.id).id


def page_of(role: str, matter) -> str:
    number = matter.number.split("-")[0]
    return f"/cases/{matter.id}/" if role in STAFF else f"/c/{number}/cases/{matter.id}/"


def test_who_is_not_signed_in_sees_nothing(two, laid_out, client):
    for matter in laid_out.values():
        photo = photo_of(matter)
        assert status(client, f"/files/matter/{matter.community_id}/{photo}.jpg") == 404
        assert client.get(f"/cases/{matter.id}/").status_code == 302
        assert client.get(page_of("resident", matter)).status_code == 302


def test_a_photo_asked_for_under_the_other_community_is_not_there(two, laid_out):
    first, second = two.both
    matter = next(iter(laid_out.values()))
    for q, number in ((first, second.id), (second, first.id), (second, second.id)):
        url = f"/files/matter/{number}/{photo_of(matter)}.jpg"
        assert status(q.client("secretary"), url) == 404
    assert status(first.client("secretary"), f"/files/else/{first.id}/{photo_of(matter)}.jpg") == 404


@pytest.fixture
def asked(two, laid_out):
    """unit2 of each community was asked about the hole in grid 1, with its photo."""
    parts = {}
    for thing, matter in laid_out.items():
        if thing.name == "a hole in grid 1":
            with scope({matter.community_id}):
                parts[thing.quarter] = ask(two.both[thing.quarter], matter, photos=[photo_of(matter)])
    return parts


@pytest.mark.parametrize("quarter", (0, 1))
@pytest.mark.parametrize("role", EVERYBODY)
def test_a_part_is_read_by_its_addressee_only_in_list_page_and_photo(two, laid_out, asked, role, quarter):
    q = two.both[quarter]
    actor, client = q.actor(role), q.client(role)
    expected = {quarter} if role == "unit2" else set()
    with scope(actor.communities, actor.scopes):
        listed = {part.id for part in parts_for(actor)}
        opened = {n for n, part in asked.items() if answers(lambda: open_part(actor, part.id))}  # noqa: B023
    pages = {n for n, part in asked.items() if client.get(f"/asked/{part.id}/").status_code == 200}
    assert (listed, opened, pages) == ({asked[n].id for n in expected}, expected, expected)
    if role in ("unit", "unit2"):
        photos = {
            (t.quarter, t.name)
            for t, m in laid_out.items()
            if status(client, f"/files/matter/{m.community_id}/{photo_of(m)}.jpg") == 200
        }
        assert photos == {(n, "a hole in grid 1") for n in expected}


def test_a_unit_never_learns_who_reported_it(two, laid_out, asked):
    q, client = two.first, two.first.client("unit2")
    matter = next(m for t, m in laid_out.items() if t == THINGS[0])
    pages = [client.get(url).content.decode() for url in ("/asked/", f"/asked/{asked[0].id}/")]
    with scope({q.id}):
        person = str(matter.person_id)
    for page in pages:
        for secret in (q.accounts["resident"].name, "resident-1", person, str(matter.id), "a hole in grid 1"):
            assert secret not in page
    for url in (f"/cases/{matter.id}/", "/cases/", f"/c/1/cases/{matter.id}/"):
        assert client.get(url).status_code in (403, 404)


def test_opening_is_a_reading_and_looking_at_ones_own_is_not(two, laid_out):
    q = two.first
    matter = next(m for t, m in laid_out.items() if t == THINGS[0])
    q.client("worker1").get(f"/cases/{matter.id}/")
    q.client("resident").get(f"/c/1/cases/{matter.id}/")
    q.client("worker2").get(f"/cases/{matter.id}/")  # not there for him, so nothing was read
    with scope({q.id}):
        readings = list(ReadLog.objects.filter(community_id=q.id).values_list("account_id", "post_id", "subjects"))
    assert readings == [(q.accounts["worker1"].id, q.posts["worker1"].id, [matter.person_id])]
