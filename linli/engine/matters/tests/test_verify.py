"""`verify` names every row that breaks a promise, and says nothing where all holds."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from linli.engine.counts.models import TallyDelta
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Step
from linli.engine.matters.queries import find_matter
from linli.ground.access import sealing
from linli.ground.access.models import ReadLog
from linli.ground.accounts.models import Standing
from linli.ground.base.clock import SHANGHAI, now
from linli.ground.base.ids import uuid7
from linli.work.cases.actions import report_case

pytestmark = pytest.mark.django_db


def report(q):
    return report_case(
        actor=q.actor("resident"), community=q.community, category="B04", place=q.buildings[0], words="路灯不亮。"
    )


@pytest.fixture
def lived(two, as_community):
    """A community in which something happened: a case gone through its stages, and a sealed reading."""
    q = two.first
    with as_community(q.id):
        matter, worker = report(q), q.actor("worker1")
        take_step(find_matter(worker, matter.id), "accept", actor=worker)
        take_step(find_matter(worker, matter.id), "refer", actor=worker, said="请找区市政所。")
        report(q)
        ReadLog.objects.create(community=q.community, account_id=1, purpose="case", subjects=[uuid7()], at=now())
    sealing.seal_all()
    return q


def verified() -> tuple[int, dict]:
    out = StringIO()
    try:
        call_command("verify", "--json", stdout=out)
        code = 0
    except SystemExit as end:
        code = end.code
    return code, json.loads(out.getvalue())


def test_a_house_in_order_has_no_faults(lived):
    assert verified() == (0, {"1": [], "2": []})


def test_it_says_in_words_how_far_the_seals_reach(lived):
    out = StringIO()
    call_command("verify", stdout=out)
    assert out.getvalue().splitlines() == [
        "1 富民街社区: 0 faults; sealed up to 1, 0 not yet sealed",
        "2 向阳社区: 0 faults; nothing sealed yet, 0 not yet sealed",
    ]


def test_a_reading_that_was_changed_is_named_by_its_seal(lived, as_keeper):
    with as_keeper():
        ReadLog.objects.filter(community_id=lived.id).update(purpose="something else")
    assert verified() == (1, {"1": ["seals: seal 1: a reading was changed"], "2": []})


def test_an_open_matter_whose_post_nobody_holds_is_named(lived, as_keeper):
    with as_keeper():
        matter = Matter.objects.get(community_id=lived.id, stage="raised")
        Standing.objects.filter(post_id=matter.owner_id).delete()
    said = f"owners: matter {matter.number} ({matter.id}) belongs to “一网格 网格员”, which nobody holds"
    assert verified() == (1, {"1": [said], "2": []})


def test_a_standing_without_its_person_is_named(lived, as_keeper):
    stray = uuid7()
    with as_keeper():
        row = Standing.objects.create(account_id=7, community_id=lived.id, person_id=stray)
    said = f"keys: accounts.Standing {row.id}: account 7 stands as person_id {stray}, which is not there"
    assert verified() == (1, {"1": [said], "2": []})


def test_a_count_that_is_not_what_the_trail_says_is_named_by_its_cell(lived, as_keeper):
    with as_keeper():
        TallyDelta.objects.filter(community_id=lived.id, word="matters.owned").delete()
        day = Step.objects.filter(community_id=lived.id).first().at.astimezone(SHANGHAI).date()
    code, found = verified()
    cell = f"tallies: matters.owned on {day} grid {lived.grids[0].id} category B04: counted 0, the trail says 1"
    assert (code, found) == (1, {"1": [cell], "2": []})
