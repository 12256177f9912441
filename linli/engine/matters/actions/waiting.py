"""Whom a matter waits for, and whether its clocks stand meanwhile. One place, so that asking and pausing agree."""

from datetime import datetime

from linli.engine.matters.kinds import WaitsFor
from linli.engine.matters.models import Matter
from linli.ground.base.clock import now


def begin_to_wait(waits_for: WaitsFor, *, until: datetime | None = None) -> dict:
    """The columns to write: it waits for somebody; with `until` its clocks stand, and go on by themselves then."""
    if until is None:
        return {"waits_for": waits_for}
    return {"waits_for": waits_for, "paused_at": now(), "paused_until": until}


def go_on(matter: Matter) -> dict:
    """The columns to write when it waits no more: what was promised moves by the time its clocks stood."""
    waits = {"waits_for": "", "paused_at": None, "paused_until": None}
    if matter.paused_at is None:
        return waits
    stood = now() - matter.paused_at
    promised = ("due_at", "acknowledge_by", "answer_by")
    return waits | {name: value + stood for name in promised if (value := getattr(matter, name))}
