"""A whole station: one command, an empty folder, pages; then everything is killed in turn, and it comes back."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest

from linli.front.demo.signins import SIGN_INS
from linli.station.children import CLONE

pytestmark = pytest.mark.slow
PATIENCE = 60


class Station:
    """A station in a folder of its own, driven as a person at a terminal would."""

    def __init__(self, folder: Path):
        self.folder, self.said = folder, folder / "said"
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = probe.getsockname()[1]
        without = ("DATABASE_URL", "LINLI_ROLE", "DJANGO_SETTINGS_MODULE", "LINLI_DEMO")
        kept = {name: value for name, value in os.environ.items() if name not in without}
        self.environment = {**kept, "LINLI_DATA": str(folder / "data"), "PORT": str(self.port)}

    def command(self, *words):
        return [sys.executable, "-m", "linli.station.command", *words]

    def serve(self):
        with open(self.said, "a") as said:
            self.supervisor = subprocess.Popen(
                self.command("serve", "--demo"), cwd=CLONE, env=self.environment, stdout=said, stderr=said
            )

    def run(self, *words):
        return subprocess.run(self.command(*words), cwd=CLONE, env=self.environment, capture_output=True, text=True)

    def answers(self):
        try:
            return urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).status == 200
        except OSError:
            return False

    def processes(self, words):
        """Find this station's processes by a part of their command."""
        mark = f"LINLI_STATION={os.path.realpath(self.folder / 'data')}".encode()
        for found in Path("/proc").glob("[0-9]*"):
            try:
                ours = mark in (found / "environ").read_bytes().split(b"\0")
                if ours and words.encode() in (found / "cmdline").read_bytes().replace(b"\0", b" "):
                    yield int(found.name)
            except OSError:
                continue

    def wait(self, sentence):
        give_up_at = time.monotonic() + PATIENCE
        while not sentence():
            assert time.monotonic() < give_up_at, self.said.read_text()
            time.sleep(0.05)


@pytest.fixture
def station():
    folder = Path(tempfile.mkdtemp(prefix="ls-", dir="/tmp"))
    folder.chmod(0o711)
    station = Station(folder)
    yield station
    station.run("stop")
    station.supervisor.wait(PATIENCE)
    shutil.rmtree(folder)


def kill(pids):
    pids = list(pids)
    for pid in pids:
        os.kill(pid, signal.SIGKILL)
    return len(pids)


def test_one_command_serves_and_says_who_may_sign_in(station):
    station.serve()
    station.wait(lambda: "Ctrl-C stops it" in station.said.read_text())
    said = station.said.read_text()
    assert station.answers() and f"Linli 邻里 is at http://127.0.0.1:{station.port}/" in said
    assert [who.username for who in SIGN_INS if who.username not in said] == []
    assert station.run("status").returncode == 0
    again = station.run("serve")
    assert (again.returncode, again.stderr) == (
        1, f"linli: Linli is running already: http://127.0.0.1:{station.port}/. Stop it first: script/linli stop\n",
    )  # fmt: skip
    assert station.run("stop").stderr == "linli: stopped\n"
    assert (station.supervisor.wait(PATIENCE), station.answers(), list(station.processes(""))) == (0, False, [])
    assert (station.run("stop").stderr, station.run("status").returncode) == ("linli: nothing was running\n", 3)


def test_whatever_is_killed_comes_back(station):
    station.serve()
    station.wait(lambda: station.answers() and any(station.processes("linli.station.keep")))
    for words in ("granian", "linli.station.keep"):
        killed = set(station.processes(words))
        assert kill(killed) > 0
        station.wait(lambda words=words, killed=killed: set(station.processes(words)) - killed)
        station.wait(station.answers)
    postmaster = station.folder / "data/cluster/postmaster.pid"
    first = int(postmaster.read_text().split()[0])
    os.kill(first, signal.SIGKILL)
    station.wait(lambda: postmaster.exists() and int(postmaster.read_text().split()[0]) != first)
    station.wait(lambda: station.run("status").returncode == 0)
    # The supervisor: pages go on without it, and the next start takes over.
    station.supervisor.kill()
    station.supervisor.wait()
    assert station.answers()
    station.said.write_text("")
    station.serve()
    station.wait(lambda: "Ctrl-C stops it" in station.said.read_text())
    assert station.answers() and "that an earlier start had left" in station.said.read_text()


@pytest.mark.parametrize("after", [0.5, 1.5, 3])
def test_a_first_start_that_is_killed_anywhere_is_made_good_by_the_next(station, after):
    station.serve()
    time.sleep(after)
    station.supervisor.kill()
    station.supervisor.wait()
    station.serve()
    station.wait(lambda: "Ctrl-C stops it" in station.said.read_text())
    assert station.answers()
