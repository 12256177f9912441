"""我也遇到: follow a matter instead of raising it again, and stop following."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.engine.matters.kinds import LIVE
from linli.engine.matters.models import Follow, Matter, Slip
from linli.engine.matters.rules import raised_it
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused, Stale

WORDS = 200


def follow_matter(matter: Matter, *, actor: Actor, words: str = "", slip: Slip | None = None) -> Follow:
    """He hears how it goes on; its post hears that one more has the same trouble. Twice is once.

    His words are for staff alone. The caller has checked that the matter may be known to him at all.
    """
    check_may_follow(matter, actor)
    if known := follow_of(matter, actor=actor, slip=slip):
        return known
    who = {"slip": slip} if slip else {"account_id": actor.account}
    try:
        with transaction.atomic():
            follow = Follow.objects.create(
                community_id=matter.community_id, matter=matter, why=Follow.Why.JOINED,
                words=" ".join(words.split())[:WORDS], at=now(), **who,
            )  # fmt: skip
    except IntegrityError:  # a double tap
        return follow_of(matter, actor=actor, slip=slip)
    tell(
        matter.community_id, "matter_joined", post=matter.owner_id, subject=matter.id, number=matter.number,
        title=matter.title,
    )  # fmt: skip
    return follow


def check_may_follow(matter: Matter, actor: Actor) -> None:
    if raised_it(actor, matter.facts()):
        raise Invalid(_("这件事就是您报的，办到哪一步都会告诉您。"))
    if matter.restricted:
        raise Refused(_("这件事只限专人看。"))
    if matter.stage not in LIVE or matter.merged_into_id:
        raise Stale(_("这件事已经结束了。还有同样的事，请再说一次。"))


def follow_of(matter: Matter, *, actor: Actor, slip: Slip | None = None) -> Follow | None:
    """This one's own following of the matter, if he has not stopped."""
    mine = Follow.objects.filter(community_id=matter.community_id, matter=matter, ended_at=None)
    if slip:
        return mine.filter(slip=slip).first()
    return mine.filter(account_id=actor.account).first() if actor.account else None


def stop_following(matter: Matter, *, actor: Actor, slip: Slip | None = None) -> None:
    """He hears no more of it."""
    follow = follow_of(matter, actor=actor, slip=slip)
    if follow is None:
        raise Stale(_("您现在没有关注这件事。"))
    Follow.objects.filter(community_id=matter.community_id, id=follow.id).update(ended_at=now())


def followed_by(actor: Actor, community: int):
    """What this account follows here, the latest first."""
    mine = Follow.objects.filter(community_id=community, account_id=actor.account, ended_at=None)
    return mine.order_by("-at", "-id") if actor.account else mine.none()


def joined_by_slip(slip: Slip) -> Follow | None:
    """Whether this paper is a follower's: then it opens what a follower sees, not what the raiser does."""
    rows = Follow.objects.filter(community_id=slip.community_id, slip=slip, why=Follow.Why.JOINED)
    return rows.first()


def followers_of(matter: Matter) -> list[Follow]:
    """Who has the same trouble, in order; for staff."""
    rows = Follow.objects.filter(community_id=matter.community_id, matter=matter, ended_at=None)
    return list(rows.order_by("at", "id"))
