"""kill -9 of anything at any moment loses nothing that was acknowledged."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from pathlib import Path

import pytest

from tests.journeys.conftest import ROOT, Station, answers, environment, free_port, wait_for
from tests.journeys.test_weight_and_patience import opener_for

pytestmark = pytest.mark.slow
NUMBER = re.compile(r"1-\d\d-\d{4,}")


@pytest.fixture
def own_station():
    """A station of this test's own, since it is killed."""
    data = Path(tempfile.mkdtemp(prefix="linli-k-"))
    data.chmod(0o755)
    env = environment(data, free_port())
    url = f"http://127.0.0.1:{env['PORT']}"
    started = [serve(env)]
    try:
        wait_for(lambda: answers(url))
        wait_for(lambda: list(data.glob("grown-*")))
        yield Station(url, data, env), started
    finally:
        for process in started:
            process.terminate()
            process.wait(30)
        subprocess.run(
            [sys.executable, "-m", "linli.station.command", "stop"], cwd=ROOT, env=env, check=False, capture_output=True
        )
        shutil.rmtree(data, ignore_errors=True)


def serve(env):
    command = [sys.executable, "-m", "linli.station.command", "serve", "--demo"]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def processes_of(data: Path, word: str) -> list[int]:
    """Process ids whose command line holds the word and whose environment names this data folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            mine = str(data) in line or f"LINLI_DATA={data}".encode() in (folder / "environ").read_bytes()
        except OSError:
            continue
        if word in line and mine:
            found.append(int(folder.name))
    return found


def report(opener, station, words) -> str:
    """Send one report with a key of its own until it is answered; the number it was given."""
    key = str(uuid.uuid4())
    while True:
        try:
            page = opener.open(f"{station.url}/c/1/report/", timeout=10).read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
            facts = {"csrfmiddlewaretoken": token, "client_key": key, "category": "B01", "words": words}
            answer = opener.open(f"{station.url}/c/1/report/", urllib.parse.urlencode(facts).encode(), timeout=10)
            return NUMBER.search(answer.read().decode())[0]
        except (urllib.error.URLError, OSError, TypeError):
            time.sleep(0.2)


def test_no_acknowledged_report_is_lost_and_none_is_doubled(own_station):
    station, started = own_station
    acknowledged, enough = {}, threading.Event()
    resident = opener_for(station, "jumin1")

    def keep_reporting():
        n = 0
        while not enough.is_set():
            n += 1
            words = f"第{n}个路灯不亮。"
            acknowledged[words] = report(resident, station, words)

    reporter = threading.Thread(target=keep_reporting, daemon=True)
    reporter.start()
    for word in ("granian", "station.keep", "postgres", "station.command"):
        before = len(acknowledged)
        wait_for(lambda n=before: len(acknowledged) >= n + 3, seconds=30)
        for pid in processes_of(station.data, word):
            os.kill(pid, signal.SIGKILL)
        if word == "station.command":
            started.pop().wait(10)
            started.append(serve(station.env))
        wait_for(lambda: answers(station.url), seconds=60)
    enough_to_go_on = len(acknowledged) + 3
    wait_for(lambda: len(acknowledged) >= enough_to_go_on, seconds=30)
    enough.set()
    reporter.join(60)

    mine, address = "", "/c/1/mine/"
    while address:
        page = resident.open(station.url + address).read().decode()
        mine += page
        more = re.search(r'rel="next" href="([^"]+)"', page)
        address = "/c/1/mine/" + more[1].replace("&amp;", "&") if more else ""
    lost = {words: number for words, number in acknowledged.items() if number not in mine}
    titles = re.findall(r"第\d+个路灯不亮", mine)
    assert (lost, len(acknowledged) > 12, len(titles) - len(set(titles))) == ({}, True, 0)
