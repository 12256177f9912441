"""The floor: bare Django, no ORM, no middleware, no session, no template; one statement or two, HTML by join.

Nobody is faster here. It has tables of its own with the same 10,000 reports (`load`), and is served like Linli.
"""

import os
from datetime import UTC, datetime
from html import escape

HEAD = "<!doctype html><meta charset=utf-8><title>floor</title>"
NAMES = """ from report r join category c on c.id = r.category_id join grid g on g.id = r.grid_id
 left join staff p on p.id = r.assignee_id """
LIST = f"select r.id, r.title, c.name, g.name, r.status, r.priority, p.name, r.created {NAMES} where r.category_id = %s and r.status in ('new', 'assigned') order by r.created desc limit 25"
LIST_N = "select count(*) from report where category_id = %s and status in ('new', 'assigned')"
DETAIL = (
    f"select r.id, r.title, r.body, c.name, g.name, r.status, r.priority, p.name, r.created {NAMES} where r.id = %s"
)
EVENTS = "select p.name, e.kind, e.body, e.old, e.new, e.created from event e join staff p on p.id = e.author_id where e.report_id = %s order by e.created"
MONTHS = "select category_id, date_trunc('month', created)::date, count(*) from report group by 1, 2 order by 1, 2"
STATUS = "select grid_id, status, count(*) from report group by 1, 2 order by 1, 2"
SEARCH = f"select r.id, r.title, c.name, g.name, r.status, r.priority, p.name, r.created {NAMES} where (r.title || ' ' || r.body) like %s order by r.created desc limit 25"
SEARCH_N = "select count(*) from report r where (r.title || ' ' || r.body) like %s"
INSERT = "insert into report(title, body, category_id, grid_id, status, priority, reporter_id, created, updated) values (%s, %s, %s, %s, 'new', %s, 1, now(), now()) returning id"
INSERT_EVENT = "insert into event(report_id, author_id, kind, body, old, new, created) values (%s, 1, 'create', '', '', 'new', now())"
SCHEMA = """
create extension if not exists pg_trgm;
create table category(id integer primary key, name text not null); create table grid(id integer primary key, name text not null);
create table staff(id integer primary key, name text not null);
create table report(id serial primary key, title text not null, body text not null, category_id integer not null references category,
  grid_id integer not null references grid, status text not null, priority integer not null, reporter_id integer not null,
  assignee_id integer references staff, created timestamptz not null, updated timestamptz not null);
create table event(id serial primary key, report_id integer not null references report, author_id integer not null references staff,
  kind text not null, body text not null, old text not null, new text not null, created timestamptz not null)"""
INDEXES = """
create index report_filter on report(category_id, status, created desc); create index report_created on report(created desc);
create index event_report on event(report_id, created);
create index report_trgm on report using gin ((title || ' ' || body) gin_trgm_ops)"""


def load(cx, reports, categories):
    """The neutral tables with these reports, on a connection that may make tables."""
    cx.execute(SCHEMA)
    with cx.cursor() as cursor:
        cursor.executemany("insert into category values (%s, %s)", list(enumerate(categories)))
        cursor.executemany("insert into grid values (%s, %s)", [(n, f"网格{n + 1}") for n in range(6)])
        cursor.executemany("insert into staff values (%s, %s)", [(n, f"staff{n}") for n in range(20)])
        with cursor.copy(
            "copy report (id, title, body, category_id, grid_id, status, priority, reporter_id, assignee_id, created, updated) from stdin"
        ) as out:
            for r in reports:
                out.write_row(
                    (r["id"], r["title"], r["body"], r["category"], r["grid"], r["status"], r["priority"], r["reporter"], r["assignee"], _at(r["created"]), _at(r["events"][-1]["ts"]))
                )  # fmt: skip
        with cursor.copy("copy event (report_id, author_id, kind, body, old, new, created) from stdin") as out:
            for r in reports:
                for e in r["events"]:
                    out.write_row((r["id"], e["author"], e["kind"], e["body"], e["old"], e["new"], _at(e["ts"])))
        cursor.execute("select setval('report_id_seq', (select max(id) from report))")
    cx.execute(INDEXES)
    cx.execute("analyze")


def _at(seconds):
    return datetime.fromtimestamp(seconds, UTC)


def make_app():
    """The application, for granian: settings by environment."""
    from django.conf import settings

    host, user, password, name = os.environ["BARE_DB"].split("|")
    settings.configure(
        SECRET_KEY="x", DEBUG=False, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, MIDDLEWARE=[], LOGGING_CONFIG=None,
        DATABASES={"default": {"ENGINE": "django.db.backends.postgresql", "HOST": host, "USER": user, "PASSWORD": password, "NAME": name, "CONN_MAX_AGE": None}},
    )  # fmt: skip
    import django

    django.setup()
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def rows(sql, args=()):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(sql, args)
        return cursor.fetchall()


def table(found):
    return "<table>" + "".join("<tr>" + "".join(f"<td>{escape(str(v))}" for v in row) for row in found) + "</table>"


def answer(*parts):
    from django.http import HttpResponse

    return HttpResponse(HEAD + "".join(parts))


def listing(request):
    n = int(request.GET["category"])
    return answer(f"<p>{rows(LIST_N, [n])[0][0]}</p>", table(rows(LIST, [n])))


def detail(request, key):
    return answer(table(rows(DETAIL, [key])), table(rows(EVENTS, [key])))


def dashboard(request):
    return answer(table(rows(MONTHS)), table(rows(STATUS)))


def search(request):
    text = f"%{request.GET['q']}%"
    return answer(f"<p>{rows(SEARCH_N, [text])[0][0]}</p>", table(rows(SEARCH, [text])))


def create(request):
    from django.db import transaction
    from django.http import HttpResponseRedirect

    p = request.POST
    with transaction.atomic():
        key = rows(INSERT, [p["title"], p["body"], int(p["category"]), int(p["grid"]), int(p["priority"])])[0][0]
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(INSERT_EVENT, [key])
    return HttpResponseRedirect(f"/r/{key}")


def __getattr__(name):
    if name == "urlpatterns":
        from django.urls import path

        return [path("list", listing), path("r/<int:key>", detail), path("dashboard", dashboard), path("search", search), path("create", create)]  # fmt: skip
    if name == "app":
        globals()["app"] = made = make_app()
        return made
    raise AttributeError(name)
