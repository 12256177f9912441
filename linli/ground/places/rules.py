"""Who changes the tree, who draws grids. Pure."""

from linli.ground.access.actor import Actor


def may_see_places(actor: Actor) -> bool:
    """Places hold nothing personal: whoever works here sees them."""
    return actor.is_staff


def may_change_places(actor: Actor, community: int) -> bool:
    """Add, rename and close places: who looks after the whole community."""
    return actor.sees_whole(community)


def may_draw_grids(actor: Actor, community: int) -> bool:
    """Grids say who answers for whom: the secretary draws them."""
    return any(s.kind == "secretary" and s.community == community for s in actor.seats)
