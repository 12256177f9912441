"""Who looks after public texts. Pure."""

from linli.ground.access.actor import Actor


def may_publish(actor: Actor, community: int) -> bool:
    """Secretary, duty and clerk speak for the community."""
    return actor.sees_whole(community)
