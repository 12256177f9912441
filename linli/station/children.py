"""A process that the supervisor keeps: started in its role, started again when it dies, ended with all its own."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import linli
from linli.station import leftovers

CLONE = Path(linli.__file__).resolve().parent.parent
BACK_OFF_MAX = 30
# Who lived this long did not die of its start: the next try comes at once.
SOUND_AFTER = 30


@dataclass
class Child:
    """One kept process. The role decides which rows it may see; its password file is all it needs for that."""

    name: str
    command: tuple[str, ...]
    role: str
    settings: str
    again: bool = True
    process: subprocess.Popen | None = field(default=None, repr=False)
    started_at: float = 0
    wait: float = 0
    due_at: float = 0

    def start(self) -> None:
        """Start it in a session of its own: Ctrl-C reaches the supervisor alone, and the order of ending is ours."""
        demo = "1" if self.settings.endswith(".demo") else "0"
        said = {"LINLI_ROLE": self.role, "DJANGO_SETTINGS_MODULE": self.settings, "LINLI_DEMO": demo}
        path = os.pathsep.join(filter(None, (str(CLONE), os.environ.get("PYTHONPATH"))))
        self.process = subprocess.Popen(
            [sys.executable, *self.command], cwd=CLONE, stdin=subprocess.DEVNULL, start_new_session=True,
            env={**os.environ, **leftovers.mark(), **said, "PYTHONPATH": path},
        )  # fmt: skip
        self.started_at, self.due_at = time.monotonic(), 0

    def code(self) -> int | None:
        """Say how it ended. None while it runs, and once it has been cleared away."""
        return self.process.poll() if self.process else None

    def look(self, now: float) -> str:
        """Start it again if it has died and its time has come. Gives a line to say, or nothing."""
        if self.due_at and now >= self.due_at:
            self.start()
        if (code := self.code()) is None:
            return ""
        self.kill()
        if not self.again:
            return f"{self.name} failed; the lines above say why" if code else ""
        self.wait = 0.2 if now - self.started_at > SOUND_AFTER else min(max(self.wait * 2, 0.2), BACK_OFF_MAX)
        self.due_at = now + self.wait
        return f"{self.name} ended with {code}; starting it again in {self.wait:.1f} s"

    def ask_to_end(self) -> None:
        """Ask it to finish what it has in hand and go."""
        if self.process and self.code() is None:
            self.process.terminate()

    def kill(self) -> None:
        """End it and every process it has started: a dead parent's own children may still hold the port."""
        if not self.process:
            return
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            # The whole group is gone already.
            pass
        self.process.wait()
        # Its number may soon be somebody else's.
        self.process = None


def end_all(children: list[Child], patience: float = 15) -> None:
    """Ask all at once, wait for them together, and kill who does not go."""
    for child in children:
        child.ask_to_end()
    give_up_at = time.monotonic() + patience
    while any(child.process and child.code() is None for child in children) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    for child in children:
        child.kill()
