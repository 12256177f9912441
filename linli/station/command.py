"""The command line of a station: serve, stop, status; everything else is a Django command."""

import os
import signal
import sys
import time

from linli.station import backup, doctor, keys, leftovers, mode, paths, postgres, restoring, seat, supervise
from linli.station.children import CLONE
from linli.station.external import database_url
from linli.station.trouble import Trouble

USAGE = """script/linli init             begin a real community in an empty data folder
script/linli town WORDS…      draw a demo town of any size in an empty data folder: --help
script/linli serve            serve until Ctrl-C: database, web, worker and clock
script/linli stop             stop everything, the database too
script/linli status           say what runs (exit 0: all, 3: not all)
script/linli backup FILE      back up database and files while it serves, and prove it by a test restore
script/linli restore FILE     bring a backup back into an empty data folder: --into FOLDER
script/linli doctor           look the station over; each fault with its cure (exit 0: sound, 1: not)
script/linli manage WORDS…    run a Django command
script/linli WORDS…           the same: script/linli import-roster FILE runs import_roster"""
STOP_WITHIN = 40
# These only look, or come before there are tables.
WITHOUT_KEYS = {"help", "check", "migrate", "makemigrations", "showmigrations", "doctor", "verify"}


def main(words: list[str]) -> int:
    """Run one command. Trouble is told in a sentence, never as a traceback."""
    first, rest = (words[0], words[1:]) if words else ("help", [])
    try:
        if first in ("help", "-h", "--help"):
            print(USAGE)
            return 0
        if first in COMMANDS:
            return COMMANDS[first](rest)
        return manage(rest if first == "manage" else [first, *rest])
    except Trouble as trouble:
        supervise.say(str(trouble))
        return 1
    except KeyboardInterrupt:
        return 130


def serve(rest: list[str]) -> int:
    """Serve until stopped. `--demo` makes an empty data folder the demo town."""
    supervise.serve(mode.DEMO if "--demo" in rest else mode.LIVE)
    return 0


def init(rest: list[str]) -> int:
    """Begin a real community: the folder becomes a real one, gets its tables, and the Django command asks the rest."""
    if mode.is_demo():
        raise Trouble(f"{paths.data_folder()} holds the demo town. A real community needs its own folder: LINLI_DATA=…")
    mode.decide(mode.LIVE)
    supervise.make_tables()
    return manage(["init", *rest])


def town(rest: list[str]) -> int:
    """Draw a demo town: the folder becomes a demo, gets its tables, and the Django command does the rest."""
    if {"-h", "--help"} & set(rest):
        return manage(["town", *rest])
    if not mode.decide(mode.DEMO):
        raise Trouble(
            f"{paths.data_folder()} holds a real community, and invented people do not belong in it."
            " Give the town its own folder: LINLI_DATA=…"
        )
    supervise.make_tables()
    return manage(["town", *rest])


def stop(rest: list[str]) -> int:
    """Stop supervisor, children and database, whichever of them still run."""
    if holder := seat.holder():
        _stop_supervisor(*holder)
    leftovers.end()
    stopped = not database_url() and postgres.stop()
    supervise.say("stopped" if holder or stopped else "nothing was running")
    return 0


def _stop_supervisor(pid, port):
    if pid:
        os.kill(pid, signal.SIGTERM)
    give_up_at = time.monotonic() + STOP_WITHIN
    while seat.holder():
        if time.monotonic() > give_up_at:
            raise Trouble(f"Process {pid}, which serves {seat.address(port)}, does not stop. Kill it: kill -9 {pid}")
        time.sleep(0.05)


def status(rest: list[str]) -> int:
    """Say what runs."""
    holder = seat.holder()
    web = bool(holder) and supervise.is_answering(holder[1])
    database = postgres.database_exists() and (bool(database_url()) or postgres.is_answering())
    print(f"data      {paths.data_folder()}")
    print(f"database  {'answers' if database else 'does not answer'}")
    print(f"web       {seat.address(holder[1]) if web else 'does not answer'}")
    return 0 if web and database else 3


def manage(rest: list[str]) -> int:
    """Run a Django command, with the database started first; the command decides the role."""
    postgres.ensure()
    name, *more = rest or ["help"]
    if name not in WITHOUT_KEYS:
        keys.refuse_wrong()
    # The folder stays the caller's, so that names of files mean what they say.
    os.execv(sys.executable, [sys.executable, str(CLONE / "manage.py"), name.replace("-", "_"), *more])


COMMANDS = {
    "init": init,
    "town": town,
    "serve": serve,
    "stop": stop,
    "status": status,
    "backup": backup.main,
    "restore": restoring.main,
    "doctor": doctor.main,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
