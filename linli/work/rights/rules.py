"""Who may do what with a request, as sentences. Pure."""

from linli.engine.matters.kinds import Facts, Predicate
from linli.engine.matters.rules import owns_it, raised_it
from linli.ground.access.actor import Actor, Seat

answers_it = owns_it & ~raised_it  # nobody grants what he asked for himself


@Predicate
def nobody(actor: Actor, facts: Facts) -> bool:
    """Not by hand: another action writes this step."""
    return False


def has_to_do_with_people(seat: Seat) -> bool:
    """A post of a community; administrators keep the locks and see no person."""
    return seat.community is not None and not seat.kind.endswith("_admin")


def works_with_people(actor: Actor, community: int | None = None) -> bool:
    """Holds such a post here, or anywhere where no community is named."""
    return any(has_to_do_with_people(s) and community in (None, s.community) for s in actor.seats)
