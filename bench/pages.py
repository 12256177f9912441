"""CPU of our pages against the floor, both served by granian over HTTP, with the same 10,000 reports, in one run.

LINLI_DATA=$(mktemp -d /tmp/linli-bench-XXXX) python -m bench.pages
"""

import os
import re
import sys
from datetime import UTC, datetime
from urllib.parse import urlencode

GOALS = {"list": 6, "detail": 7, "create": 6, "dashboard": 1, "search": 1}
CODES = ("E01", "A02", "B01", "B02", "B04", "G01", "D01", "F01", "D05", "G04")
STAGES = {"new": "raised", "assigned": "working", "resolved": "done", "closed": "confirmed"}


def prepare():
    """A database of our own with tables and static files, as the station would make it."""
    from linli.station import postgres, prepare

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "linli.settings.demo")
    os.environ["LINLI_ROLE"] = "linli_owner"
    os.environ["LINLI_LIMITS"] = "off"  # it measures pages, more of them than a neighbour ever opens
    postgres.ensure()
    import django

    django.setup()
    prepare.main()
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def fill(q, reports):
    """The same reports as matters, each with its trail, spread over the grids; what was counted is counted."""
    from linli.engine.counts.recounting import rebuild
    from linli.engine.matters.models import Matter, Step
    from linli.engine.matters.searching import tokens_of
    from linli.work.cases.models import Case

    matters, steps, cases = [], [], []
    for r in reports:
        at, last = moment(r["created"]), moment(r["events"][-1]["ts"])
        post, grid = (q.posts["worker1"], q.grids[0]) if r["grid"] % 2 else (q.posts["worker2"], q.grids[1])
        stage = STAGES[r["status"]]
        matter = Matter(
            community=q.community, kind="case", number=f"b-{r['id']}", title=r["title"], stage=stage, step="work",
            owner=post, place=q.buildings[r["grid"] % 2], grid=grid, category=CODES[r["category"]],
            raised_by=q.accounts["resident"].id, raised_at=at, due_at=at.replace(year=at.year + 1), stage_at=last,
            outcome="confirmed" if stage == "confirmed" else "", search_tokens=tokens_of(r["title"], r["body"]),
        )  # fmt: skip
        matters.append(matter)
        cases.append(Case(community=q.community, matter=matter, category=matter.category, words=r["body"]))
        steps.append(Step(community=q.community, matter=matter, word="raise", stage="raised", said=r["body"], at=at))
        for e in r["events"]:
            here = stage if e is r["events"][-1] else "raised"
            steps.append(
                Step(community=q.community, matter=matter, word="work", stage=here, said=e["body"], at=moment(e["ts"]))
            )
    for model, rows in ((Matter, matters), (Case, cases), (Step, steps)):
        model.objects.bulk_create(rows, batch_size=2000)
    rebuild(q.community)
    return matters


def moment(seconds):
    return datetime.fromtimestamp(seconds, UTC)


def session_of(account) -> str:
    """A signed-in session, as the sign-in page would make it."""
    from django.test import Client

    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["linli_session"].value


def main():
    prepare()
    import psycopg

    from bench import bare, gen_reports
    from bench.served import Served
    from linli.ground.base.ids import uuid7
    from linli.ground.base.scope import cross_community
    from linli.station import paths
    from tests import town

    reports = list(gen_reports.reports())
    host, word = str(paths.socket_folder()), paths.passfile("linli").read_text().strip().rsplit(":", 1)[1]
    admin = psycopg.connect(host=host, user="linli", password=word, dbname="postgres", autocommit=True)
    admin.execute("create database bare")
    with psycopg.connect(host=host, user="linli", password=word, dbname="bare") as cx:
        bare.load(cx, reports, gen_reports.CATEGORIES)
    q = town.build().first
    with cross_community("the bench fills its community"):
        matters = fill(q, reports)
    admin.execute("vacuum analyze")
    with psycopg.connect(host=host, user="linli", password=word, dbname=paths.DATABASE, autocommit=True) as cx:
        cx.execute("vacuum analyze")
    floor = Served("bench.bare:app", 8296, "bare", admin, BARE_DB="|".join((host, "linli", word, "bare")))
    ours = Served("linli.wsgi:application", 8297, paths.DATABASE, admin, LINLI_ROLE="linli_app")
    try:
        floor.wait("/r/1"), ours.wait("/healthz")
        compare(floor, ours, q, matters, uuid7)
    finally:
        floor.stop(), ours.stop()


def compare(floor, ours, q, matters, new_key):
    secretary, resident = session_of(q.accounts["secretary"]), session_of(q.accounts["resident"])
    ours.cookies = {"linli_session": resident}
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', ours.ask("GET", "/c/1/")[2])[1]
    csrf = ours.cookies["linli_csrf"]
    body = {"title": "东门停车占用", "body": "今天上午发现东门停车问题。" * 5, "category": 1, "grid": 1, "priority": 3}
    some = matters[5000].id

    def get(server, path, **cookies):
        def act():
            server.cookies = dict(cookies)
            status, _to, _text = server.ask("GET", path)
            assert status == 200, (path, status)

        return act

    def report():
        ours.cookies = {"linli_session": resident, "linli_csrf": csrf}
        facts = {
            "category": "E01", "words": body["body"], "place": q.buildings[0].id, "client_key": new_key(),
            "csrfmiddlewaretoken": token,
        }  # fmt: skip
        status, to, _text = ours.ask("POST", "/c/1/report/", urlencode(facts))
        assert status == 302 and "/cases/" in to, (status, to)

    def insert():
        assert floor.ask("POST", "/create", urlencode(body))[0] == 302

    as_secretary = {"linli_session": secretary}
    lift = urlencode({"q": "电梯"})
    pairs = {
        "list": (get(floor, "/list?category=1"), get(ours, "/cases/", **as_secretary)),
        "detail": (get(floor, "/r/5000"), get(ours, f"/cases/{some}/", **as_secretary)),
        "dashboard": (get(floor, "/dashboard"), get(ours, "/today/", **as_secretary)),
        "search": (get(floor, f"/search?{lift}"), get(ours, f"/find/?{lift}", **as_secretary)),
        "create": (insert, report),
    }
    print(f"{'page':10} {'floor ms':>9} {'Linli ms':>9} {'ratio':>6} {'goal':>5}")
    for name, (low, high) in pairs.items():
        a, b = floor.cost(low), ours.cost(high)
        print(f"{name:10} {a:9.2f} {b:9.2f} {b / a:6.1f} {GOALS[name]:5}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
