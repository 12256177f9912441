"""Who may do what with a request, as sentences. Pure."""

from linli.engine.matters.kinds import Facts, Predicate
from linli.engine.matters.rules import owns_it, raised_it
from linli.ground.access.actor import Actor

answers_it = owns_it & ~raised_it  # nobody grants what he asked for himself


@Predicate
def nobody(actor: Actor, facts: Facts) -> bool:
    """Not by hand: another action writes this step."""
    return False


def works_with_people(actor: Actor, community: int) -> bool:
    """Holds a post of this community that has to do with residents; administrators see no person."""
    return actor.is_staff and actor.seat_in(community) is not None
