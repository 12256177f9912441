"""What was agreed to be erased is gone from register, trails and lists; what others need, and the counts, stay."""

import pytest

from linli.engine.counts.queries import totals
from linli.engine.matters.models import Step
from linli.engine.notices.models import Notice
from linli.ground.access.models import ReadLog
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import today
from linli.ground.base.declare import keepings
from linli.ground.base.errors import Invalid
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.work.cases.actions import report_case
from linli.work.cases.models import Case
from linli.work.rights.actions.answering import agree_to_erase
from linli.work.rights.actions.erasing import erase_approved
from linli.work.rights.kept import kept, model_of, rows_of, whom
from linli.work.rights.models import DataRequest
from linli.work.rights.tests.makers import ask, family, fresh, trail

pytestmark = pytest.mark.django_db
ALL = [k.model for k in keepings if k.erase != "keep"]


@pytest.fixture
def erased(two, as_community):
    """(quarter, parent, child, account, request): 强大 reported a lamp, was read about, and is erased altogether."""
    q = two.first
    with as_community(q.id):
        parent, child, account = family(q)
        report_case(
            actor=q.actor("parent"), community=q.community, category="B04", place=q.buildings[0],
            words="强大家门口路灯不亮，电话15412340000。", called="强大哥",
        )  # fmt: skip
        ReadLog.objects.create(
            community=q.community, account_id=1, purpose="case", subjects=[parent.id], at="2026-01-01T00:00Z"
        )
        matter = ask(q, parent, sort="erase", words="搬走了，请都删掉。")
        agree_to_erase(matter, actor=q.actor("secretary"), said="照办。", chosen=ALL)
        assert fresh(matter).stage == "working"
    before = counts_of(q, as_community)
    erase_approved()
    assert counts_of(q, as_community)["matters.raised"] == before["matters.raised"]
    return q, parent, child, account, matter


def counts_of(q, as_community):
    with as_community(q.id):
        return totals(q.id, ["matters.raised", "matters.done"], since=today(), to=today())


def test_nothing_that_was_personal_is_left_in_any_row(erased, as_keeper):
    q, parent, _child, account, matter = erased
    with as_keeper():
        person = Person.objects.get(id=parent.id)
        assert (person.name, person.born_on, person.search_tokens, person.id_index) == ("（已删）", None, [], None)
        assert ContactPoint.objects.filter(person_id=parent.id).count() == 0
        assert not Account.objects.filter(id=account.id).exists()
        assert not Standing.objects.filter(account_id=account.id).exists()
        words = [*Case.objects.filter(community_id=q.id).values_list("words", "called")]
        assert words == [("", "")]
        said = "".join(Step.objects.filter(community_id=q.id, matter__raised_by=None).values_list("said", flat=True))
        assert "强大" not in said and "15412340000" not in said


def test_the_family_keeps_its_home_and_the_log_of_readings_stays(erased, as_keeper):
    q, parent, child, _account, _matter = erased
    with as_keeper():
        home = Membership.objects.get(community_id=q.id, person=child).household_id
        assert Household.objects.get(id=home).called != ""
        assert Spell.objects.filter(household_id=home, valid_to=None).count() == 1
        assert Person.objects.get(id=child.id).name == "强小"
        assert ReadLog.objects.filter(subjects__contains=[parent.id], purpose="case").count() == 1


def test_the_report_says_what_was_done_and_the_trail_that_the_clock_did_it(erased, as_keeper):
    _q, _parent, _child, _account, matter = erased
    with as_keeper():
        report = {line["model"]: line["did"] for line in DataRequest.objects.get(matter=matter).report}
        assert report["people.Person"] == "blank" and report["accounts.Account"] == "drop"
        assert report["access.ReadLog"] == "keep" and "people.Spell" not in report
        assert trail(matter) == ["raise", "erase", "erased"]


def test_what_was_not_chosen_stays_and_is_said(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent, sort="erase", words="电话删掉。")
        agree_to_erase(
            matter, actor=q.actor("secretary"), said="电话删了，名册依法留着。", chosen=["people.ContactPoint"]
        )
    erase_approved()
    with as_community(q.id):
        assert Person.objects.get(community_id=q.id, id=parent.id).name == "强大"
        report = {line["model"]: line["did"] for line in DataRequest.objects.get(community_id=q.id).report}
        assert report["people.Person"] == "keep"


@pytest.mark.parametrize("chosen", [[], ["access.ReadLog"], ["auth.Nothing"]])
def test_only_what_may_be_erased_can_be_chosen(two, as_community, chosen):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent, sort="erase", words="都删掉。")
        with pytest.raises(Invalid):
            agree_to_erase(matter, actor=q.actor("secretary"), said="照办。", chosen=chosen)


@pytest.mark.parametrize("keeping", list(keepings), ids=lambda k: k.model)
def test_every_keeping_leads_to_the_rows_of_a_person(two, as_community, keeping):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        assert list(rows_of(keeping, whom(q.id, parent.id))[:1]) is not None


def test_what_is_kept_on_somebody_is_his_alone(two, as_community):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        family(q, room="302")
        who = whom(q.id, parent.id)
        found = {k.model: n for k, n in kept(who)}
        assert (found["people.Person"], found["people.Membership"], found["accounts.Account"]) == (1, 1, 1)
        assert model_of(keepings["people.Person"]).objects.filter(community_id=q.id).count() > 1


def test_what_could_not_be_erased_waits_on_the_desk_again(two, as_community, monkeypatch):
    q = two.first
    with as_community(q.id):
        parent, _child, _account = family(q)
        matter = ask(q, parent, sort="erase", words="电话删掉。")
        agree_to_erase(matter, actor=q.actor("secretary"), said="照办。", chosen=["people.ContactPoint"])

    def broken(*_args):
        raise OSError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("linli.work.rights.actions.erasing.erase", broken)
        erase_approved()
    with as_community(q.id):
        matter.refresh_from_db()
        assert (matter.stage, trail(matter)) == ("owned", ["raise", "erase", "erase_failed"])
        told = Notice.objects.filter(community_id=q.id, subject=matter.id, word="owner_data_request_erase_failed")
        assert told.count() == 1
        agree_to_erase(matter, actor=q.actor("secretary"), said="再删。", chosen=["people.ContactPoint"])
    erase_approved()
    with as_community(q.id):
        assert trail(matter) == ["raise", "erase", "erase_failed", "erase", "erased"]
