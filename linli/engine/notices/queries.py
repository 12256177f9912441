"""The inbox."""

from django.db.models import Q

from linli.engine.notices.models import Notice
from linli.ground.access.actor import Actor
from linli.ground.base.prepared import Prepared

MOST = 99
UNREAD = Prepared(
    lambda account, posts, communities: Notice.objects.filter(
        Q(account_id=account) | Q(post_id__in=posts), community_id__in=communities, read_at=None
    ).values_list("id")[:MOST]
)


def visible_to(actor: Actor):
    """Notices for the account itself or for a post it holds, within its communities."""
    mine = Q(account_id=actor.account) if actor.account else Q(pk=None)
    return Notice.objects.filter(mine | Q(post_id__in=actor.posts), community_id__in=actor.communities)


def inbox_of(actor: Actor):
    """Newest first."""
    return visible_to(actor).order_by("-at", "-id")


def unread_of(actor: Actor) -> int:
    """How many are new; counted to 99."""
    if not actor.communities:
        return 0
    if actor.account is None:
        return 0
    return len(UNREAD.rows(account=actor.account, posts=sorted(actor.posts), communities=sorted(actor.communities)))
