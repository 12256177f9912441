"""The last word: the raiser's, a second person's where he cannot be asked, and what happens when it does not come."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.handing import who_decides
from linli.engine.matters.actions.working import lock, step_before, take_step
from linli.engine.matters.kinds import kinds
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor, the_clock
from linli.ground.base.errors import Refused

MOST_REOPENED = 2  # by a word of the raiser; then the secretary decides anew


def confirm(matter: Matter, word: str, *, actor: Actor, said: str = "", client_key: UUID | None = None) -> Step:
    """The raiser says it is good."""
    return take_step(matter, word, actor=actor, said=said, client_key=client_key)


def send_back(matter: Matter, word: str, *, actor: Actor, said: str, due_at, client_key: UUID | None = None) -> Step:
    """Not good yet: the same owner works on, with a new due time; how often it came back is counted."""
    return take_step(
        matter, word, actor=actor, said=said, client_key=client_key, due_at=due_at, own_due_at=None,
        sent_back=matter.sent_back + 1,
    )  # fmt: skip


def verify(
    matter: Matter, *, actor: Actor, good: bool, said: str, due_at: datetime, client_key: UUID | None = None
) -> Step:
    """Somebody else than who mended it went to see: good, or not yet. For matters whose raiser cannot be asked."""
    if actor.account in who_mended(matter):
        raise Refused(_("这件事是您办的，请另一个人去看一眼。"))
    if good:
        return take_step(matter, "verify", actor=actor, said=said, client_key=client_key)
    return send_back(matter, "not_yet", actor=actor, said=said, due_at=due_at, client_key=client_key)


def who_mended(matter: Matter) -> frozenset[int]:
    """The accounts that ever called it done."""
    word = kinds[matter.kind].parts_done
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter, word=word)
    return frozenset(steps.exclude(account_id=None).values_list("account_id", flat=True))


def reopen(matter: Matter, *, actor: Actor, said: str, due_at: datetime, client_key: UUID | None = None) -> Step:
    """The raiser says it is not good after all: it goes on at its post. After the second time the secretary decides."""
    matter = lock(matter)
    if client_key and (known := step_before(matter, client_key)):
        return known
    changes = {"due_at": due_at, "own_due_at": None, "reopened": matter.reopened + 1}
    word = "reopen"
    if matter.reopened >= MOST_REOPENED:
        why = _("打开过 %(times)d 次了，这一次请书记看怎么办") % {"times": matter.reopened}
        word, changes = "appeal", changes | {"owner": who_decides(matter), "owner_why": why}
    return take_step(matter, word, actor=actor, said=said, client_key=client_key, **changes)


def close_unanswered(matter: Matter) -> Step:
    """Close a matter whose raiser did not answer in time. Counted apart: silence is not satisfaction."""
    return take_step(matter, kinds[matter.kind].closed_by, actor=the_clock(matter.community_id))
