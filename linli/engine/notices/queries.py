"""The inbox: what is for me in my communities, and what is addressed to who stands outside them."""

from uuid import UUID

from django.db.models import Q

from linli.engine.notices.models import Errand, Notice
from linli.ground.access.actor import Actor
from linli.ground.base.errors import NotThere
from linli.ground.base.prepared import Prepared

MOST = 99
UNREAD = Prepared(
    lambda account, posts, communities: Notice.objects.filter(
        Q(account_id=account) | Q(post_id__in=posts),
        community_id__in=communities,
        addressee_scope="",
        read_at=None,
    ).values_list("id")[:MOST]
)
UNREAD_OUTSIDE = Prepared(
    lambda posts, regions, scopes: Notice.objects.filter(
        Q(post_id__in=posts) | Q(addressee_scope__in=regions), addressee_scope__in=scopes, read_at=None
    ).values_list("id")[:MOST]
)


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
    return min(MOST, unread_within(actor) + unread_outside(actor))


def unread_within(actor: Actor) -> int:
    if not actor.communities or actor.account is None:
        return 0
    return len(UNREAD.rows(account=actor.account, posts=sorted(actor.posts), communities=sorted(actor.communities)))


def unread_outside(actor: Actor) -> int:
    if not actor.scopes:
        return 0
    sight = {"posts": actor.posts, "regions": actor.regions, "scopes": actor.scopes}
    return len(UNREAD_OUTSIDE.rows(**{name: sorted(values) for name, values in sight.items()}))


def errands_for(actor: Actor, community: int):
    """Who must still be told by mouth: all of a community seen whole, else those of his grids."""
    rows = Errand.objects.filter(community_id=community, told_at=None)
    return rows if actor.sees_whole(community) else rows.filter(grid_id__in=actor.grids)
