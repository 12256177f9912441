"""The raiser's last word, and what happens when it does not come."""

from uuid import UUID

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import kinds
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor, the_clock


def confirm(matter: Matter, word: str, *, actor: Actor, said: str = "", client_key: UUID | None = None) -> Step:
    """The raiser says it is good."""
    return take_step(matter, word, actor=actor, said=said, client_key=client_key)


def send_back(matter: Matter, word: str, *, actor: Actor, said: str, due_at, client_key: UUID | None = None) -> Step:
    """Not good yet: the same owner works on, with a new due time; how often it came back is counted."""
    return take_step(
        matter, word, actor=actor, said=said, client_key=client_key, due_at=due_at, sent_back=matter.sent_back + 1
    )


def close_unanswered(matter: Matter) -> Step:
    """Close a matter whose raiser did not answer in time. Counted apart: silence is not satisfaction."""
    return take_step(matter, kinds[matter.kind].closed_by, actor=the_clock(matter.community_id))
