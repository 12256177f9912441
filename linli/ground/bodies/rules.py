"""Who keeps the list of organisations. Pure."""

from linli.ground.access.actor import Actor


def may_see_bodies(actor: Actor) -> bool:
    """Whoever works here knows whom one may ask."""
    return actor.is_staff


def may_change_bodies(actor: Actor, community: int) -> bool:
    """Who looks after the whole community."""
    return actor.sees_whole(community)
