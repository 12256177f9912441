"""The cards of 今天 that cases fill: what is late or due, what waits and for whom, 12345, the month, the year."""

from datetime import timedelta

from django.utils.translation import gettext as _

from linli.engine.counts.queries import totals
from linli.engine.matters.kinds import OPEN, WAIT_TITLES, Stage, WaitsFor
from linli.engine.matters.models import Part
from linli.engine.matters.queries import seen_by, sight_of
from linli.ground.base.clock import end_of, now, today
from linli.ground.base.declare import Desk, Panel, panels
from linli.ground.base.prepared import Prepared
from linli.ground.posts.queries import posts_and_holders
from linli.work.cases.comparing import DEFINITION, compare_complaints
from linli.work.cases.hand import KIND, Hand, hand_of
from linli.work.cases.lines import COLUMNS, line_of
from linli.work.cases.models import Outside

MANY, BESIDE_MAP, FEW = 6, 7, 5
MONTH = ("matters.raised", "matters.done", "matters.confirmed", "matters.ended")


def _lines(by, most):
    return Prepared(
        lambda stages, **sight: (
            seen_by(**sight).filter(kind=KIND, stage__in=stages).order_by(by, "id").values_list(*COLUMNS)[:most]
        )
    )


BY_DUE, BY_STAGE = _lines("due_at", BESIDE_MAP), _lines("stage_at", MANY)
HELPERS = Prepared(
    lambda community, near, **sight: (
        Part.objects.filter(community_id=community, state__in=("asked", "accepted"), due_at__lt=near)
        .filter(matter_id__in=seen_by(**sight).filter(community_id=community).order_by().values("id"))
        .order_by("due_at", "id")
        .values_list("matter_id", "addressee_name", "words", "due_at", "state")[:MANY]
    )
)
ORDERS = Prepared(
    lambda community, stages, **sight: (
        Outside.objects.filter(community_id=community, answered_at=None)
        .filter(matter_id__in=seen_by(**sight).filter(community_id=community, stage__in=stages).values("id"))
        .order_by("due_at", "id")
        .values_list("matter_id", "number", "due_at", "matter__title")[:99]
    )
)


def hand(desk: Desk) -> Hand:
    """What is in hand, counted once for the greeting, the map and the cards."""
    return desk.once("hand", lambda: hand_of(desk.actor))


def held(desk: Desk):
    """The community's posts and who holds them, read once."""
    return desk.once("held", lambda: posts_and_holders(desk.community.id))


def lines(desk: Desk, question: Prepared, *stages: str) -> list[dict]:
    rows = question.rows(stages=[str(stage) for stage in stages], **sight_of(desk.actor))
    return [line_of(dict(zip(COLUMNS, row, strict=True))) for row in rows]


def due(desk: Desk) -> dict:
    """Accepted and open, the nearest promise first; what is late stands on top by itself."""
    return {"rows": lines(desk, BY_DUE, Stage.OWNED, Stage.WORKING)}


def waiting(desk: Desk) -> dict:
    """Raised and not yet accepted, of all that the actor looks after."""
    return {"rows": lines(desk, BY_DUE, Stage.RAISED)[:MANY]}


def done(desk: Desk) -> dict:
    """Done, and the neighbour has not yet said whether it is good."""
    return {"rows": lines(desk, BY_STAGE, Stage.DONE)}


def whom(desk: Desk) -> dict | None:
    """等谁: by post, the late ones first; by unit; by what else it waits for. Only where one sees them all."""
    if not desk.is_whole:
        return None
    titles = {h.post.id: (h.post.title, "、".join(h.names)) for h in held(desk)}
    cells = hand(desk)
    late, open_ = cells.by(lambda c: c.owner, lambda c: c.late), cells.by(lambda c: c.owner, lambda c: c.open)
    posts = [
        {"id": id, "title": titles[id][0], "names": titles[id][1], "n": n, "late": late[id]}
        for id, n in sorted(open_.items(), key=lambda pair: (-late[pair[0]], -pair[1], str(pair[0])))
        if id in titles
    ]
    waits = cells.by(lambda c: c.waits_for, lambda c: c.open and c.waits_for)
    return {
        "posts": posts[:FEW],
        "waits": [{"word": word, "title": _(WAIT_TITLES[WaitsFor(word)]), "n": n} for word, n in waits.most_common()],
        "raiser": cells.stage(Stage.DONE),
    }


def helpers(desk: Desk) -> dict:
    """Open parts of matters one sees, due within two days."""
    community = desk.community.id
    rows = HELPERS.rows(community=community, near=end_of(today() + timedelta(days=1)), **sight_of(desk.actor))
    return {"rows": [_part(row) for row in rows]}


def _part(row) -> dict:
    matter, name, words, due_at, state = row
    return {
        "matter": matter, "name": name, "words": words, "due": due_at, "late": due_at < now(),
        "state": Part.State(state).label,
    }  # fmt: skip


def hotline(desk: Desk) -> dict | None:
    """12345 and other systems: what must still be answered there, the nearest deadline first."""
    if not desk.is_whole:
        return None
    stages = [str(stage) for stage in (*OPEN, Stage.DONE)]
    rows = ORDERS.rows(community=desk.community.id, stages=stages, **sight_of(desk.actor))
    shown = [{"id": id, "number": number, "due": due_at, "title": title, "late": _gone(due_at)} for id, number, due_at, title in rows]  # fmt: skip
    return {"rows": shown[:FEW], "n": len(shown), "late": sum(row["late"] for row in shown)}


def _gone(moment) -> bool:
    return moment is not None and moment < now()


def month(desk: Desk) -> dict | None:
    """What came in and what was settled since the first of the month, from the counts."""
    if not desk.is_whole:
        return None
    day = today()
    found = totals(desk.community.id, MONTH, since=day.replace(day=1), to=day)
    return {word.split(".")[1]: found[word] for word in MONTH} | {"since": day.replace(day=1), "until": day}


def complaints(desk: Desk) -> dict | None:
    """Complaints of this year against last, per 100 households. Nothing to compare with: not shown."""
    if not desk.is_whole:
        return None
    years = compare_complaints(desk.community.id, day=today())
    if not (years.last or years.this) or not years.households:
        return None
    return {
        "rows": [
            {"word": _("%(n)s月") % {"n": m}, "last": years.per_hundred(a), "this": years.per_hundred(b)}
            for m, a, b in years.months
        ],
        "last": years.per_hundred(years.last), "this": years.per_hundred(years.this), "change": years.change,
        "definition": _(DEFINITION), "until": years.months[-1][0], "year": years.year,
    }  # fmt: skip


for panel in (
    Panel("due", "cases/panels/due.html", due, order=20),
    Panel("waiting", "cases/panels/waiting.html", waiting, order=30),
    Panel("done", "cases/panels/done.html", done, order=31),
    Panel("whom", "cases/panels/whom.html", whom, order=40),
    Panel("helpers", "cases/panels/helpers.html", helpers, order=32),
    Panel("hotline", "cases/panels/hotline.html", hotline, order=41),
    Panel("complaints", "cases/panels/complaints.html", complaints, order=60, wide=8),
    Panel("month", "cases/panels/month.html", month, order=70, wide=12),
):  # fmt: skip
    panels.add(panel)
