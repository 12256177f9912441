"""Contacts on the household's page, and the list of households that have none."""

import re
from datetime import date

import pytest

from linli.ground.base.clock import today
from linli.ground.people.tests.makers import head_of, home
from linli.ground.posts.linking import contacts_of, link_household

pytestmark = pytest.mark.django_db


@pytest.fixture
def q(two):
    return two.first


def text_of(answer) -> str:
    return answer.content.decode()


def test_a_household_gets_a_contact_by_name_and_leaves_the_list_of_those_without(q, as_community):
    with as_community(q.id):
        household, contact = home(q), head_of(q, home(q, "罗秀兰", "401"))
        home(q, "高小军", "402")
    client, page = q.client("worker1"), f"/homes/{household.id}/"
    assert "秦大爷家" in text_of(client.get("/homes/without-contact/"))
    wrong = client.post(f"{page}contacts/add/", {"name": "没有这人"})
    assert (wrong.status_code, "名册里没有这个名字" in text_of(wrong)) == (422, True)
    done = client.post(f"{page}contacts/add/", {"name": "罗秀兰"})
    assert (done.status_code, "罗秀兰" in text_of(client.get(page))) == (302, True)
    assert "秦大爷家" not in text_of(client.get("/homes/without-contact/"))
    with as_community(q.id):
        assert [link.person_id for link in contacts_of(household)] == [contact.id]


def test_a_contact_changes_and_ends_after_a_look_at_what_will_be(q, as_community):
    with as_community(q.id):
        household, first, second = home(q), head_of(q, home(q, "罗秀兰", "401")), head_of(q, home(q, "高小军", "402"))
        link_household(household, first, actor=q.actor("worker1"))
        link = contacts_of(household)[0]
    client, url = q.client("worker1"), f"/homes/{household.id}/contacts/{link.id}/move/"
    looked = client.post(url, {"name": "高小军"})
    assert ("罗*不再是秦大爷家的联系人" in text_of(looked), "秦大爷家的联系人：高*" in text_of(looked)) == (True, True)
    assert client.post(url, {"name": "高小军", "sure": "1"}).status_code == 302
    with as_community(q.id):
        link = contacts_of(household)[0]
        assert link.person_id == second.id
    end = f"/homes/{household.id}/contacts/{link.id}/end/"
    assert [client.get(end).status_code, client.post(end).status_code] == [200, 200]
    assert client.post(end, {"sure": "1"}).status_code == 302
    with as_community(q.id):
        assert contacts_of(household) == []


def test_who_is_a_contact_in_the_building_already_may_be_tapped(q, as_community):
    with as_community(q.id):
        household, contact = home(q), head_of(q, home(q, "罗秀兰", "401"))
        link_household(home(q, "高小军", "402"), contact, actor=q.actor("worker1"))
    client, url = q.client("worker1"), f"/homes/{household.id}/contacts/add/"
    assert re.findall(r'name="chosen" value="([^"]+)"', text_of(client.get(url))) == [str(contact.id)]
    assert client.post(url, {"name": "", "chosen": str(contact.id)}).status_code == 302
    with as_community(q.id):
        assert [link.person_id for link in contacts_of(household)] == [contact.id]


def test_of_two_neighbours_with_one_name_one_is_chosen(q, as_community):
    with as_community(q.id):
        household = home(q)
        twins = [head_of(q, home(q, "罗秀兰", room, born=date(1960, 1, n))) for n, room in enumerate(("401", "402"), 1)]
    client, url = q.client("worker1"), f"/homes/{household.id}/contacts/add/"
    asked = client.post(url, {"name": "罗秀兰"})
    assert (asked.status_code, [str(t.id) in text_of(asked) for t in twins]) == (422, [True, True])
    assert client.post(url, {"name": "罗秀兰", "chosen": str(twins[1].id)}).status_code == 302
    with as_community(q.id):
        link = contacts_of(household)[0]
        assert (link.person_id, link.valid_from) == (twins[1].id, today())


@pytest.mark.parametrize("role", ["worker2", "unit", "resident"])
def test_who_does_not_look_after_the_door_links_nobody(q, as_community, role):
    with as_community(q.id):
        household, _contact = home(q), home(q, "罗秀兰", "401")
    assert q.client(role).post(f"/homes/{household.id}/contacts/add/", {"name": "罗秀兰"}).status_code in (403, 404)
    with as_community(q.id):
        assert contacts_of(household) == []
