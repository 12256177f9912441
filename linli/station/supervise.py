"""Keeps a station going: database, tables, static files, web, worker with clock. One command, nothing in cron."""

import errno
import http.client
import os
import signal
import socket
import sys
import threading
import time

from linli.station import freshness, keys, leftovers, mode, postgres, roles, seat
from linli.station.announce import announce
from linli.station.children import Child, end_all
from linli.station.external import database_url
from linli.station.trouble import Trouble

GRANIAN = (
    "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--workers", "1", "--blocking-threads", "4",
    "--no-ws", "--respawn-failed-workers", "--respawn-interval", "0.2", "--workers-kill-timeout", "10",
    "--log-level", "warning",
)  # fmt: skip
LOOK_EVERY = 0.2
DATABASE_EVERY = 2


def serve(first: str = mode.LIVE) -> None:
    """Serve until asked to stop. `first` says what an empty data folder becomes."""
    port = _port()
    stopping = _stop_on_signals()
    with seat.taken(port):
        if left := leftovers.end():
            say(f"ended {left} processes that an earlier start had left")
        _refuse_taken(port)
        demo = mode.decide(first)
        station = Station(port, demo, stopping)
        try:
            station.prepare()
            station.keep()
        finally:
            end_all(station.children)


class Station:
    """The processes of one data folder and the order in which they come."""

    def __init__(self, port: int, demo: bool, stopping: threading.Event):
        self.port, self.demo, self.stopping = port, demo, stopping
        self.settings = "linli.settings.demo" if demo else "linli.settings.live"
        self.children: list[Child] = []

    def begin(self, name, *command, role, again=True) -> Child:
        """Start a child and remember it, so that it ends with us."""
        child = Child(name, command, role, self.settings, again)
        self.children.append(child)
        child.start()
        return child

    def prepare(self) -> None:
        """Bring database, tables and static files up to date; what is fresh costs nothing."""
        jobs = [self._collect()]
        if not jobs[0] and freshness.is_kept("tables", freshness.of_tables()):
            # The pages load while the database starts: they ask it nothing before the first visitor.
            self._open()
        if postgres.ensure():
            freshness.forget("tables")
        jobs.append(self._migrate())
        for job in filter(None, jobs):
            self._finish(*job)
        if not self.stopping.is_set():
            keys.refuse_wrong()

    def _open(self):
        command = (*GRANIAN, "--port", str(self.port), "linli.wsgi:application")
        self.begin("web", *command, role=roles.APP)

    def _collect(self):
        if freshness.is_kept("static", mark := freshness.of_static()):
            return None
        say("collecting static files")
        command = ("-m", "django", "collectstatic", "--no-input", "-v", "0")
        return self.begin("collectstatic", *command, role=roles.APP, again=False), "static", mark

    def _migrate(self):
        if freshness.is_kept("tables", mark := freshness.of_tables()):
            return None
        say("bringing the tables up to date")
        return self.begin("migrate", "-m", "linli.station.prepare", role=roles.OWNER, again=False), "tables", mark

    def _finish(self, child, name, mark):
        while child.code() is None and not self.stopping.wait(0.02):
            pass
        if self.stopping.is_set():
            return
        code = child.code()
        child.kill()
        if code:
            raise Trouble(f"{child.name} failed; the lines above say why.")
        freshness.keep(name, mark)

    def keep(self) -> None:
        """Start web and worker, tell where the pages are, and look after all until asked to stop."""
        if self.stopping.is_set():
            return
        if not any(child.name == "web" for child in self.children):
            self._open()
        greeted, database_at = False, time.monotonic() + DATABASE_EVERY
        while not self.stopping.wait(LOOK_EVERY if greeted else 0.05):
            now = time.monotonic()
            if not greeted and (greeted := is_answering(self.port)):
                self._greet()
            if now >= database_at:
                self._look_at_database()
                database_at = time.monotonic() + DATABASE_EVERY
            for line in filter(None, [child.look(now) for child in self.children]):
                say(line)
        say("stopping; the database stays until script/linli stop")

    def _greet(self):
        print(announce(self.port, self.demo), flush=True)
        # Only now: on a small machine they would take turns with the web at loading Django, and all come late.
        self.begin("worker", "-m", "linli.station.keep", role=roles.KEEPER)
        if self.demo:
            self.begin("grow", "-m", "django", "grow", role=roles.KEEPER, again=False)

    def _look_at_database(self):
        """Start PostgreSQL again after a kill. Somebody else's server is somebody else's to start."""
        if database_url() or postgres.is_answering():
            return
        say("the database does not answer; starting it again")
        try:
            postgres.ensure()
        except Trouble as trouble:
            say(str(trouble))


def make_tables() -> None:
    """Bring the tables of a real community up to date without serving it."""
    station = Station(0, False, threading.Event())
    try:
        if postgres.ensure():
            freshness.forget("tables")
        if job := station._migrate():
            station._finish(*job)
    finally:
        end_all(station.children)


def is_answering(port: int) -> bool:
    """Say whether the pages can be opened."""
    ask = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        ask.request("GET", "/healthz")
        return ask.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        ask.close()


def say(line: str) -> None:
    """Tell the person at the terminal, apart from what the processes print."""
    print(f"linli: {line}", file=sys.stderr, flush=True)


def _port():
    text = os.environ.get("PORT") or "8000"
    if not (text.isdigit() and 0 < int(text) < 65536):
        raise Trouble(f"PORT={text} is no port. Choose one from 1024 to 65535: PORT=8001")
    return int(text)


def _refuse_taken(port):
    with socket.socket() as probe:
        # Without it, a port that was served a moment ago counts as taken.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            if error.errno == errno.EACCES:
                raise Trouble(f"Port {port} is for root alone. Choose another: PORT=8001") from error
            raise Trouble(f"Port {port} is taken by another program. Choose another: PORT={_free_port()}") from error


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _stop_on_signals():
    stopping = threading.Event()
    for word in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(word, lambda *_: stopping.set())
    return stopping
