"""Consent is given and taken back by one tap or on paper, for oneself or one's child; an emergency is seen by all."""

from datetime import timedelta

import pytest

from linli.engine.notices.models import Notice
from linli.ground.access.models import ReadLog
from linli.ground.base.clock import now, set_to
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.people.queries import open_person
from linli.work.rights.actions.consenting import give_consent, withdraw_consent
from linli.work.rights.actions.hurrying import break_glass, person_behind
from linli.work.rights.models import Consent, Emergency
from linli.work.rights.queries import agreed
from linli.work.rights.tests.makers import family

pytestmark = pytest.mark.django_db


def test_given_twice_is_given_once_and_taken_back_is_gone_but_not_forgotten(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        me = q.actor("parent")
        give_consent(parent, "photo", actor=me)
        give_consent(parent, "photo", actor=me)
        assert agreed(q.id, parent.id, "photo") is True
        withdraw_consent(parent, "photo", actor=me)
        assert agreed(q.id, parent.id, "photo") is False
        give_consent(parent, "photo", actor=q.actor("clerk"), how="paper")
        rows = Consent.objects.filter(community_id=q.id, purpose="photo").order_by("given_at")
        assert [(r.how, r.withdrawn_how, r.text_version) for r in rows] == [
            ("tap", "tap", "2026-1"), ("paper", "", "2026-1"),
        ]  # fmt: skip


def test_a_guardian_agrees_for_his_child_and_nobody_for_a_neighbour(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, child, _account = family(q)
        give_consent(child, "photo", actor=q.actor("parent"))
        assert agreed(q.id, child.id, "photo") is True
        for role, how in (("neighbour", "tap"), ("clerk", "tap"), ("neighbour", "paper")):
            with pytest.raises(Refused):
                give_consent(parent, "name", actor=q.actor(role), how=how)
        with pytest.raises(Invalid):
            give_consent(parent, "everything", actor=q.actor("parent"))


def test_who_takes_back_the_account_stands_for_nobody_any_more(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, child, _account = family(q)
        give_consent(parent, "account", actor=q.actor("parent"))
        assert (q.actor("parent").persons, q.actor("parent").wards) == ({parent.id}, {child.id})
        withdraw_consent(parent, "account", actor=q.actor("parent"))
        assert (q.actor("parent").persons, q.actor("parent").wards) == (frozenset(), frozenset())


def test_an_emergency_opens_one_file_for_an_hour_and_the_secretary_hears_of_it_at_once(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        family(q, grid=0, room="302")
        far = q.actor("worker2")
        with pytest.raises(NotThere):
            open_person(far, parent.id, to="看资料")
        with pytest.raises(NotThere):
            person_behind(q.id, q.buildings[0], "强大")  # two of one name: nobody is guessed
        with pytest.raises(Invalid):
            break_glass(parent, actor=far, community=q.community, reason="急")
        made = break_glass(parent, actor=far, community=q.community, reason="老人晕倒在楼下，要找家里人")
        assert made.until - made.at == timedelta(minutes=60)
        assert open_person(far, parent.id, to="看资料").name == "强大"
        log = ReadLog.objects.filter(community_id=q.id, account_id=far.account).order_by("at", "id")
        assert list(log.values_list("purpose", flat=True)) == ["emergency", "看资料"]
        told = Notice.objects.filter(community_id=q.id, word="emergency")
        assert [n.post_id for n in told] == [q.posts["secretary"].id]
        with set_to(now() + timedelta(minutes=61)), pytest.raises(NotThere):
            open_person(far, parent.id, to="看资料")


def test_in_an_emergency_a_name_must_be_whole_and_its_building_right(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        assert person_behind(q.id, q.buildings[0], " 强大 ").id == parent.id
        for building, name in ((q.buildings[1], "强大"), (q.buildings[0], "强")):
            with pytest.raises(NotThere):
                person_behind(q.id, building, name)


def test_residents_units_and_administrators_break_no_glass(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        for role in ("neighbour", "unit"):
            with pytest.raises(Refused):
                break_glass(parent, actor=q.actor(role), community=q.community, reason="有急事有急事")
        assert Emergency.objects.filter(community_id=q.id).count() == 0
