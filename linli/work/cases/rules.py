"""Who may do what with a case, as sentences. Pure."""

from linli.engine.matters.kinds import Facts, Predicate
from linli.engine.matters.rules import may_know_of, owns_it, sees_the_whole
from linli.ground.access.actor import ADMIN, Actor
from linli.work.cases.words import NEVER_PUBLIC


@Predicate
def answers_for_the_grid(actor: Actor, facts: Facts) -> bool:
    """支部委员包网格: the committee member of the grid steps in where his grid worker cannot."""
    return any(s.kind == "grid_owner" and s.place is not None and s.place == facts.grid for s in actor.seats)


works_on_it = owns_it | ((sees_the_whole | answers_for_the_grid) & may_know_of)


@Predicate
def nobody(actor: Actor, facts: Facts) -> bool:
    """Not by hand: another action writes this step."""
    return False


def may_report(actor: Actor, community: int) -> bool:
    """Residents of the community, and who works for it."""
    belongs = bool(actor.persons) or may_report_for_others(actor, community)
    return actor.account is not None and community in actor.communities and belongs


def may_report_for_others(actor: Actor, community: int) -> bool:
    """Who works for the community writes down what somebody told him."""
    return any(s.community == community and s.kind not in ADMIN for s in actor.seats)


def may_report_by_slip(actor: Actor, community: int) -> bool:
    """Anybody who came to this community's own address, without saying who he is."""
    return community in actor.communities


def may_be_public(category: str, restricted: bool) -> bool:
    """Quarrels between neighbours, households in need and what only named posts may see are nobody else's business."""
    return not restricted and not category.startswith(NEVER_PUBLIC)
