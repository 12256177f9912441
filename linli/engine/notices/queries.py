"""The inbox: what is for me in my communities, and what is addressed to who stands outside them."""

from uuid import UUID

from django.db.models import Q

from linli.engine.notices.models import Errand, Notice
from linli.ground.access.actor import Actor
from linli.ground.base.errors import NotThere


def visible_to(actor: Actor):
    """Notices for the account itself or for a post it holds, within its communities."""
    mine = Q(account_id=actor.account) if actor.account else Q(pk=None)
    return Notice.objects.filter(
        mine | Q(post_id__in=actor.posts), community_id__in=actor.communities, addressee_scope=""
    )


def addressed_to(actor: Actor):
    """Notices for the unit whose contact post he holds, or for the region he works for."""
    ours = Q(post_id__in=actor.posts) | Q(addressee_scope__in=actor.regions)
    return Notice.objects.filter(ours, addressee_scope__in=actor.scopes)


def inbox_of(actor: Actor):
    """Newest first."""
    return visible_to(actor).order_by("-at", "-id")


def find_notice(actor: Actor, id: UUID) -> Notice:
    """One that is for this actor, else NotThere."""
    for rows in (visible_to(actor) if actor.communities else None, addressed_to(actor) if actor.scopes else None):
        if rows is not None and (found := rows.filter(id=id).first()):
            return found
    raise NotThere()


def unread_of(actor: Actor) -> int:
    """How many are new; counted to 99."""
    boxes = [visible_to(actor)] if actor.communities else []
    boxes += [addressed_to(actor)] if actor.scopes else []
    return min(99, sum(len(b.filter(read_at=None).order_by().values_list("id")[:99]) for b in boxes))


def errands_for(actor: Actor, community: int):
    """Who must still be told by mouth: all of a community seen whole, else those of his grids."""
    rows = Errand.objects.filter(community_id=community, told_at=None)
    return rows if actor.sees_whole(community) else rows.filter(grid_id__in=actor.grids)
