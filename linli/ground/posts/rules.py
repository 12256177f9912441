"""Who may give which post (三员分立). Pure.

The system administrator opens accounts and gives no right. The security administrator gives every post but the three
administrators' own; those the secretary gives. So nobody lets a person in alone, and nobody raises himself.
"""

from linli.ground.access.actor import Actor
from linli.ground.posts.words import ADMIN_KINDS, PostKind


def may_see_posts(actor: Actor) -> bool:
    """Who works here knows who holds what."""
    return actor.is_staff or actor.is_admin


def may_give(actor: Actor, community: int, kind: str) -> bool:
    """Appoint to a post of this kind, and end it."""
    seats = {s.kind for s in actor.seats if s.community == community}
    if kind in ADMIN_KINDS:
        return PostKind.SECRETARY in seats
    if kind == PostKind.SECRETARY:
        return PostKind.SECURITY_ADMIN in seats
    return bool(seats & {PostKind.SECRETARY, PostKind.SECURITY_ADMIN})


def may_shape(actor: Actor, community: int) -> bool:
    """Make posts, rename them, close them."""
    return may_give(actor, community, PostKind.CLERK)


def clash(kinds: set[str], kind: str) -> bool:
    """Whether somebody with posts of these kinds may not take one of this: an administrator's post stands alone."""
    return bool((kinds | {kind}) & ADMIN_KINDS) and bool(kinds - {kind})
