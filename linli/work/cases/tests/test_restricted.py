"""Restricted cases are seen by their owner, the secretary and the posts that were named for them, in every way there is."""

import re
from datetime import date

import pytest

from linli.engine.matters.actions.handing import hand_to
from linli.engine.matters.models import Matter
from linli.engine.matters.queries import find_matter, inbox_of, visible_to
from linli.engine.matters.rules import may_know_of
from linli.engine.matters.searching import find_matters
from linli.engine.search.asking import Ask
from linli.engine.search.typed import Typed
from linli.front.desks.mapping import grid_rows
from linli.ground.accounts.models import Account
from linli.ground.base.clock import today
from linli.ground.base.errors import NotThere
from linli.ground.base.scope import cross_community, scope
from linli.ground.files.models import File
from linli.ground.places.queries import grids_of
from linli.ground.posts.actions import appoint
from linli.ground.posts.models import Post
from linli.ground.regions.settings import decide
from linli.work.cases import dealing, defaults
from linli.work.cases.hand import hand_of
from linli.work.cases.models import Route
from linli.work.cases.naming import name_anew
from tests.makers import report
from tests.town import PASSWORD

pytestmark = pytest.mark.django_db
RESTRICTED = ("G05", "I04", "I08", "L05")
ROLES = ("secretary", "duty", "clerk", "worker1", "owner1", "worker2", "child_officer")


@pytest.fixture
def quarter(two):
    """The first community with a child officer, and in grid 2 one case of each restricted sort and a plain one."""
    q = two.first
    with cross_community("a child officer is appointed"):
        q.posts["child_officer"] = Post.objects.create(community=q.community, kind="child_officer", title="儿童主任")
        account = Account.objects.create_account("ertong-1", PASSWORD, name="白主任", demo=True)
        appoint(q.posts["child_officer"], account, since=date(2024, 1, 1))
        q.accounts["child_officer"] = account
    with scope({q.id}):
        for rank, code in enumerate(RESTRICTED):  # a rule that names it: one that fits everything does not take it
            note = "网格上先去看看"
            Route.objects.create(community=q.community, rank=rank, category=code, to_kind="grid_worker", note=note)
        for code in (*RESTRICTED, "B04"):
            report(q, grid=1, category=code, words=f"{code}这件事请看看", photos=1)
    return q


def knows(role: str, code: str) -> bool:
    """The worker of grid 2 owns all; the secretary sees all; the child officer what was named for him."""
    if role in ("worker2", "secretary"):
        return True
    if role == "child_officer":
        return code == "I04"
    return code == "B04" and role in ("duty", "clerk")


@pytest.mark.parametrize("role", ROLES)
def test_dhd_1413_list_and_detail_agree_for_every_role(quarter, role):
    q, actor, client = quarter, quarter.actor(role), quarter.client(role)
    expected = {code for code in (*RESTRICTED, "B04") if knows(role, code)}
    with scope({q.id}):
        cases = {m.category: m for m in Matter.objects.filter(community_id=q.id)}
        photos = {code: File.objects.get(community_id=q.id, subject=m.id).id for code, m in cases.items()}
    with scope(actor.communities):
        ways = {
            "visible": set(visible_to(actor).values_list("category", flat=True)),
            "rule": {code for code, m in cases.items() if may_know_of(actor, m.facts())},
            "find": {code for code, m in cases.items() if found(actor, m)},
            "search": {hit.title[:3] for hit in find_matters(Ask(actor, q.community, Typed("请看看")))},
        }
        counted = dealing.counts_of(actor)["todo"]
        on_map = sum(row.open or 0 for row in grid_rows(actor, grids_of(q.id), hand_of(actor)))
        owned = inbox_of(actor).count()
    ways["list"] = titles(client, "/cases/")
    ways["searched"] = titles(client, "/cases/?q=请看看")
    ways["today"] = titles(client, "/today/")
    ways["page"] = {code for code, m in cases.items() if client.get(f"/cases/{m.id}/").status_code == 200}
    ways["photo"] = {code for code, photo in photos.items() if fetched(client, q, photo)}
    assert ways == dict.fromkeys(ways, expected)
    assert counted == len(expected)
    assert (on_map, owned) == (
        len(expected) if role != "child_officer" else 0, 5 if role == "worker2" else 0,
    )  # fmt: skip


def found(actor, matter) -> bool:
    try:
        return find_matter(actor, matter.id) == matter
    except NotThere:
        return False


def titles(client, url) -> set[str]:
    return set(re.findall(r">(\w\d\d)这件事请看看</a>", client.get(url).content.decode()))


def fetched(client, q, photo) -> bool:
    answer = client.get(f"/files/matter/{q.id}/{photo}.jpg")
    if answer.streaming:
        b"".join(answer.streaming_content)
    return answer.status_code == 200


def test_whoever_it_is_handed_to_hears_of_it_and_nobody_else(quarter):
    q, worker = quarter, quarter.actor("worker2")
    with scope({q.id}):
        matter = Matter.objects.get(community_id=q.id, category="G05")
        hand_to(find_matter(worker, matter.id), q.posts["clerk"].id, actor=worker, why="请您来。")
    told = {role: "G05这件事" in q.client(role).get("/notices/").content.decode() for role in ROLES}
    assert told == dict.fromkeys(ROLES, False) | {"worker2": True, "clerk": True}


def test_the_community_names_others_and_old_cases_follow(quarter):
    q = quarter
    value = defaults.RESTRICTED_POSTS.default | {"G05": "社区工作者、值班岗", "I04": "没有"}
    with cross_community("the secretary decides"):
        decide(q.community, defaults.RESTRICTED_POSTS, value, source="支委会", since=today(), account=None)
    name_anew()
    with scope({q.id}):
        named = dict(Matter.objects.filter(community_id=q.id, restricted=True).values_list("category", "seen_by"))
    assert named == {"G05": ["clerk", "duty"], "I04": [], "I08": [], "L05": []}
    assert titles(q.client("clerk"), "/cases/") == {"G05", "B04"}
    assert titles(q.client("child_officer"), "/cases/") == set()
