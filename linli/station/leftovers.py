"""What a killed supervisor leaves behind: its children go on without it, and the next start ends them.

Children carry the data folder in their environment, which no kill can lose and no reused number can fake.
"""

import os
import signal
import subprocess
import time
from pathlib import Path

from linli.station import paths

MARK = "LINLI_STATION"
PATIENCE = 10


def mark() -> dict[str, str]:
    """Give what a child's environment must carry."""
    return {MARK: os.path.realpath(paths.data_folder())}


def find() -> list[int]:
    """Find processes, of whatever age, that a supervisor of this data folder has started."""
    words = f"{MARK}={mark()[MARK]}"
    found = _in_proc(words) if Path("/proc/self/environ").exists() else _in_ps(words)
    return [pid for pid in found if pid != os.getpid()]


def _in_proc(words):
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if words.encode() in (folder / "environ").read_bytes().split(b"\0"):
                yield int(folder.name)
        except OSError:
            # Gone meanwhile, or somebody else's: neither is ours.
            continue


def _in_ps(words):
    lines = subprocess.run(["ps", "-A", "-E", "-o", "pid=,command="], capture_output=True, text=True).stdout
    return [int(line.split()[0]) for line in lines.splitlines() if words in line.split()]


def end() -> int:
    """End them: first asked, then killed. Says how many there were."""
    first = find()
    _send(first, signal.SIGTERM)
    give_up_at = time.monotonic() + PATIENCE
    while (still := find()) and time.monotonic() < give_up_at:
        time.sleep(0.05)
    _send(still, signal.SIGKILL)
    while find():
        time.sleep(0.05)
    return len(first)


def _send(pids, what):
    for pid in pids:
        try:
            os.kill(pid, what)
        except ProcessLookupError:
            continue
