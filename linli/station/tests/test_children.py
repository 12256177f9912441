import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from linli.station import announce, freshness, leftovers, mode, paths, seat, supervise
from linli.station.children import Child, end_all
from linli.station.trouble import Trouble


def child(code, **more):
    return Child("it", ("-c", code), "linli_app", "linli.settings.demo", **more)


def wait_until(sentence, seconds=10):
    give_up_at = time.monotonic() + seconds
    while not sentence():
        assert time.monotonic() < give_up_at
        time.sleep(0.02)


def test_a_child_is_told_its_role_and_settings(data, capfd):
    names = ("LINLI_ROLE", "DJANGO_SETTINGS_MODULE", "LINLI_DEMO", "LINLI_STATION")
    it = child(f"import os; print([os.environ[name] for name in {names}])")
    it.start()
    wait_until(lambda: it.code() == 0)
    assert capfd.readouterr().out == f"{['linli_app', 'linli.settings.demo', '1', str(data)]}\n"


def test_who_dies_is_started_again_and_waits_longer_each_time(data):
    it, lines = child("raise SystemExit(3)"), []
    it.start()
    for _ in range(3):
        wait_until(lambda: it.code() == 3)
        lines.append(it.look(it.started_at + 1))
        it.look(it.due_at)
    it.kill()
    assert lines == [f"it ended with 3; starting it again in {wait} s" for wait in ("0.2", "0.4", "0.8")]


def test_who_lived_long_is_started_again_at_once(data):
    it = child("raise SystemExit(3)", wait=30)
    it.start()
    wait_until(lambda: it.code() == 3)
    assert it.look(it.started_at + 31) == "it ended with 3; starting it again in 0.2 s"


def test_work_of_one_go_is_not_repeated(data):
    fine, failed = child("", again=False), child("raise SystemExit(1)", again=False)
    for it in (fine, failed):
        it.start()
        wait_until(lambda it=it: it.code() is not None)
    now = time.monotonic()
    assert [it.look(now) for it in (fine, failed)] == ["", "it failed; the lines above say why"]
    assert [it.look(now + 60) for it in (fine, failed)] == ["", ""]


STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)"
WITH_ITS_OWN = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {STUBBORN!r}])"


def test_ending_takes_the_childrens_children_too(data, capfd):
    it = child(WITH_ITS_OWN)
    it.start()
    wait_until(lambda: len(leftovers.find()) == 2 and capfd.readouterr().out == "1\n")
    end_all([it], patience=0.2)
    wait_until(lambda: leftovers.find() == [])


def test_what_a_killed_supervisor_left_is_found_and_ended(data, monkeypatch):
    monkeypatch.setattr(leftovers, "PATIENCE", 0.3)
    script = (
        "from linli.station.children import Child; import time\n"
        f"Child('it', ('-c', {WITH_ITS_OWN!r}), 'linli_app', 'linli.settings.demo').start()\n"
        "time.sleep(60)"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", script])
    wait_until(lambda: len(leftovers.find()) == 2)
    supervisor.kill()
    supervisor.wait()
    assert (len(leftovers.find()), leftovers.end(), leftovers.find()) == (2, 2, [])


def test_children_of_another_station_are_let_alone(data, monkeypatch):
    it = child("import time; time.sleep(60)")
    it.start()
    wait_until(lambda: len(leftovers.find()) == 1)
    with monkeypatch.context() as there:
        there.setenv("LINLI_DATA", str(data.parent / "other"))
        assert (leftovers.find(), leftovers.end()) == ([], 0)
    assert it.code() is None
    it.kill()


def test_only_one_serves_a_data_folder(data):
    with seat.taken(8000):
        assert seat.holder() == (os.getpid(), 8000)
        with pytest.raises(Trouble) as told, seat.taken(8001):
            pass
    assert str(told.value) == "Linli is running already: http://127.0.0.1:8000/. Stop it first: script/linli stop"
    assert seat.holder() is None


def test_a_kill_gives_the_seat_back(data):
    script = "from linli.station import seat; import time\nwith seat.taken(8000): time.sleep(60)"
    holder = subprocess.Popen([sys.executable, "-c", script])
    wait_until(lambda: seat.holder() == (holder.pid, 8000))
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    assert seat.holder() is None
    with seat.taken(8001):
        assert seat.holder() == (os.getpid(), 8001)


@pytest.mark.parametrize(
    ("said", "first", "kept", "demo"),
    [
        (None, mode.DEMO, "demo", True),
        (None, mode.LIVE, "live", False),
        ("0", mode.DEMO, "live", False),
        ("1", mode.LIVE, "demo", True),
    ],
)
def test_an_empty_folder_becomes_what_was_said_and_stays_it(data, monkeypatch, said, first, kept, demo):
    if said:
        monkeypatch.setenv("LINLI_DEMO", said)
    assert (mode.decide(first), (data / "mode").read_text(), mode.is_demo()) == (demo, kept, demo)
    monkeypatch.delenv("LINLI_DEMO", raising=False)
    other = mode.LIVE if first == mode.DEMO else mode.DEMO
    assert (mode.decide(other), mode.settings_module()) == (demo, f"linli.settings.{kept}")


def test_invented_people_never_get_into_a_real_community(data, monkeypatch):
    mode.decide(mode.LIVE)
    monkeypatch.setenv("LINLI_DEMO", "1")
    with pytest.raises(Trouble):
        mode.decide(mode.DEMO)


def test_a_database_without_a_word_of_its_mode_is_a_real_one(data):
    (data / "cluster").mkdir(parents=True)
    (data / "cluster/PG_VERSION").touch()
    assert mode.decide(mode.DEMO) is False


def test_a_taken_port_is_told_with_its_cure(data):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Trouble) as told:
            supervise._refuse_taken(port)
    words, cure = str(told.value).rsplit("=", 1)
    assert words == f"Port {port} is taken by another program. Choose another: PORT"
    assert supervise._refuse_taken(int(cure)) is None


def test_a_fingerprint_is_kept_until_it_changes_or_is_forgotten(data, monkeypatch):
    paths.make_data_folder()
    mark = freshness.of_tables()
    assert not freshness.is_kept("tables", mark)
    freshness.keep("tables", mark)
    assert freshness.is_kept("tables", freshness.of_tables())
    monkeypatch.setenv("DATABASE_URL", "postgresql://boss@db/other")
    assert not freshness.is_kept("tables", freshness.of_tables())
    freshness.forget("tables")
    assert not freshness.is_kept("tables", mark)


def test_a_changed_file_changes_the_fingerprint(data, tmp_path, monkeypatch):
    monkeypatch.setattr(freshness, "CLONE", tmp_path)
    monkeypatch.setattr(freshness, "PACKAGE", tmp_path / "linli")
    style = tmp_path / "linli/static/linli.css"
    migration = tmp_path / "linli/work/cases/migrations/0001_first.py"
    for file in (style, migration):
        file.parent.mkdir(parents=True)
        file.write_text("1")
    seen = freshness.of_tables(), freshness.of_static()
    style.write_text("2")
    assert (freshness.of_tables() == seen[0], freshness.of_static() == seen[1]) == (True, False)
    migration.write_text("2")
    assert freshness.of_tables() != seen[0]


def test_han_characters_stand_in_columns():
    assert announce._table([("网格员", "wang", "a"), ("书记", "li", "b")]) == [
        "  网格员  wang  a",
        "  书记    li    b",
    ]
