"""Ask who raised it, and his answer. A question is written down where he reads it; the answer reaches the owner."""

from datetime import datetime
from uuid import UUID

from linli.engine.matters.actions.working import lock, step_before, take_step
from linli.engine.matters.kinds import WaitsFor
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now


def ask_raiser(
    matter: Matter, *, actor: Actor, said: str, until: datetime | None = None, client_key: UUID | None = None
) -> Step:
    """A question to who raised it. Its clocks run on; with `until` they stand until he answers, at most until then."""
    matter = lock(matter)
    if client_key and (known := step_before(matter, client_key)):
        return known
    changes = {"waits_for": WaitsFor.RAISER}
    if until and not matter.is_paused:
        changes |= {"paused_at": now(), "paused_until": until, "next_look": min(matter.next_look or until, until)}
    return take_step(matter, "question", actor=actor, said=said, client_key=client_key, **changes)


def reply(matter: Matter, *, actor: Actor, said: str, client_key: UUID | None = None) -> Step:
    """Who raised it says something: the owner hears of it, also when it is closed. Clocks that stood for him go on."""
    matter = lock(matter)
    if client_key and (known := step_before(matter, client_key)):
        return known
    waited = matter.waits_for == WaitsFor.RAISER and not matter.is_paused
    changes = {"waits_for": ""} if waited else {}
    return take_step(matter, "reply", actor=actor, said=said, client_key=client_key, **changes)
