"""A program served by granian, and the CPU that its processes and its database backends spend."""

import http.client
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import psycopg

BATCHES, EACH, WARM = 8, 25, 20


class Served:
    """One server of one worker on a port. `database` is the name its backends are known by."""

    def __init__(self, target: str, port: int, database: str, admin: psycopg.Connection, **env):
        self.port, self.database, self.admin = port, database, admin
        words = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
        words += ["--blocking-threads", "1", "--log-level", "warning", target]
        self.process = subprocess.Popen([sys.executable, "-m", "granian", *words], env={**os.environ, **env})
        self.client = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, body: str = "", **headers) -> tuple[int, str, str]:
        """(status, where to, body). Cookies are kept."""
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.client.request(method, path, body.encode() or None, headers)
        answer = self.client.getresponse()
        text = answer.read().decode()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _eq, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location", ""), text

    def wait(self, path: str) -> None:
        for _ in range(600):
            try:
                if self.ask("GET", path)[0] < 500:
                    return
            except (ConnectionError, http.client.HTTPException):
                self.client.close()
            time.sleep(0.1)
        raise SystemExit(f"{self.port} does not answer")

    def cpu(self) -> float:
        """Milliseconds so far: all processes of the server, all backends of its database."""
        backends = self.admin.execute("SELECT pid FROM pg_stat_activity WHERE datname = %s", [self.database]).fetchall()
        return sum(spent(pid) for pid in [*tree(self.process.pid), *(pid for (pid,) in backends)])

    def cost(self, act) -> float:
        """CPU of one request: the median of batches, after a warm-up."""
        for _ in range(WARM):
            act()
        found = []
        for _ in range(BATCHES):
            before = self.cpu()
            for _ in range(EACH):
                act()
            found.append((self.cpu() - before) / EACH)
        return statistics.median(found)

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    below = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(p for child in below for p in tree(int(child)))]


def spent(pid: int) -> float:
    """CPU milliseconds of all threads of a process, to the microsecond."""
    try:
        return (
            sum(int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir()) / 1e6
        )
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
