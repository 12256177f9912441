"""The pages of a sub-district: what is asked of it, numbers, and not one word of a resident."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from linli.engine.counts.folding import fold
from linli.engine.matters.models import Part
from linli.engine.notices.queries import addressed_to
from linli.front.street.telling import tell_flows, tell_standing
from linli.front.street.tests.makers import OTHER, STREET, WORDS, blow, other_street, seat
from linli.ground.base.errors import Invalid, Stale
from linli.ground.files.models import File
from tests.makers import report, trail

pytestmark = pytest.mark.django_db
SECRET_WORDS, SECRET_PHONE, SECRET_NAME, SECRET_SPOT = "我家老人半夜摔了", "15409700001", "秦大爷", "三单元左手第一家"


@pytest.fixture
def jiedao(two):
    return seat(STREET, "jiedao")


@pytest.fixture
def blown(two, jiedao, as_community):
    """(matter, part): a case full of what must not go up, and the whistle blown for it."""
    q = two.first
    with as_community(q.id):
        matter = report(
            q, "clerk", words=SECRET_WORDS, source="window", called=SECRET_NAME, phone=SECRET_PHONE, spot=SECRET_SPOT
        )
        return matter, blow(q, matter)


def texts(client, *addresses) -> str:
    answers = [client.get(a) for a in addresses]
    assert [a.status_code for a in answers] == [200] * len(addresses)
    return "".join(a.content.decode() for a in answers)


def test_no_name_phone_or_word_of_a_resident_is_on_any_page(two, jiedao, blown):
    fold(), tell_standing(), tell_flows()
    _matter, part = blown
    everything = texts(
        jiedao.client, "/street/", "/street/c/1/", "/street/c/1/?what=closed", "/whistles/",
        f"/whistles/{part.id}/", f"/whistles/{part.id}/back/", "/notices/", reverse("mine"),
    )  # fmt: skip
    said = [w for w in (SECRET_WORDS, SECRET_PHONE, SECRET_NAME, SECRET_SPOT, "秦福来") if w in everything]
    assert (said, WORDS in everything) == ([], True)


@pytest.mark.parametrize("words", ["秦福来家又漏水了", "联系15409700001", "小区1 1号楼1单元101又吵起来了"])
def test_a_whistle_that_names_somebody_does_not_go_out(two, jiedao, as_community, words):
    q = two.first
    with as_community(q.id):
        matter = report(q)
        with pytest.raises(Invalid):
            blow(q, matter, words=words)
        assert (Part.objects.filter(community_id=q.id).count(), trail(matter)) == (0, ["raise"])


def test_the_leader_of_one_sub_district_sees_nothing_of_another(two, jiedao, blown):
    other_street()
    hers = seat(OTHER, "jinming").client
    _matter, part = blown
    assert [hers.get(a).status_code for a in ("/street/c/1/", f"/whistles/{part.id}/", f"/street/?at={STREET}")] == [
        404
    ] * 3
    assert hers.post(f"/whistles/{part.id}/accept/").status_code == 404
    listed = texts(hers, "/street/", "/whistles/", "/notices/")
    assert [w for w in (WORDS, two.first.community.name) if w in listed] == []


@pytest.mark.parametrize(
    "address", ["/cases/", "/people/", "/find/?q=秦", "/tell/", "/requests/", "/routes/", "/audit/"]
)
def test_pages_of_a_community_are_closed_to_who_sits_above(jiedao, address):
    assert jiedao.client.get(address).status_code in (403, 404)


def test_pages_above_are_closed_to_who_works_in_a_community(two, jiedao):
    answers = [two.first.client(r).get("/street/").status_code for r in ("secretary", "worker1", "unit", "resident")]
    assert answers == [403] * 4


def test_a_whistle_is_taken_asked_back_answered_done_and_rated(two, jiedao, blown, as_community):
    q, (matter, part) = two.first, blown
    above, below = jiedao.client, q.client("secretary")
    assert above.get("/today/").url == "/street/"
    assert above.post(f"/whistles/{part.id}/accept/").status_code == 302
    assert above.post(f"/whistles/{part.id}/back/", {"said": "几点摆得最多？"}).status_code == 302
    assert below.post(f"/cases/{matter.id}/above/{part.id}/reply/", {"said": "秦福来说是早上"}).status_code == 422
    assert below.post(f"/cases/{matter.id}/above/{part.id}/reply/", {"said": "早上七点到八点。"}).status_code == 302
    assert below.post(f"/cases/{matter.id}/above/{part.id}/rate/", {"stars": 5}).status_code == 409  # not yet answered
    assert above.post(f"/whistles/{part.id}/done/", {"said": "城管来了，摊点引进了市场。"}).status_code == 302
    assert below.post(f"/cases/{matter.id}/above/{part.id}/rate/", {"stars": 4}).status_code == 302
    assert below.post(f"/cases/{matter.id}/above/{part.id}/rate/", {"stars": 1}).status_code == 409  # once
    with as_community(q.id):
        row = Part.objects.get(community_id=q.id, id=part.id)
        assert (row.state, row.stars, [(t["said"], t["ours"]) for t in row.talk]) == (
            "done", 4, [("几点摆得最多？", False), ("早上七点到八点。", True)],
        )  # fmt: skip
        assert trail(matter) == ["raise", "ask", "part_accept", "part_talk", "part_talk", "part_done", "part_rate"]
    with as_community(scopes={STREET}):
        words = list(addressed_to(jiedao.actor).order_by("at", "id").values_list("word", flat=True))
    assert words == ["part_asked", "part_talked", "part_rated"]


def test_it_can_say_no_with_the_reason(two, jiedao, blown, as_community):
    _matter, part = blown
    client = jiedao.client
    assert client.post(f"/whistles/{part.id}/decline/", {"said": " "}).status_code == 422
    assert client.post(f"/whistles/{part.id}/decline/", {"said": "归区住建，请打他们的电话。"}).status_code == 302
    assert client.post(f"/whistles/{part.id}/accept/").status_code == 409
    with as_community(two.first.id):
        assert Part.objects.get(community_id=two.first.id, id=part.id).state == "declined"


def test_one_whistle_at_a_time_and_a_door_is_not_told(two, jiedao, blown, as_community):
    q, (matter, part) = two.first, blown
    assert part.place_line == "小区1 1号楼"
    with as_community(q.id), pytest.raises(Stale):
        blow(q, matter)


def test_the_community_blows_from_the_page_of_the_case(two, jiedao, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q)
    client, address = q.client("worker1"), reverse("whistle", args=[matter.id])
    assert "真武洞街道" in texts(client, address)
    form = {"above": STREET, "whistle": "urgent", "words": WORDS, "why": "社区没有执法权。", "hours": 2}
    assert client.post(address, form | {"why": ""}).status_code == 422
    assert client.post(address, form).status_code == 302
    assert "真武洞街道" in texts(client, f"/cases/{matter.id}/")
    assert q.client("worker2").get(address).status_code == 404  # not his grid


def test_where_nobody_sits_above_the_page_says_so(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q)
    assert "街道还没有用上邻里" in texts(q.client("worker1"), reverse("whistle", args=[matter.id]))


def test_a_photo_given_with_the_whistle_is_fetched_and_no_other(two, jiedao, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q, photos=2)
        ids = list(File.objects.filter(community_id=q.id, subject=matter.id).values_list("id", flat=True))
        blow(q, matter, photos=ids[:1])
    client = jiedao.client
    answers = [client.get(reverse("photo", args=["matter", q.id, id])) for id in ids]
    [answer.close() for answer in answers]
    assert [answer.status_code for answer in answers] == [200, 404]


def test_the_notice_leads_to_what_is_asked_and_is_read_then(two, jiedao, blown):
    client = jiedao.client
    found = re.search(r'href="(/notices/[0-9a-f-]{36}/)"', texts(client, "/notices/"))
    first = client.get(found[1])
    assert client.get(first.url).url == f"/whistles/{blown[1].id}/"
    assert "没有" in texts(client, "/notices/?new=1") or "都看过了" in texts(client, "/notices/?new=1")


@pytest.mark.parametrize("address", ["/street/", "/street/c/1/", "/whistles/"])
def test_pages_cost_the_same_with_one_row_and_with_three(two, jiedao, as_community, address):
    def cost():
        fold(), tell_standing(), tell_flows()
        with CaptureQueriesContext(connection) as asked:
            texts(client, address)
        return sum(e["sql"].startswith("SELECT") for e in asked)

    client, costs = jiedao.client, []
    client.get("/today/")  # the first page of a session asks once how long one may be away
    for n in range(3):
        with as_community(two.first.id):
            blow(two.first, report(two.first, category=f"B0{n + 1}"))
        costs.append(cost())
    assert (costs[0] == costs[2], costs[0] <= 12) == (True, True), costs
