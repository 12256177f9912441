import os
import subprocess
import sys
from pathlib import Path

import pytest

from linli.station import paths
from linli.station.external import database_url
from linli.station.trouble import Trouble


def test_the_data_folder_is_the_one_said(data):
    assert paths.data_folder() == data


def test_root_keeps_data_outside_its_home_and_others_in_theirs(data, monkeypatch):
    monkeypatch.delenv("LINLI_DATA")
    monkeypatch.setenv("HOME", "/home/wang")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    as_root = paths.data_folder()
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    as_wang = paths.data_folder()
    monkeypatch.setenv("XDG_DATA_HOME", "/srv/wang")
    assert (as_root, as_wang, paths.data_folder()) == (
        Path("/var/lib/linli"), Path("/home/wang/.local/share/linli"), Path("/srv/wang/linli"),
    )  # fmt: skip


def test_a_folder_that_cannot_be_made_is_told_with_its_cure(data, monkeypatch):
    monkeypatch.setenv("LINLI_DATA", "/proc/linli")
    with pytest.raises(Trouble) as told:
        paths.make_data_folder()
    reason = told.value.__cause__.strerror
    assert str(told.value) == f"Cannot use the folder /proc/linli ({reason}). Choose another: LINLI_DATA=…"


def test_a_secret_stays_the_same_and_is_nobody_elses(data):
    first = paths.secret("seal")
    file = data / "keys/seal"
    assert (paths.secret("seal"), file.read_text(), file.stat().st_mode & 0o777) == (first, first, 0o600)
    assert paths.secret("index") != first and (data / "keys").stat().st_mode & 0o777 == 0o700


def test_six_processes_that_ask_at_once_get_one_secret(data):
    ask = [sys.executable, "-c", "from linli.station import paths; print(paths.secret('seal'))"]
    running = [subprocess.Popen(ask, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    assert {process.communicate()[0].strip() for process in running} == {paths.secret("seal")}


def test_a_deep_folder_gets_a_short_socket(data, monkeypatch):
    assert paths.socket_folder() == data / "run"
    monkeypatch.setenv("LINLI_DATA", "/srv/" + "d" * 90)
    short = paths.socket_folder()
    assert len(os.fsencode(short / paths.SOCKET_FILE)) < paths.SOCKET_PATH_MAX
    monkeypatch.setenv("LINLI_DATA", "/srv/" + "e" * 90)
    assert paths.socket_folder() != short


def test_settings_of_a_role_name_its_password_file_and_no_password(data):
    assert paths.database("linli_app") == {
        "HOST": str(data / "run"), "PORT": "", "NAME": "linli", "USER": "linli_app",
        "OPTIONS": {"passfile": str(data / "pass/linli_app")},
    }  # fmt: skip


def test_a_database_url_replaces_the_embedded_server(data, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss:p%40ss@db.example:6432/quarter?sslmode=require")
    assert paths.database("linli_keeper") == {
        "HOST": "db.example", "PORT": "6432", "NAME": "quarter", "USER": "linli_keeper",
        "OPTIONS": {"passfile": str(data / "pass/linli_keeper"), "sslmode": "require"},
    }  # fmt: skip
    assert (database_url().user, database_url().password) == ("boss", "p@ss")


@pytest.mark.parametrize(
    ("url", "host", "port", "name"),
    [
        ("postgres://boss@db", "db", "5432", "linli"),
        ("postgresql://boss@db/postgres", "db", "5432", "linli"),
        ("postgresql://boss@/quarter?host=/run/postgresql&port=5433", "/run/postgresql", "5433", "quarter"),
    ],
)
def test_a_database_url_may_leave_things_out(monkeypatch, url, host, port, name):
    monkeypatch.setenv("DATABASE_URL", url)
    said = database_url()
    assert (said.host, said.port, said.name, "password" in repr(said)) == (host, port, name, False)


def test_another_kind_of_database_is_refused(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://boss@db/quarter")
    with pytest.raises(Trouble):
        database_url()


def test_the_folder_paths_is_light():
    ask = "import sys; import linli.station.paths; print(sorted({'django', 'psycopg'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout == "[]\n"
