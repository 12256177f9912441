"""CPU of our pages against the floor: medians of the same run, server process and database backend together."""

import os
import re
import statistics
import sys
from datetime import timedelta
from pathlib import Path

REPORTS, TIMES = 10_000, 200


def prepare():
    """A database of our own with tables, as the station would make it."""
    from linli.station import postgres, prepare

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings.demo")
    os.environ["LINLI_ROLE"] = "linli_owner"
    os.environ["LINLI_LIMITS"] = "off"  # it measures pages, more of them than a neighbour ever opens
    postgres.ensure()
    import django

    django.setup()
    prepare.main()
    from django.conf import settings
    from django.db import connection

    settings.ALLOWED_HOSTS = ["*"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    connection.close()


def become_app():
    """Pages are served by linli_app, under row security."""
    from django.db import connection

    connection.close()
    connection.settings_dict["OPTIONS"]["assume_role"] = "linli_app"


def fill(q):
    """Ten thousand matters with three steps each, over a year and two grids; one in seven is open."""
    from linli.engine.matters.models import Matter, Step
    from linli.ground.base.clock import now
    from linli.work.cases.models import Case

    matters, steps, cases = [], [], []
    for n in range(REPORTS):
        at = now() - timedelta(hours=n % 8760)
        post, grid = (q.posts["worker1"], q.grids[0]) if n % 2 else (q.posts["worker2"], q.grids[1])
        is_open = n % 7 == 0
        matter = Matter(
            community=q.community, kind="case", number=f"b-{n}", title=f"东门停车占用（{n}号）", stage="working" if is_open else "confirmed",
            step="work", owner=post, place=q.buildings[n % 2], grid=grid, category="E01", raised_by=q.accounts["resident"].id, raised_at=at,
            due_at=at + timedelta(days=15), stage_at=at, outcome="" if is_open else "confirmed",
        )  # fmt: skip
        matters.append(matter)
        cases.append(Case(community=q.community, matter=matter, category="E01", words="今天上午发现东门停车问题。" * 5))
        steps += [
            Step(community=q.community, matter=matter, word=w, stage="working", said="已到现场查看。" * 3, at=at)
            for w in ("raise", "accept", "work")
        ]
    Matter.objects.bulk_create(matters, batch_size=2000)
    Case.objects.bulk_create(cases, batch_size=2000)
    Step.objects.bulk_create(steps, batch_size=2000)
    return matters


class Meter:
    """CPU milliseconds of this process and of its database backend."""

    def __init__(self):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            self.backend = cursor.fetchone()[0]

    def now(self):
        mine = os.times()
        schedule = Path(f"/proc/{self.backend}/schedstat").read_text().split()[0]
        own = Path("/proc/self/schedstat").read_text().split()[0]
        return (int(own) + int(schedule)) / 1e6 if own != "0" else (mine.user + mine.system) * 1000

    def of(self, act):
        """Median of many, after a warm-up."""
        for _ in range(20):
            act()
        spent = []
        for _ in range(TIMES):
            begun = self.now()
            act()
            spent.append(self.now() - begun)
        return statistics.median(spent)


def main():
    prepare()
    from django.test import RequestFactory

    from bench import floor
    from linli.ground.base.ids import uuid7
    from linli.ground.base.scope import cross_community, scope
    from tests import town

    two = town.build()
    q = two.first
    with cross_community("the bench fills its community"):
        matters = fill(q)
    become_app()
    with scope({q.id}):
        pass
    worker, resident = q.client("secretary"), q.client("resident")
    some, request = matters[len(matters) // 2].id, RequestFactory().get("/")
    page = resident.get("/c/1/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    meter = Meter()

    def bare(view, *args):
        def act():
            with scope({q.id}):
                view(request, q.id, *args)

        return act

    def report():
        facts = {
            "category": "E01",
            "words": "东门停车占用",
            "place": q.buildings[0].id,
            "client_key": uuid7(),
            "csrfmiddlewaretoken": token,
        }
        assert resident.post("/c/1/report/", facts).status_code == 302

    pairs = [
        ("list", bare(floor.listing), lambda: worker.get("/cases/"), 6),
        ("detail", bare(floor.detail, some), lambda: worker.get(f"/cases/{some}/"), 7),
        ("create", bare(floor.create, some), report, 6),
        ("board", bare(floor.board), lambda: worker.get("/today/"), 1),
    ]
    print(f"{'page':8} {'floor ms':>9} {'Linli ms':>9} {'ratio':>6} {'goal':>5}")
    for name, low, ours, goal in pairs:
        a, b = meter.of(low), meter.of(ours)
        print(f"{name:8} {a:9.2f} {b:9.2f} {b / a:6.1f} {goal:5}")


if __name__ == "__main__":
    sys.exit(main())
