"""Tests: one server for the run, tables made as linli_owner, every test runs as linli_app under row security.

The login is linli_owner (which may become keeper, and through keeper app), so one connection plays all three inside
one rolled-back transaction. What counts for row security is the role of the moment.
"""

import os
import shutil

import pytest

from linli.ground.base.scope import cross_community, scope
from linli.station import postgres
from tests import query_lint, town


def pytest_configure(config):
    if not hasattr(config, "workerinput"):  # the controller of xdist, or the only process
        postgres.ensure(**postgres.FORGETFUL)


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput") and not os.environ.get("LINLI_KEEP_TEST_SERVER"):
        postgres.stop()


def become(role):
    """Every connection opened from now on, in any thread, plays this role (the settings dict is shared)."""
    from django.db import connection

    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = role


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    from django.core.management import call_command

    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)
        become("linli_app")
    yield
    with django_db_blocker.unblock():
        become("linli_owner")  # the outer fixture drops the database


@pytest.fixture(scope="session", autouse=True)
def flush_as_owner():
    """After a transaction=True test Django truncates: linli_app may not, and must not."""
    from django.db import connection
    from django.test import TransactionTestCase

    original = TransactionTestCase._fixture_teardown

    def teardown(self):
        with connection.cursor() as cursor:
            cursor.execute("SET ROLE linli_owner")
        try:
            original(self)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SET ROLE linli_app")

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = original


@pytest.fixture(autouse=True)
def pinned_queries(request):
    """Every statement on a scoped table names its community, or says why it crosses."""
    asks = {"db", "transactional_db", "live_server"} & set(request.fixturenames)
    if not asks and not request.node.get_closest_marker("django_db"):
        yield
        return
    from linli.ground.regions import days

    days.forget()  # read in the transaction of another test
    with query_lint.watching():
        yield


@pytest.fixture
def as_community():
    """`with as_community(1, 2): …` sees these communities, as a page of theirs would."""
    return lambda *ids, scopes=(): scope(ids, scopes)


@pytest.fixture
def as_keeper():
    """`with as_keeper(): …` sees all, as worker and command line do."""
    return lambda: cross_community("a test looks at everything")


@pytest.fixture
def files_folder(settings, tmp_path):
    """Photos of this test lie here and go with it."""
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def two(db, files_folder):
    """Two communities of one sub-district with every role in each; see `tests.town`."""
    return town.build()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, with nothing fetched in the background. Without one: skipped loudly, in CI a failure."""
    chromium = os.environ.get("LINLI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        why = "no Chromium on this machine: the pages were not opened in a browser"
        pytest.fail(why) if os.environ.get("CI") else pytest.skip(why)
    quiet = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": [*quiet, "--disable-component-update", "--disable-sync"],
    }
