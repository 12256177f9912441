"""A real station for the whole run: the demo town as a stranger would start it, in a folder of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120  # seconds until the town must be whole


@dataclass(frozen=True)
class Station:
    """A running station: where it answers, and what it is started with."""

    url: str
    data: Path
    env: dict


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(data: Path, port: int) -> dict:
    """As a person would have it: nothing of the test's own settings."""
    plain = {k: v for k, v in os.environ.items() if not k.startswith(("LINLI_", "DJANGO_", "DATABASE_URL"))}
    ours = {"LINLI_DATA": str(data), "PORT": str(port), "LINLI_DEMO": "1", "PYTHONUNBUFFERED": "1"}
    return plain | ours | {"LINLI_LIMITS": "off"}  # one machine signs in for everybody, faster than a person


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=2) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for(what, *, seconds: float = PATIENCE):
    """Until it is true; the test fails when it does not become so."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            pytest.fail(f"waited {seconds} s in vain")
        time.sleep(0.1)


@pytest.fixture(scope="session")
def station(tmp_path_factory):
    """The demo town, grown. Started once; every journey walks through the same town."""
    data = Path(tempfile.mkdtemp(prefix="linli-j-"))
    data.chmod(0o755)
    port = free_port()
    env = environment(data, port)
    log = open(tmp_path_factory.mktemp("station") / "log", "wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "linli.station.command", "serve", "--demo"], cwd=ROOT, env=env, stdout=log, stderr=log
    )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(lambda: answers(url))
        wait_for(lambda: list(data.glob("grown-*")))
        yield Station(url, data, env)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        subprocess.run(
            [sys.executable, "-m", "linli.station.command", "stop"], cwd=ROOT, env=env, check=False, capture_output=True
        )
        log.close()
        shutil.rmtree(data, ignore_errors=True)
