"""What bringing in a roster costs, beside the floor of the same run: seconds, processor seconds and peak memory.

    . a development environment (LINLI_DATA, a prepared database), then
    python bench/import_register.py ROSTER.xlsx [--runs 3] [--out OUT.json]

Ours: read, checked, sealed, tokenised, deduplicated, stored with all it takes to undo it, in a community made for the
run. The floor (`import_floor.py`): read, checked, sealed, copied into one bare table. Each in a process of its own.
Goal: at most three times the floor, at most 400 MiB. Judge the ratio, never the seconds: machines are shared.
"""

import argparse
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
FLOOR = ("all_pg", "seal")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings.demo")
os.environ.setdefault("LINLI_ROLE", "linli_keeper")
sys.path[:0] = [str(HERE.parent), str(HERE)]


def peak_mebibytes() -> float:
    told = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return int(told.split()[1]) / 1024


def import_once(roster: str) -> dict:
    """Bring the roster into a new community, in this process."""
    import django

    django.setup()
    from django.db.models import Max

    from linli.engine.papers.actions import import_now
    from linli.ground.access.actor import the_clock
    from linli.ground.base.scope import cross_community
    from linli.ground.regions.models import Community, Region

    with cross_community("a community to measure in"):
        number = 1 + (Community.objects.aggregate(last=Max("number"))["last"] or 900)
        region = Region.objects.create(code=f"9999{number:08}", name="示范社区", level="community")
        community = Community.objects.create(region=region, number=number)
    began, busy = time.perf_counter(), time.process_time()
    batch = import_now(community.id, roster, actor=the_clock(community.id))
    return {
        "seconds": time.perf_counter() - began,
        "processor": time.process_time() - busy,
        "mebibytes": peak_mebibytes(),
        "rows": batch.figures["rows"],
        "written": batch.report["rows"],
    }


def floor_once(roster: str, dsn: str, rows: str) -> dict:
    """The steps of the floor, one after the other."""
    found = [
        told([str(HERE / "import_floor.py"), roster, "--dsn", dsn, "--step", step, "--pickle", rows]) for step in FLOOR
    ]
    return {
        "seconds": sum(one[0] for one in found),
        "processor": sum(one[1] for one in found),
        "mebibytes": max(one[2] for one in found),
    }


def told(command: list[str]):
    answer = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout.splitlines()[-1])


def floor_database() -> str:
    """A database of its own on the development server."""
    import psycopg

    from linli.station import paths, postgres

    postgres.ensure()
    password = paths.passfile("linli").read_text().strip().rsplit(":", 1)[1]
    dsn = f"host={paths.socket_folder()} user=linli password={password} dbname="
    with psycopg.connect(f"{dsn}postgres", autocommit=True) as connection:
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = 'floor'").fetchone():
            connection.execute("CREATE DATABASE floor")
    return f"{dsn}floor"


def measure(roster: str, runs: int) -> dict:
    import import_floor

    dsn, found = floor_database(), {"floor": [], "linli": []}
    with tempfile.TemporaryDirectory() as folder:
        rows = f"{folder}/rows.pickle"
        with open(rows, "wb") as out:
            pickle.dump(import_floor.ok_own(import_floor.calamine(roster))[0], out, 5)
        for _ in range(runs):  # turn by turn, so that a busy machine is busy for both
            found["floor"].append(floor_once(roster, dsn, rows))
            found["linli"].append(told([__file__, roster, "--once"]))
    middle = {
        who: {word: round(statistics.median(run[word] for run in them), 2) for word in them[0]}
        for who, them in found.items()
    }
    ratio = {word: round(middle["linli"][word] / middle["floor"][word], 1) for word in ("seconds", "processor")}
    return middle | {"ratio": ratio}


if __name__ == "__main__":
    wanted = argparse.ArgumentParser()
    wanted.add_argument("roster")
    wanted.add_argument("--runs", type=int, default=3)
    wanted.add_argument("--out")
    wanted.add_argument("--once", action="store_true")
    wanted = wanted.parse_args()
    outcome = import_once(wanted.roster) if wanted.once else measure(wanted.roster, wanted.runs)
    print(json.dumps(outcome))
    if wanted.out:
        Path(wanted.out).write_text(json.dumps(outcome, indent=1))
