"""The card of 今天 that rights fill: requests and openings with their legal deadline, for whose post they are."""

from linli.engine.matters.kinds import OPEN, kinds
from linli.engine.matters.queries import seen_by, sight_of
from linli.ground.base.clock import now
from linli.ground.base.declare import Desk, Panel, panels
from linli.ground.base.prepared import Prepared
from linli.work.rights.queries import KINDS

MANY = 5
NEAREST = Prepared(
    lambda kinds, stages, **sight: (
        seen_by(**sight)
        .filter(kind__in=kinds, stage__in=stages)
        .order_by("due_at", "id")
        .values_list("id", "kind", "number", "title", "due_at")[:MANY]
    )
)


def deadlines(desk: Desk) -> dict | None:
    """The nearest first. Who has none has no such card."""
    rows = NEAREST.rows(kinds=list(KINDS), stages=[str(stage) for stage in OPEN], **sight_of(desk.actor))
    shown = [
        {"page": kinds[kind].page, "id": id, "number": number, "title": title, "due": due, "late": due < now()}
        for id, kind, number, title, due in rows
    ]
    return {"rows": shown} if shown else None


panels.add(Panel("rights", "rights/panels/deadlines.html", deadlines, order=42))
