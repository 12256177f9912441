"""The register in a browser's words: the list, a household, the clerk's first acts, and what is refused."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.ground.access.grants import grant
from linli.ground.access.models import ReadLog, Refusal
from linli.ground.base.clock import today
from linli.ground.base.ids import uuid7
from linli.ground.people.models import Membership, Person, RegisterEvent
from linli.ground.people.tests.makers import door, head_of, home, member, number, phones

pytestmark = pytest.mark.django_db
CHILD = date(today().year - 9, 1, 15)
SECRET = "154000000"


@pytest.fixture
def q(two):
    return two.first


@pytest.fixture
def family(q, as_community):
    """秦福贵, his wife and a grandchild, with everything that must not leak."""
    with as_community(q.id):
        household = home(q, id_number=number(date(1950, 3, 2)), phone=f"{SECRET}01")
        member(q, household, "白小莲", "配偶", date(1952, 1, 1), phone=f"{SECRET}02")
        member(q, household, "秦小宝", "孙子", CHILD, id_number=number(CHILD))
    return household


def text_of(answer) -> str:
    return answer.content.decode()


def selects(client, url) -> int:
    with CaptureQueriesContext(connection) as seen:
        answer = client.get(url)
    assert answer.status_code == 200, url
    return sum(row["sql"].lstrip().startswith("SELECT") for row in seen.captured_queries)


LEAKS = ("福贵", "小莲", "小宝", SECRET, "999999")


def leaks(page: str) -> list[str]:
    return [word for word in LEAKS if word in page]


def test_the_list_shows_doors_and_forms_of_address_and_counts_children(q, family):
    page = text_of(q.client("worker1").get("/homes/"))
    assert (leaks(page), "秦大爷家" in page, "大人 2 人" in page, "孩子 1 人" in page) == ([], True, True, True)
    assert "秦大爷家" not in text_of(q.client("worker2").get("/homes/"))


def test_the_household_page_masks_who_lives_there(q, family):
    page = text_of(q.client("worker1").get(f"/homes/{family.id}/"))
    assert (leaks(page), "秦*" in page, "白*" in page, "孩子" in page) == ([], True, True, True)


@pytest.mark.parametrize("role", ["worker2", "unit", "resident", "unit2"])
def test_who_does_not_look_after_the_door_learns_nothing(q, family, role, as_community):
    with as_community(q.id):
        person = head_of(q, family)
    client = q.client(role)
    urls = [
        f"/homes/{family.id}/",
        f"/homes/people/{person.id}/",
        f"/homes/{family.id}/move/",
        f"/homes/people/{person.id}/phone/",
    ]
    assert {client.get(url).status_code for url in urls} <= {403, 404}


def test_the_neighbouring_community_is_not_there(two, q, family):
    assert two.second.client("secretary").get(f"/homes/{family.id}/").status_code == 404


def test_list_and_household_ask_the_database_a_dozen_times_at_most_however_many_live_there(q, family, as_community):
    client = q.client("worker1")
    client.get("/homes/")
    urls = ("/homes/", f"/homes/{family.id}/")
    few = [selects(client, url) for url in urls]
    with as_community(q.id):
        for room in ("401", "402", "501"):
            home(q, "罗秀兰", room)
        for name in ("秦福安", "秦福来", "秦福厚"):
            member(q, family, name, "其他亲属")
    assert ([selects(client, url) for url in urls], max(few) <= 12) == (few, True), few


def test_a_childs_file_answers_with_the_way_to_an_approval(q, family, as_community):
    with as_community(q.id):
        child = Person.objects.get(community_id=q.id, name="秦小宝")
    answer = q.client("secretary").get(f"/homes/people/{child.id}/")
    assert (answer.status_code, leaks(text_of(answer)), "要先批准" in text_of(answer)) == (403, [], True)
    with as_community(q.id):
        assert [r.path for r in Refusal.objects.all()] == [f"/homes/people/{child.id}/"]
        worker = q.actor("worker1")
        grant(
            by=q.actor("secretary"), account=worker.account, community=q.id, subject=child.id, purpose="家访", days=30
        )
    opened = q.client("worker1").get(f"/homes/people/{child.id}/")
    assert (opened.status_code, "秦小宝" in text_of(opened), "999999" in text_of(opened)) == (200, True, False)


def test_a_number_comes_out_for_a_purpose_only_and_is_logged(q, family, as_community):
    with as_community(q.id):
        person = head_of(q, family)
    client, url = q.client("worker1"), f"/homes/people/{person.id}/"
    masked = text_of(client.get(url))
    assert ("154****0001" in masked, f"{SECRET}01" in masked) == (True, False)
    assert client.get(f"{url}unmask/").status_code == 405
    refused = client.post(f"{url}unmask/", {"what": "phone", "purpose": ""})
    assert (refused.status_code, f"{SECRET}01" in text_of(refused)) == (422, False)
    given = client.post(f"{url}unmask/", {"what": "phone", "purpose": "约时间上门"})
    assert (given.status_code, f"{SECRET}01" in text_of(given), number(date(1950, 3, 2)) in text_of(given)) == (
        200,
        True,
        False,
    )
    with as_community(q.id):
        assert ReadLog.objects.filter(community_id=q.id, purpose="phone：约时间上门", subjects=[person.id]).count() == 1


def inputs(page: str) -> int:
    form = page[page.index('<form class="fields"') :].partition("</form>")[0]
    return len(re.findall(r"<(?:input|select|textarea)\b(?![^>]*type=\"hidden\")", form))


def test_a_newborn_takes_three_pages_and_ten_inputs_at_most(q, family, as_community):
    client = q.client("clerk")
    pages = [text_of(client.get(url)) for url in ("/homes/", f"/homes/{family.id}/", f"/homes/{family.id}/add/")]
    assert (f"/homes/{family.id}/" in pages[0], f"/homes/{family.id}/add/" in pages[1], inputs(pages[2]) <= 10) == (
        True,
    ) * 3
    key = uuid7()
    sent = {"name": "秦小满", "relation": "孙女", "born_on": today().isoformat(), "client_key": key}
    answers = [client.post(f"/homes/{family.id}/add/", sent) for _ in range(2)]
    assert [(a.status_code, a.url) for a in answers] == [(302, f"/homes/{family.id}/")] * 2
    with as_community(q.id):
        born = Person.objects.get(community_id=q.id, name="秦小满")
        row = Membership.objects.get(community_id=q.id, person_id=born.id)
        assert (row.household_id, row.relation, born.born_on, born.search_tokens != []) == (
            family.id,
            "孙女",
            today(),
            True,
        )


def test_a_changed_phone_takes_three_pages_and_ten_inputs_at_most(q, family, as_community):
    with as_community(q.id):
        person = head_of(q, family)
    client, url = q.client("worker1"), f"/homes/people/{person.id}/phone/"
    pages = [text_of(client.get(u)) for u in ("/homes/", f"/homes/{family.id}/", url)]
    assert (url in pages[1], inputs(pages[2]) <= 10, f"{SECRET}01" in pages[2]) == (True, True, False)
    old = re.search(r'<option value="([0-9a-f-]{36})"', pages[2])[1]
    bad = client.post(url, {"number": "1540000", "replaces": old, "version": person.version})
    assert (bad.status_code, "位数不对" in text_of(bad)) == (422, True)
    done = client.post(url, {"number": f"{SECRET}09", "replaces": old, "version": person.version})
    assert (done.status_code, done.url) == (302, f"/homes/{family.id}/")
    with as_community(q.id):
        assert phones(q, person) == [f"{SECRET}09"]
    assert client.post(url, {"number": f"{SECRET}08", "replaces": old, "version": person.version}).status_code == 409


def test_a_move_is_shown_before_it_is_done(q, family, as_community):
    with as_community(q.id):
        door(q, "502")
    client, url = q.client("clerk"), f"/homes/{family.id}/move/"
    sent = {"building": q.buildings[0].id, "room": "502", "tenure": "owned", "on": today().isoformat()}
    sent["version"] = re.search(r'name="version" value="(\d+)"', text_of(client.get(url)))[1]
    looked = client.post(url, sent)
    with as_community(q.id):
        assert RegisterEvent.objects.filter(community_id=q.id, word="move").count() == 0
    assert (looked.status_code, "秦大爷家从小区1 1号楼 301搬到小区1 1号楼 502" in text_of(looked)) == (200, True)
    done = client.post(url, sent | {"sure": "1"})
    assert (done.status_code, "小区1 1号楼 502" in text_of(client.get(url))) == (302, True)
    assert client.post(url, sent | {"sure": "1", "room": "301"}).status_code == 409


def test_every_form_of_a_household_and_of_a_person_opens_and_names_its_cure(q, family, as_community):
    with as_community(q.id):
        person = head_of(q, family)
    client = q.client("clerk")
    urls = [f"/homes/{family.id}/{w}/" for w in ("add", "join", "edit", "move", "close", "split", "merge")]
    urls += [f"/homes/people/{person.id}/{w}/" for w in ("edit", "phone", "end", "merge")] + ["/homes/new/"]
    assert [client.get(u).status_code for u in urls] == [200] * len(urls)
    emptied = [client.post(u, {"on": "2099-13-99"}) for u in urls if not u.endswith("/phone/")]
    assert [(a.status_code, "err" in text_of(a) or "bad" in text_of(a)) for a in emptied] == [(422, True)] * len(
        emptied
    )


def test_an_act_is_taken_back_on_the_page(q, family, as_community):
    with as_community(q.id):
        event = RegisterEvent.objects.filter(community_id=q.id, word="add_person").order_by("at").first()
    client = q.client("clerk")
    assert f"/homes/history/{event.id}/undo/" in text_of(client.get(f"/homes/{family.id}/"))
    answer = client.post(f"/homes/history/{event.id}/undo/")
    page = text_of(client.get(answer.url))
    members = page.partition('aria-labelledby="history"')[0]
    assert (answer.url, "白*" in members, "后来撤回了" in page) == (f"/homes/{family.id}/", False, True)


def test_a_household_that_was_made_by_mistake_is_unmade_and_leads_back_to_the_list(q, as_community):
    with as_community(q.id):
        household = home(q, "高小军", "402")
        event = RegisterEvent.objects.get(community_id=q.id, word="add_household", households__contains=[household.id])
    answer = q.client("clerk").post(f"/homes/history/{event.id}/undo/")
    assert (answer.status_code, answer.url, q.client("clerk").get(f"/homes/{household.id}/").status_code) == (
        302,
        "/homes/",
        404,
    )


def test_the_list_is_turned_page_by_page_in_the_order_of_doors(q, as_community):
    with as_community(q.id):
        for n in range(30):
            home(q, f"秦{chr(0x4E00 + n)}", f"{101 + n}")
    client = q.client("worker1")
    first = text_of(client.get("/homes/"))
    after = re.search(r"after=([\w-]+)", first)[1]
    second = text_of(client.get(f"/homes/?after={after}"))
    doors = [re.findall(r'class="plate">[^<]*?(\d{3})<', page) for page in (first, second)]
    assert doors == [[str(101 + n) for n in range(25)], [str(101 + n) for n in range(25, 30)]]
    assert client.get("/homes/?after=nonsense&at=nonsense&tab=nonsense").status_code == 200
