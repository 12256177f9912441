"""户户有人联 on the pages: who is willing, what a sharing would do, doing it, and taking one household's part back."""

from datetime import date

import pytest

from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.people.actions.joining import merge_persons
from linli.ground.people.actions.undoing import take_back
from linli.ground.people.models import RegisterEvent
from linli.ground.people.tests.makers import head_of, home, member
from linli.ground.posts.linking import contacts_of, end_link, link_household
from linli.ground.posts.models import Contact, Link
from linli.ground.posts.sharing.applying import mark_of, share_out
from linli.ground.posts.sharing.gathering import gather
from linli.ground.posts.sharing.plan import How, propose
from linli.ground.posts.sharing.willing import begin_contact, contacts_in, end_contact, limit_contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def q(two):
    return two.first


def text_of(answer) -> str:
    return answer.content.decode()


def look(q, how=How.KEEP):
    facts = gather(q.community)
    return propose(facts.homes, facts.contacts, how)


def street(q, doors=4):
    """Households behind the doors of one building; the head of the first is willing."""
    homes = [
        home(q, name, f"{n + 3}01") for n, name in zip(range(doors), ("秦大", "罗二", "高三", "白四"), strict=False)
    ]
    return homes, begin_contact(head_of(q, homes[0]), actor=q.actor("secretary"))


def test_a_sharing_links_everybody_and_each_household_tells_it(q, as_community):
    with as_community(q.id):
        homes, contact = street(q)
        found = look(q)
        assert (len(found.links), found.changed, found.mean_walk_now) == (4, tuple(h.id for h in homes), None)
        assert share_out(q.community, How.KEEP, mark_of(found), actor=q.actor("clerk")) == 4
        assert [[link.person_id for link in contacts_of(h)] for h in homes] == [[contact.person_id]] * 4
        events = RegisterEvent.objects.filter(community_id=q.id, households__contains=[homes[1].id], word="link")
        assert [e.lines for e in events] == [[["linked", {"home": homes[1].called, "who": "秦*"}]]]
        assert look(q).changed == ()
        take_back(events[0], actor=q.actor("clerk"))
        assert contacts_of(homes[1]) == []
        assert look(q).changed == (homes[1].id,)


def test_what_changed_since_one_looked_is_not_written(q, as_community):
    with as_community(q.id):
        homes, contact = street(q)
        seen = mark_of(look(q))
        limit_contact(contact, 2, actor=q.actor("secretary"), version=contact.version)
        with pytest.raises(Stale):
            share_out(q.community, How.KEEP, seen, actor=q.actor("secretary"))
        assert Link.objects.filter(community_id=q.id).count() == 0
        found = look(q)
        assert (len(found.links), len(found.without), found.contacts_lacking) == (2, 2, 1)


def test_who_is_no_longer_willing_keeps_his_households_until_they_are_shared_out_anew(q, as_community):
    with as_community(q.id):
        homes, first = street(q)
        share_out(q.community, How.KEEP, mark_of(look(q)), actor=q.actor("secretary"))
        second = begin_contact(head_of(q, homes[3]), actor=q.actor("secretary"))
        end_contact(first, actor=q.actor("secretary"))
        assert {link.person_id for h in homes for link in contacts_of(h)} == {first.person_id}
        found = look(q)
        assert (len(found.changed), set(found.links.values())) == (4, {second.person_id})
        share_out(q.community, How.KEEP, mark_of(found), actor=q.actor("secretary"))
        assert [[link.person_id for link in contacts_of(h)] for h in homes] == [[second.person_id]] * 4
        ended = RegisterEvent.objects.filter(community_id=q.id, households__contains=[homes[0].id]).latest("at")
        assert [line[0] for line in ended.lines] == ["unlinked", "linked"]


def test_a_second_link_by_hand_counts_against_the_capacity(q, as_community):
    with as_community(q.id):
        homes, contact = street(q)
        other = head_of(q, homes[1])
        actor = q.actor("secretary")
        link_household(homes[0], other, actor=actor)
        link_household(homes[0], head_of(q, homes[0]), actor=actor)  # his second contact: stays, and takes room
        limit_contact(contact, 2, actor=actor, version=contact.version)
        assert {c.id: c.capacity for c in gather(q.community).contacts} == {other.id: 50, contact.person_id: 1}
        assert (
            Contact.objects.filter(community_id=q.id, person=other, valid_to=None).count() == 1
        )  # linked by hand: willing
        for link in contacts_of(homes[0]):
            end_link(link, actor=actor)
        assert {c.capacity for c in gather(q.community).contacts} == {50, 2}


@pytest.mark.parametrize("role", ["worker1", "owner1"])
def test_sharing_out_is_for_who_sees_the_whole(q, as_community, role):
    with as_community(q.id):
        homes, _contact = street(q)
        with pytest.raises(Refused):
            share_out(q.community, How.KEEP, mark_of(look(q)), actor=q.actor(role))
        with pytest.raises(Refused):
            begin_contact(head_of(q, homes[1]), actor=q.actor(role))
    assert [q.client(role).get(page).status_code for page in ("/contacts/", "/contacts/share/", "/contacts/new/")] == [
        403
    ] * 3


def test_nobody_is_on_the_list_twice_and_no_child_at_all(q, as_community):
    with as_community(q.id):
        homes, contact = street(q)
        with pytest.raises(Invalid, match="已经在"):
            begin_contact(contact.person, actor=q.actor("secretary"))
        child = member(q, homes[0], "秦小", "女", date(2020, 1, 1))
        with pytest.raises(Invalid, match="成年"):
            begin_contact(child, actor=q.actor("secretary"))


def test_the_clerk_adds_a_contact_looks_shares_out_and_ends_one(q, as_community):
    with as_community(q.id):
        street(q)
    client = q.client("clerk")
    assert "还有 4 户没有联系人" in text_of(client.get("/contacts/"))
    assert client.post("/contacts/new/", {"name": "没有这人"}).status_code == 422
    assert client.post("/contacts/new/", {"name": "罗二", "capacity": "1"}).status_code == 302
    page = client.get("/contacts/share/")
    assert ("就这样分" in text_of(page), page.context["found"].contacts_lacking) == (True, 0)
    sent = {"how": "keep", "mark": page.context["mark"]}
    assert client.post("/contacts/share/", {**sent, "mark": "else"}).url == "/contacts/share/?how=keep"
    assert client.post("/contacts/share/", sent).url == "/contacts/"
    listed = client.get("/contacts/")
    assert "户户都有联系人" in text_of(listed)
    row = next(r for r in listed.context["rows"] if r["name"] == "罗二")
    assert (row["has"], row["most"]) == (0, 1)  # the first has room enough, and lives nearer
    url = f"/contacts/{row['contact'].id}/"
    assert client.post(url, {"capacity": "5", "version": row["contact"].version}).status_code == 302
    assert client.post(url, {"capacity": "6", "version": row["contact"].version}).status_code == 409
    assert client.post(url, {"end": "1"}).status_code == 302
    assert [r["name"] for r in client.get("/contacts/").context["rows"]] == ["秦大"]
    assert client.get(url).status_code == 404


def test_two_records_of_one_contact_become_one_and_are_parted_again(q, as_community):
    with as_community(q.id):
        homes, first = street(q)
        twin = member(q, homes[1], "秦大", "其他", date(1960, 1, 1))
        begin_contact(twin, actor=q.actor("secretary"))
        event = merge_persons(first.person, twin, actor=q.actor("secretary"))
        assert [c.person_id for c in contacts_in(q.id)] == [first.person_id]
        assert [c.id for c in gather(q.community).contacts] == [first.person_id]
        take_back(event, actor=q.actor("secretary"))
        assert {c.person_id for c in contacts_in(q.id)} == {first.person_id, twin.id}
