"""Whether pages cost the same with 1,000 and with 100,000 matters, both sizes in one run.

    LINLI_DATA=$(mktemp -d /tmp/linli-bench-XXXX) python -m bench.flat_matters

Two communities of one database: a small and a big one. The work in hand grows with the square root, as it does in a
community that works: years pile up what is closed, not what is open. Boards are not asked: they cost what their period
holds.
"""

import re
import sys
from math import isqrt
from urllib.parse import urlencode

from bench.pages import prepare, session_of

SIZES, MOST = (1_000, 100_000), 1.3


def fill(q, size: int) -> list:
    """So many matters over four years, nearly all of them over."""
    from datetime import timedelta

    from linli.engine.counts.recounting import rebuild
    from linli.engine.matters.models import Matter, Step
    from linli.ground.base.clock import now
    from linli.work.cases.models import Case

    in_hand, moment, matters = 2 * isqrt(size), now(), []
    for begin in range(0, size, 5_000):
        batch = []
        for n in range(begin, min(size, begin + 5_000)):
            at = moment - timedelta(minutes=n * 4 * 525_600 // size)
            grid = n % 2
            live = n < in_hand
            batch.append(Matter(
                community=q.community, kind="case", number=f"f-{n}", title=f"楼道灯不亮（{n}号）", step="work",
                stage=("raised", "working", "done")[n % 3] if live else "confirmed", outcome="" if live else "confirmed",
                owner=q.posts["worker2" if grid else "worker1"], place=q.buildings[grid], grid=q.grids[grid],
                category="B04", raised_by=q.accounts["resident"].id, raised_at=at, stage_at=at,
                due_at=at + timedelta(days=15), search_tokens=["楼道", "道灯", "不亮"],
            ))  # fmt: skip
        Matter.objects.bulk_create(batch)
        Case.objects.bulk_create(
            Case(community=q.community, matter=m, category="B04", words="晚上看不见。") for m in batch
        )
        Step.objects.bulk_create(
            Step(community=q.community, matter=m, word=word, stage=stage, said="看过了。", at=m.raised_at)
            for m in batch
            for word, stage in (("raise", "raised"), ("work", m.stage))
        )
        matters += [m.id for m in batch[:1]]
    rebuild(q.community)
    return matters


def main() -> int:
    prepare()
    import psycopg

    from bench.served import Served
    from linli.ground.base.scope import cross_community
    from linli.station import paths
    from tests import town

    two = town.build()
    with cross_community("the bench fills two communities"):
        some = [fill(q, size)[0] for q, size in zip(two.both, SIZES, strict=True)]
    host, word = str(paths.socket_folder()), paths.passfile("linli").read_text().strip().rsplit(":", 1)[1]
    with psycopg.connect(host=host, user="linli", password=word, dbname=paths.DATABASE, autocommit=True) as cx:
        cx.execute("vacuum analyze")
    admin = psycopg.connect(host=host, user="linli", password=word, dbname="postgres", autocommit=True)
    ours = Served("linli.wsgi:application", 8298, paths.DATABASE, admin, LINLI_ROLE="linli_app")
    try:
        ours.wait("/healthz")
        return compare(ours, two.both, some)
    finally:
        ours.stop()


def compare(ours, quarters, some) -> int:
    costs = [costs_of(ours, q, id) for q, id in zip(quarters, some, strict=True)]
    print(f"{'page':8} {SIZES[0]:>9} {SIZES[1]:>9} {'ratio':>6}   goal {MOST}")
    for page, small in costs[0].items():
        print(f"{page:8} {small:9.2f} {costs[1][page]:9.2f} {costs[1][page] / small:6.2f}")
    return int(any(costs[1][page] / small > MOST for page, small in costs[0].items()))


def costs_of(ours, q, id) -> dict[str, float]:
    """CPU of each page of one community."""
    from linli.ground.base.ids import uuid7

    number, as_secretary = q.community.number, {"linli_session": session_of(q.accounts["secretary"])}
    as_resident = {"linli_session": session_of(q.accounts["resident"])}
    ours.cookies = dict(as_resident)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', ours.ask("GET", f"/c/{number}/")[2])[1]
    as_resident["linli_csrf"] = ours.cookies["linli_csrf"]

    def get(path):
        def act():
            ours.cookies = dict(as_secretary)
            assert ours.ask("GET", path)[0] == 200, path

        return act

    def report():
        ours.cookies = dict(as_resident)
        facts = {"category": "B04", "words": "楼道灯不亮", "place": q.buildings[0].id, "client_key": uuid7(), "csrfmiddlewaretoken": token}  # fmt: skip
        assert ours.ask("POST", f"/c/{number}/report/", urlencode(facts))[0] == 302

    grids = iter(range(10**9))

    def fresh_today():  # another question each time, so that nothing is kept
        ours.cookies = dict(as_secretary)
        assert ours.ask("GET", f"/today/?grid={next(grids)}")[0] == 200

    acts = {
        "list": get("/cases/"), "over": get("/cases/?tab=over"), "detail": get(f"/cases/{id}/"), "today": get("/today/"),
        "fresh": fresh_today, "report": report,
    }  # fmt: skip
    return {page: ours.cost(act) for page, act in acts.items()}


if __name__ == "__main__":
    sys.exit(main())
