"""What is over is forgotten, and nothing else: rows, words, photos and thumbnails; a dry run shows it and touches nothing."""

import os
import re
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Step
from linli.engine.notices.models import Delivery, Notice
from linli.engine.papers.models import ImportBatch, ImportRow
from linli.ground.access.models import ReadLog, ReadSeal, Refusal
from linli.ground.access.sealing import broken, seal
from linli.ground.accounts.models import Standing
from linli.ground.base import clock
from linli.ground.base.clock import now
from linli.ground.base.declare import forgettings, keepings
from linli.ground.base.ids import uuid7
from linli.ground.base.retaining import forget_due
from linli.ground.files.forgetting import sweep_orphans
from linli.ground.files.models import File
from linli.ground.files.shelf import lay_down, path_of
from linli.ground.people.models import ContactPoint, Household, Membership, Person
from linli.ground.people.sealing import id_index, phone_index, seal_id, seal_phone, tail_index
from linli.work.cases.models import Case
from tests.makers import report

pytestmark = pytest.mark.django_db
YEAR = timedelta(days=365)
OTHERWISE = {  # said in words no clock can read, or forgotten where it is declared
    "accounts.Account": "goes with the account itself: whoever closes it drops it",
}


def days_of(words: str) -> set[int]:
    """The periods a sentence names."""
    return {int(n) * (365 if unit == "年" else 1) for n, unit in re.findall(r"(\d+)(年|天)", words)}


def test_every_period_that_is_promised_is_kept_by_the_clock():
    silent = [
        k.model for k in keepings if days_of(k.retention) and k.model not in forgettings and k.model not in OTHERWISE
    ]
    unlike = {
        k.model: (k.retention, forgettings[k.model].days)
        for k in keepings
        if k.model in forgettings and forgettings[k.model].days and {forgettings[k.model].days} != days_of(k.retention)
    }
    assert (silent, unlike) == ([], {})


def test_logs_are_kept_half_a_year_at_least():
    assert {f.model: f.days >= 183 for f in forgettings if f.model.startswith("access.") and f.days} == {
        "access.Grant": True,
        "access.ReadSeal": True,
        "access.Refusal": True,
    }


def pictures(settings) -> list[Path]:
    return sorted(p for p in Path(settings.FILES_ROOT).rglob("*") if p.is_file())


def closed_case(q):
    case = report(q, "resident", photos=2)
    take_step(case, "withdraw", actor=q.actor("resident"), said="弄错了，井盖好好的")
    return case


def test_a_closed_matter_loses_its_words_and_photos_after_three_years(two, as_community, settings):
    q = two.first
    with as_community(q.id):
        old = closed_case(q)
    assert len(pictures(settings)) == 4
    with clock.set_to(now() + 2 * YEAR), as_community(q.id):
        report(q, "neighbour", photos=1)
    with clock.set_to(now() + 3 * YEAR - timedelta(hours=1)):
        assert [
            word for word, n in forget_due(dry_run=True).items() if n and word.startswith(("matters", "cases"))
        ] == []
    with clock.set_to(now() + 3 * YEAR + timedelta(hours=1)):
        shown = forget_due(dry_run=True)
        done = forget_due()
        again = forget_due()
    with as_community(q.id):
        matter = Matter.objects.get(community_id=q.id, id=old.id)
        case = Case.objects.get(community_id=q.id, matter=matter)
        said = set(Step.objects.filter(community_id=q.id, matter=matter).values_list("said", "account_id"))
        files = File.objects.filter(community_id=q.id).count()
    kept = ("matters.Matter", "matters.Step", "cases.Case")
    assert ([shown[k] for k in kept], [done[k] for k in kept], [again[k] for k in kept]) == (
        [1, 2, 1],
        [1, 2, 1],
        [0, 0, 0],
    )
    assert (matter.title, matter.person_id, matter.raised_by, case.words, case.category, said, files) == (
        "（已删）", None, None, "", "B01", {("", None)}, 1,
    )  # fmt: skip


def test_photos_and_thumbnails_leave_the_folder_once_it_is_committed(
    two, as_community, settings, django_capture_on_commit_callbacks
):
    with as_community(two.first.id):
        closed_case(two.first)
    with clock.set_to(now() + 3 * YEAR + timedelta(hours=1)), django_capture_on_commit_callbacks(execute=True):
        forget_due()
    assert pictures(settings) == []


def test_who_moved_away_is_nobody_after_two_years_and_who_stays_is_untouched(two, as_keeper):
    q, day = two.first, clock.today()
    with as_keeper():
        for n, ended in ((1, day), (2, None)):
            person = Person.objects.create(
                community_id=q.id, name="某人", sort_key="mr", note="独居", id_sealed=seal_id(f"99999919890401433{n}"),
                id_index=id_index(f"99999919890401433{n}"), ended_on=ended,
            )  # fmt: skip
            home = Household.objects.create(community_id=q.id, called="某家", ended_on=ended)
            Membership.objects.create(community_id=q.id, person=person, household=home, valid_from=day)
            phone = f"1540000000{n}"
            ContactPoint.objects.create(
                community_id=q.id, person=person, sealed=seal_phone(phone), whole_index=phone_index(phone),
                tail_index=tail_index(phone),
            )  # fmt: skip
    with clock.set_to(now() + 2 * YEAR + timedelta(days=2)):
        done = forget_due()
    with as_keeper():
        people = Person.objects.filter(community_id=q.id, sort_key__in=["", "mr"], note__in=["", "独居"], ended_why="")
        rows = sorted((p.name, p.note, p.id_sealed is None, p.id_index is None) for p in people if p.ended_on or p.note)
        homes = sorted(
            Household.objects.filter(community_id=q.id, called__in=["", "某家"]).values_list("called", flat=True)
        )
        left = [m.objects.filter(community_id=q.id).count() for m in (ContactPoint, Membership)]
    assert ([done[f"people.{m}"] for m in ("Person", "Household", "Membership", "ContactPoint")], rows, homes, left) == (
        [1, 1, 1, 1], [("", "", True, True), ("某人", "独居", False, False)], ["", "某家"], [1, 1],
    )  # fmt: skip


def test_old_readings_go_with_their_seal_and_the_chain_holds(two, as_keeper):
    id = two.first.id

    def read(n):
        ReadLog.objects.create(community_id=id, account_id=n, purpose="work", subjects=[uuid7()], at=now())
        seal(id)

    with as_keeper():
        start = now()
        for years in (0, 1, 4):
            with clock.set_to(start + years * YEAR):
                read(years)
        Refusal.objects.create(path="/", why="", at=start)
    with clock.set_to(start + 4 * YEAR + timedelta(days=1)), as_keeper():
        before = broken(id)
        done = forget_due()
        kept = list(ReadLog.objects.filter(community_id=id).values_list("account_id", flat=True))
        after = broken(id)
        ReadSeal.objects.filter(community_id=id, number=3).update(ids=[])
        emptied = broken(id)
    assert (before, done["access.ReadSeal"], done["access.Refusal"], kept, after) == ([], 2, 1, [4], [])
    assert emptied == ["seal 3: a reading was changed", "1 readings say they are sealed and stand in no seal"]


def test_notices_imports_and_standings_go_in_their_time(two, as_keeper, settings):
    id = two.first.id
    with as_keeper():
        notice = Notice.objects.create(community_id=id, account_id=1, word="matter_raised", at=now())
        Delivery.objects.create(community_id=id, notice=notice, channel="sms", next_try=now())
        batch = ImportBatch.objects.create(
            community_id=id, word="roster", file_name="名册.xlsx", made_at=now(), findings={"errors": ["秦某"]}
        )
        ImportRow.objects.create(
            community_id=id, batch=batch, table="people.Person", row_id=uuid7(), written=1, before={"name": "秦某"}
        )
        Standing.objects.create(account_id=1, community_id=id, until=now())
        standings = Standing.objects.count()
    lay_down(Path(settings.FILES_ROOT) / "imports" / str(id) / f"{batch.id}.faults", b"x")
    with clock.set_to(now() + 2 * YEAR + timedelta(days=1)):
        done = forget_due()
    with as_keeper():
        batch.refresh_from_db()
        row = ImportRow.objects.get(community_id=id, batch=batch)
        counted = (
            Notice.objects.filter(community_id=id, id=notice.id).count(),
            Delivery.objects.filter(community_id=id).count(),
        )
    assert (counted, batch.findings, batch.file_name, row.before, pictures(settings)) == ((0, 0), {}, "", None, [])
    assert (done["papers.ImportRow"], done["papers.ImportBatch"], standings - Standing.objects.count()) == (1, 1, 1)


def test_pictures_without_a_row_are_swept_after_a_day_and_others_stay(two, as_community, settings):
    q = two.first
    with as_community(q.id):
        report(q, photos=1)
    known, lost = pictures(settings), path_of(q.id, uuid7())
    lay_down(lost, b"x")
    lay_down(path_of(q.id, uuid7()), b"young")
    part = lost.with_suffix(".17.part")
    part.write_bytes(b"half")
    old = now().timestamp() - 90_000
    for path in (*known, lost, part):
        os.utime(path, (old, old))
    before = len(pictures(settings))
    assert (before, sweep_orphans(dry_run=True), len(pictures(settings)), sweep_orphans(), sweep_orphans()) == (
        5,
        2,
        5,
        2,
        0,
    )
    assert (set(known) <= set(pictures(settings)), lost.exists(), part.exists()) == (True, False, False)


def test_a_dry_run_says_what_would_go_and_since_when(two, as_keeper):
    with as_keeper():
        Refusal.objects.create(path="/", why="", at=now() - 4 * YEAR)
    said = StringIO()
    call_command("retain", "--dry-run", stdout=said)
    line = next(line for line in said.getvalue().splitlines() if line.startswith("access.Refusal"))
    assert (line.split(), said.getvalue().splitlines()[-1], Refusal.objects.count()) == (
        ["access.Refusal", "1", "after", "1095", "days", "goes,", "oldest", "of", f"{now() - 4 * YEAR:%F}"],
        "1 would be forgotten; nothing was touched.",
        1,
    )
