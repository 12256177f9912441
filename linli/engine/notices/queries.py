"""The inbox."""

from django.db.models import Q

from linli.engine.notices.models import Notice
from linli.ground.access.actor import Actor


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
    return len(visible_to(actor).filter(read_at=None).order_by().values_list("id")[:99])
