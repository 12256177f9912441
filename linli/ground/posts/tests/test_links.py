"""What hangs on a person beside the register: his account, his posts, the households he is contact of."""

from datetime import date

import pytest

from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now, today
from linli.ground.base.declare import keepings, leavers
from linli.ground.base.errors import Invalid
from linli.ground.people.actions.joining import merge_persons, tables_that_move
from linli.ground.people.actions.leaving import end_person
from linli.ground.people.actions.undoing import take_back
from linli.ground.people.models import Household, Membership, RegisterEvent
from linli.ground.people.tests.makers import book, head_of, home, last, living, member, number, phones
from linli.ground.people.words import Gone
from linli.ground.posts.actions import appoint
from linli.ground.posts.linking import contacts_of, end_link, link_household, move_link
from linli.ground.regions.models import Setting

pytestmark = pytest.mark.django_db
GROWN = date(1980, 5, 5)


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


def test_the_dead_leave_the_same_day_with_all_that_hung_on_them(q):
    household = home(q, phone="15400000001")
    wife = member(q, household, "白小莲", "配偶", GROWN)
    head, account = head_of(q, household), q.accounts["resident"]
    link_household(home(q, "罗秀兰", "401"), head, actor=q.actor("clerk"))
    Standing.objects.create(account_id=account.id, community_id=q.id, person_id=head.id)
    holding = appoint(q.posts["worker2"], Account.objects.get(username="neighbour-1"), person_id=head.id)
    before = book(q)
    end_person(head, actor=q.actor("worker1"), why=Gone.DIED)
    holding.refresh_from_db()
    assert (head.ended_on, head.ended_why, living(household)) == (today(), "died", {"白小莲": ("户主", True)})
    assert (phones(q, head), Standing.objects.filter(person_id=head.id).standing_at(now()).count()) == ([], 0)
    assert (holding.ended_at is not None, contacts_of(home_of(q, "罗秀兰"))) == (True, [])
    assert Household.objects.get(community_id=q.id, id=household.id).called == "白大姐家"
    take_back(last(q), actor=q.actor("clerk"))
    after = book(q)
    assert {k: v for k, v in after.items() if v != before.get(k)} == {}
    assert [link.person_id for link in contacts_of(home_of(q, "罗秀兰"))] == [head.id] and wife.ended_on is None


def home_of(q, name) -> Household:
    rows = Membership.objects.filter(community_id=q.id, person__name=name, valid_to=None)
    return rows.select_related("household").first().household


def test_two_records_merge_and_what_hung_on_the_second_follows(q):
    household = home(q, phone="15400000001")
    twin = member(
        q, household, "秦福贵", "其他亲属", date(1950, 3, 2), phone="15400000002", id_number=number(date(1950, 3, 2))
    )
    account = q.accounts["resident"]
    Standing.objects.create(account_id=account.id, community_id=q.id, person_id=twin.id)
    link_household(home(q, "罗秀兰", "401"), twin, actor=q.actor("clerk"))
    kept, before = head_of(q, household), book(q)
    twin.refresh_from_db()
    event = merge_persons(kept, twin, actor=q.actor("clerk"))
    assert (twin.merged_into, twin.ended_why, living(household)) == (kept.id, "merged", {"秦福贵": ("户主", True)})
    assert (phones(q, kept), bool(kept.id_index), twin.id_index) == (["15400000001", "15400000002"], True, None)
    assert [s.person_id for s in Standing.objects.filter(account_id=account.id, person_id__in=[kept.id, twin.id])] == [
        kept.id
    ]
    assert [link.person_id for link in contacts_of(home_of(q, "罗秀兰"))] == [kept.id]
    take_back(event, actor=q.actor("clerk"))
    after = book(q)
    assert {k: v for k, v in after.items() if v != before.get(k)} == {}


def test_every_table_that_says_it_moves_has_a_column_to_move(q):
    assert {m._meta.label for m, _ in tables_that_move()} >= {
        "accounts.Standing", "matters.Matter", "posts.Holding", "posts.Link",
    }  # fmt: skip


def test_a_new_person_on_whom_something_hangs_is_not_unmade(q):
    household = home(q)
    wife = member(q, household, "白小莲", "配偶", GROWN)
    event = last(q)
    link_household(home(q, "罗秀兰", "401"), wife, actor=q.actor("clerk"))
    with pytest.raises(Invalid):
        take_back(event, actor=q.actor("clerk"))


def test_a_contact_is_linked_moved_and_ended(q):
    household, first = home(q), head_of(q, home(q, "罗秀兰", "401"))
    second = head_of(q, home(q, "高小军", "402"))
    link_household(household, first, actor=q.actor("worker1"))
    with pytest.raises(Invalid):
        link_household(household, first, actor=q.actor("worker1"))
    move_link(contacts_of(household)[0], second, actor=q.actor("worker1"))
    assert [link.person for link in contacts_of(household)] == [second]
    end_link(contacts_of(household)[0], actor=q.actor("worker1"))
    assert (contacts_of(household), [e.word for e in RegisterEvent.objects.filter(households__contains=[household.id], community_id=q.id).order_by("at")]) == (
        [], ["add_household", "link", "link", "unlink"],
    )  # fmt: skip


def test_a_contact_has_so_many_households_and_no_more(q):
    contact = head_of(q, home(q, "罗秀兰", "401"))
    Setting.objects.create(
        region=q.community.region,
        key="posts.contact_capacity",
        value=1,
        source="社区自己定的",
        valid_from=date(2024, 1, 1),
    )
    link_household(home(q), contact, actor=q.actor("clerk"))
    with pytest.raises(Invalid):
        link_household(home(q, "高小军", "402"), contact, actor=q.actor("clerk"))


def test_whatever_says_it_ends_with_a_person_has_somebody_to_end_it():
    """Of the tables that name a person themselves; what names an account ends with the standing."""
    own = {"people.Person", "people.ContactPoint", "people.Household", "people.Spell", "people.Membership"}
    ending = {k.model for k in keepings if k.leave == "end" and k.person in ("person", "person_id", "subject")}
    assert ending - own == set(leavers.words())
