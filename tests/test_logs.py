"""The canary: a number and a name are put where they could leak into a log, and then they are looked for."""

import io
import logging

import pytest
from django.db import transaction
from django.test import Client
from django.urls import path

from linli.ground.accounts.models import Account
from linli.ground.base.declare import Scheduled
from linli.ground.base.models import Schedule
from linli.ground.base.quiet import QuietFormatter, told
from linli.ground.base.ticking import run
from linli.ground.people.models import ContactPoint, Person
from linli.urls import handler500
from linli.urls import urlpatterns as house

NUMBER, PHONE, NAME = "999999198904014339", "15454361234", "金丝雀"


@pytest.fixture
def log(settings):
    """Everything that is logged, as the console would show it."""
    said = settings.LOGGING["formatters"]["plain"]
    shown = io.StringIO()
    handler = logging.StreamHandler(shown)
    handler.setFormatter(QuietFormatter(said["format"], style=said["style"]))
    loggers = [logging.getLogger(name) for name in ("", "linli", "django")]
    for logger in loggers:
        logger.addHandler(handler)
    yield shown
    for logger in loggers:
        logger.removeHandler(handler)


def leaks(text: str) -> list[str]:
    return [canary for canary in (NUMBER, NUMBER[:17], PHONE, NAME) if canary in text]


def break_a_row() -> None:
    """A row that the database refuses: its complaint quotes the whole row. (Under row level security it would not.)"""
    Account(username=PHONE, name=NAME, email=NUMBER, made_at=None).save(force_insert=True)


def test_numbers_are_hidden_and_codes_and_ids_stay():
    shown = QuietFormatter("%(message)s").format(
        logging.makeLogRecord(
            {"msg": f"{NUMBER} {NUMBER[:17]}x +86{PHONE} {PHONE} 610603001002 019336f0-1545-4361-2345-154543612345"}
        )
    )
    assert shown == "[number] [number] +86[number] [number] 610603001002 019336f0-1545-4361-2345-154543612345"


@pytest.mark.django_db
def test_the_database_quotes_the_row_and_the_log_does_not(two, as_keeper, log):
    with as_keeper():
        try:
            with transaction.atomic():
                break_a_row()
        except Exception as error:
            quoted, said = str(error), told(error)
            logging.getLogger("linli.test").exception("it broke for %s", PHONE)
    assert (leaks(quoted), leaks(log.getvalue()), said) == (
        [NUMBER, NUMBER[:17], PHONE, NAME], [], "IntegrityError (23502 accounts_account made_at)",
    )  # fmt: skip
    assert ("it broke for [number]" in log.getvalue(), "break_a_row" in log.getvalue()) == (True, True)


@pytest.mark.django_db
def test_work_of_the_clock_that_breaks_leaves_no_row_in_log_or_table(two, as_keeper, log):
    def broken():
        with as_keeper(), transaction.atomic():
            break_a_row()

    with as_keeper():
        Schedule.objects.create(word="test.canary", next_due="2026-01-01T00:00Z")
        done = run(Scheduled("test.canary", every=60, run=broken))
        kept = Schedule.objects.get(word="test.canary").last_error
    assert (done, leaks(kept), leaks(log.getvalue()), "test.canary failed" in log.getvalue()) == (False, [], [], True)


def broken(request):
    break_a_row()


class Urls:
    """One page more, that breaks."""

    urlpatterns = [path("broken/", broken), *house]
    handler500 = staticmethod(handler500)


@pytest.mark.django_db
def test_a_page_that_breaks_names_nobody(two, log, settings):
    settings.ROOT_URLCONF = Urls
    client = Client(raise_request_exception=False)
    answer = client.get(f"/broken/?q={PHONE}")
    client.post("/accounts/login/", {"login": PHONE, "password": NUMBER})
    client.get("/c/999999/")
    said = log.getvalue()
    assert (answer.status_code, leaks(answer.content.decode()), leaks(said)) == (500, [], [])
    assert ("Internal Server Error: /broken/" in said, "IntegrityError (23502" in said) == (True, True)


@pytest.mark.django_db
def test_what_describes_a_row_in_a_log_is_its_id(two, as_keeper):
    with as_keeper():
        person = Person.objects.create(community_id=two.first.id, name=NAME, sort_key="jsq")
    assert leaks(f"{person} {person!r} {ContactPoint(community_id=two.first.id, person=person)!r}") == []
