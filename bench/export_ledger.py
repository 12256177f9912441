"""What taking a ledger out costs, beside xlsxwriter alone writing the same cells in the same run.

    . a development environment (LINLI_DATA), then
    python -m bench.export_ledger [--rows 20000] [--runs 3]

Ours: rows read under row security in batches, phones unsealed and masked, readings logged, workbook written row by row,
hashed, sealed. The floor: xlsxwriter in constant memory, the same columns, cells already in hand. Each in a process of
its own. Goal: at most twice the floor, and a peak that does not grow with the rows. Judge the ratio, never the seconds.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

from bench.pages import prepare

NUMBER = 1
WORDS = "楼道的灯坏了三天了，晚上老人上下楼看不见，麻烦派人来看看，谢谢。"


def peak_mebibytes() -> float:
    from pathlib import Path

    told = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    return round(int(told.split()[1]) / 1024, 1)


def town(rows: int) -> None:
    """A quarter with so many cases, each with a phone written down."""
    from datetime import timedelta

    from linli.engine.matters.models import Matter
    from linli.ground.base.clock import now
    from linli.ground.base.scope import cross_community
    from linli.ground.people.sealing import seal_phone
    from linli.work.cases.models import Case
    from tests.town import build

    with cross_community("a quarter to measure in"):
        q = build().first
        moment = now()
        for start in range(0, rows, 5000):
            matters = [
                Matter(
                    community=q.community, kind="case", number=f"1-{n}", title="路灯不亮", stage="owned", step="accept",
                    owner=q.posts["worker1"], place=q.buildings[0], grid=q.grids[0], category="B04", stage_at=moment,
                    raised_at=moment - timedelta(minutes=n), due_at=moment + timedelta(days=7),
                )
                for n in range(start, min(start + 5000, rows))
            ]  # fmt: skip
            Matter.objects.bulk_create(matters)
            Case.objects.bulk_create(
                Case(
                    community=q.community, matter=m, category="B04", words=WORDS, source="phone", called="王阿姨",
                    phone_sealed=seal_phone(f"154{n:08}"),
                )
                for n, m in enumerate(matters, start)
            )  # fmt: skip


def ours(rows: int) -> dict:
    """One export, as the worker makes it."""
    import django

    django.setup()
    from django.utils import translation

    from linli.engine.papers.ledgers.kinds import Asked, ledgers
    from linli.engine.papers.ledgers.making import make
    from linli.engine.papers.models import Export
    from linli.ground.accounts.models import Account
    from linli.ground.base.clock import now
    from linli.ground.base.scope import APP, scope
    from linli.ground.posts.actors import actor_for
    from linli.ground.regions.models import Community

    with translation.override("zh-hans"):  # a worker has read its words long ago
        translation.gettext("件")
    community = Community.objects.select_related("region").get(number=NUMBER)
    actor = actor_for(Account.objects.get(username=f"secretary-{NUMBER}"))
    began, busy = time.perf_counter(), time.process_time()
    with scope({community.id}, role=APP):
        export = Export.objects.create(
            community=community, word="requests", purpose="archive", reason="量一量要多久", made_at=now()
        )
        make(export, ledgers["requests"], Asked(actor, community), total=rows)
    return {
        "seconds": time.perf_counter() - began, "processor": time.process_time() - busy,
        "mebibytes": peak_mebibytes(), "rows": export.rows,
    }  # fmt: skip


def floor(rows: int) -> dict:
    """xlsxwriter alone: fifteen columns, three of them moments."""
    from datetime import datetime

    import xlsxwriter

    began, busy = time.perf_counter(), time.process_time()
    with tempfile.TemporaryFile() as out:
        with xlsxwriter.Workbook(out, {"constant_memory": True}) as book:
            page, look, when = book.add_worksheet(), book.add_format({"border": 1}), book.add_format({"border": 1})
            when.set_num_format("yyyy-mm-dd hh:mm")
            moment = datetime(2026, 11, 24, 9)
            for row in range(rows):
                page.write_number(row, 0, row + 1, look)
                page.write_string(row, 1, f"1-{row}", look)
                page.write_datetime(row, 2, moment, when)
                for at, text in (
                    (3, "电话里说的"),
                    (4, "王阿姨"),
                    (5, "154****0001"),
                    (6, "小区1 1号楼"),
                    (7, "路灯不亮"),
                    (8, WORDS),
                    (9, "一网格 网格员"),
                ):
                    page.write_string(row, at, text, look)
                page.write_datetime(row, 10, moment, when)
                page.write_string(row, 11, "有人管了", look)
                for at in (12, 13, 14):
                    page.write_blank(row, at, None, look)
    return {
        "seconds": time.perf_counter() - began, "processor": time.process_time() - busy,
        "mebibytes": peak_mebibytes(), "rows": rows,
    }  # fmt: skip


def told(which: str, rows: int) -> dict:
    command = [sys.executable, "-m", "bench.export_ledger", "--once", which, "--rows", str(rows)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])


def main(rows: int, runs: int) -> dict:
    """Turn by turn, so that a busy machine is busy for both."""
    prepare()
    town(rows)
    found: dict[str, list] = {"floor": [], "ours": []}
    for _ in range(runs):
        for which in found:
            found[which].append(told(which, rows))
    middle = {
        which: {word: round(statistics.median(run[word] for run in them), 2) for word in them[0]}
        for which, them in found.items()
    }
    return middle | {"ratio": round(middle["ours"]["processor"] / middle["floor"]["processor"], 2)}


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=20_000)
    asked.add_argument("--runs", type=int, default=3)
    asked.add_argument("--once", choices=("ours", "floor"))
    asked = asked.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings.demo")
    os.environ.setdefault("LINLI_ROLE", "linli_keeper")
    once = {"ours": ours, "floor": floor}.get(asked.once or "")
    print(json.dumps(once(asked.rows) if once else main(asked.rows, asked.runs)))
