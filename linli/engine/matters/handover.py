"""What a post has in hand, for whoever takes it over, and how it is handed on before the post is closed."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.handing import hand_to
from linli.engine.matters.kinds import DONE
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import visible_to
from linli.ground.access.actor import Actor
from linli.ground.base.clock import day_of
from linli.ground.base.errors import Refused
from linli.ground.base.words import N_
from linli.ground.posts.handover import OnLeave, on_leave

ASKED = (Part.State.ASKED, Part.State.ACCEPTED)


def _owned(community: int, post: UUID):
    return Matter.objects.filter(community_id=community, owner_id=post)


def count_open(community: int, post: UUID) -> int:
    return _owned(community, post).open().count()


def open_lines(actor: Actor, community: int, post: UUID) -> list[str]:
    """Number, title and day of what the actor may know of. What he may not, is only in the count."""
    rows = visible_to(actor).filter(community_id=community, owner_id=post).open().order_by("due_at", "id")
    return [_("%(number)s %(title)s，%(day)s前") % _told(m) for m in rows[:200]]


def _told(matter) -> dict:
    return {"number": matter.number, "title": matter.title, "day": f"{day_of(matter.due_at):%m-%d}"}


def hand_open(actor: Actor, community: int, post: UUID, heir: UUID, why: str) -> None:
    """Every open matter to the heir, each with its step, as if handed one by one."""
    matters = list(visible_to(actor).filter(community_id=community, owner_id=post).open().order_by("due_at", "id"))
    if len(matters) != count_open(community, post):
        raise Refused(_("有的事不归您看，请书记来转。"))
    for matter in matters:
        hand_to(matter, heir, actor=actor, why=why)


def count_waiting(community: int, post: UUID) -> int:
    return _owned(community, post).filter(stage=DONE).count()


def count_parts(community: int, post: UUID) -> int:
    return Part.objects.filter(community_id=community, addressee_post=post, state__in=ASKED).count()


def _nothing(actor: Actor, community: int, post: UUID) -> list[str]:
    return []


def _stays(actor: Actor, community: int, post: UUID, heir: UUID, why: str) -> None:
    """Waits for somebody outside: it comes to its end with this post."""


on_leave.add(OnLeave("matters.open", N_("要办的事"), count_open, open_lines, hand_open))
on_leave.add(OnLeave("matters.waiting", N_("办好了在等居民回话的事"), count_waiting, _nothing, _stays))
on_leave.add(OnLeave("matters.parts", N_("别人请它办的事"), count_parts, _nothing, _stays))
