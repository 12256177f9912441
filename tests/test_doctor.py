"""The doctor: sound where all is well; each fault that is planted is named with its cure and changes the exit code."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command

from linli.engine.notices.models import Delivery, Notice
from linli.ground.base.checking import look_at_all
from linli.ground.base.clock import now, set_to
from linli.ground.base.declare import scheduled
from linli.ground.base.models import Schedule
from linli.ground.files.models import File
from linli.ground.files.shelf import path_of
from linli.ground.people.models import Person
from linli.ground.people.sealing import seal_id
from linli.ground.regions.models import Holiday
from linli.station import doctor, paths, postgres
from linli.station.tests.conftest import own_folder
from tests.makers import report


def said(word):
    return [(fault.said, fault.warning) for fault in look_at_all()[word]]


@pytest.mark.django_db
def test_what_is_well_has_no_fault(two, as_keeper):
    with as_keeper():
        for work in scheduled:
            Schedule.objects.create(word=work.word, next_due=now() + timedelta(minutes=1))
        for year in (0, 1):
            day = now().date().replace(day=1, month=10)
            Holiday.objects.get_or_create(
                day=day.replace(year=day.year + year), defaults={"kind": "off", "name": "国庆"}
            )
    assert look_at_all() == {
        word: []
        for word in (
            "migrations",
            "clock",
            "sealed values",
            "guards of rows",
            "holidays",
            "photos",
            "outbox",
            "promises",
        )
    }


@pytest.mark.django_db
def test_a_clock_that_stands_still_or_fails_is_named(two, as_keeper):
    with as_keeper():
        for work in scheduled:
            Schedule.objects.create(word=work.word, next_due=now() + timedelta(minutes=1))
        Schedule.objects.filter(word="counts.fold").update(next_due=now() - timedelta(hours=1))
        Schedule.objects.filter(word="posts.settle").update(last_error="KeyError: 'x'")
        Schedule.objects.filter(word="base.keys").delete()
    assert said("clock") == [
        ("work of the clock is late: counts.fold", False),
        ("work of the clock has never run: base.keys", True),
        ("posts.settle failed last time: KeyError: 'x'", False),
    ]


@pytest.mark.django_db
def test_missing_holidays_are_a_warning_from_autumn_and_a_fault_in_the_year(two, as_keeper):
    with as_keeper():
        Holiday.objects.all().delete()
        Holiday.objects.create(day="2031-01-01", kind="off", name="元旦")
    seen = {}
    for day in (datetime(2031, 10, 1, tzinfo=UTC), datetime(2031, 12, 1, tzinfo=UTC), datetime(2032, 3, 1, tzinfo=UTC)):
        with set_to(day):
            seen[day.month] = said("holidays")
    assert seen == {
        10: [],
        12: [("the holidays of 2032 are missing", True)],
        3: [("the holidays of 2032 are missing", False)],
    }


@pytest.mark.django_db
def test_lost_photos_lost_keys_and_a_stuck_outbox_are_counted(two, as_community, as_keeper):
    q = two.first
    with as_community(q.id):
        report(q, photos=2)
        first = File.objects.filter(community_id=q.id).first()
    path_of(q.id, first.id).unlink()
    with as_keeper():
        sealed = bytearray(seal_id("999999198904014339"))
        sealed[3] = 77
        Person.objects.create(community_id=q.id, name="某人", sort_key="mr", id_sealed=bytes(sealed))
        notice = Notice.objects.create(community_id=q.id, account_id=1, word="x", at=now())
        ago = now() - timedelta(hours=2)
        for channel, state in (("sms", "failed"), ("mail", "waiting")):
            Delivery.objects.create(community_id=q.id, notice=notice, channel=channel, state=state, next_try=ago)
    seen = look_at_all()
    assert [[f.said for f in seen[word]] for word in ("photos", "sealed values", "outbox")] == [
        ["1 of 2 photos are not in the files folder"],
        ["1 values of people.Person.id_sealed were sealed with a key that is not here"],
        ["1 notices were given up within a week", "1 notices wait for more than an hour"],
    ]


def test_a_guard_that_was_taken_away_is_named(db):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SET LOCAL ROLE linli_owner; ALTER TABLE people_person DISABLE ROW LEVEL SECURITY; SET LOCAL ROLE linli_app"
        )
    assert [s for s, _ in said("guards of rows")] == ["people_person: row level security not enabled"]


@pytest.mark.django_db
def test_what_cannot_be_looked_at_is_a_fault_and_stops_nothing(two, monkeypatch, capsys):
    monkeypatch.setattr("linli.ground.files.checkups.path_of", None)
    monkeypatch.setattr("linli.ground.files.checkups._ids", None)
    call_command("doctor")
    seen = json.loads(capsys.readouterr().out)
    assert (seen["photos"][0]["said"], seen["outbox"]) == ("could not be looked at: TypeError", [])


@pytest.mark.slow
def test_the_machine_is_looked_over_and_each_fault_has_a_cure(monkeypatch, capsys):
    with own_folder(monkeypatch) as data:
        assert doctor.main(["--json"]) == 1
        away = json.loads(capsys.readouterr().out)
        postgres.ensure(**postgres.FORGETFUL)
        paths.private_folder("keys")
        paths.write_private(data / "mode", "live")
        (data / "pass/linli_app").chmod(0o644)
        monkeypatch.setenv("LINLI_HOSTS", "linli.example.cn,localhost")
        monkeypatch.setenv("LINLI_CIPHER", "rot13")
        seen = {word: [(f["said"], f["warning"], bool(f["cure"])) for f in check()] for word, check in _checks()}
    assert "does not answer" in away["database"][0]["said"]
    assert {word: faults for word, faults in seen.items() if word != "disk"} == {
        "database": [],
        "keys": [("LINLI_CIPHER=rot13 is no cipher we know. Say aes or sm4.", False, True)],
        "folders": [(f"{data}/pass/linli_app is open to others (644)", False, True)],
        "backup": [("there was never a backup", True, True)],
        "embedded server": [("the embedded PostgreSQL serves linli.example.cn", True, True)],
    }


def _checks():
    return [(word, lambda check=check: list(check())) for word, check in doctor.CHECKS.items()]
