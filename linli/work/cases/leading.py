"""Who must solve it: the owner of the thing. Pure; where the thing stands comes in."""

from enum import StrEnum

from linli.work.cases.words import Lead


class Ground(StrEnum):
    """Whose ground the thing stands on."""

    UNKNOWN = "unknown"
    PUBLIC = "public"  # the street
    MANAGED = "managed"  # inside an estate with a property firm
    UNMANAGED = "unmanaged"  # inside an estate without one
    HOME = "home"  # behind somebody's own door


# Only what may belong to one or the other by where it stands: the police stay the police on any ground.
BY_GROUND = (Lead.PROPERTY, Lead.MUNICIPAL, Lead.UTILITY)


def lead_on(lead: str, helpers: str, ground: Ground) -> Lead:
    """The lead of a category where it stands: 马路上归市政, 院里归物业, 没有物业的归社区, 家里归住户自己.

    Only who is named by the category, as lead or helper, can become the lead; of an estate without a firm, the community.
    """
    named = (lead, *helpers.split())
    if lead not in BY_GROUND:
        return Lead(lead)
    if ground == Ground.HOME and Lead.HOUSEHOLD in named:
        return Lead.HOUSEHOLD
    if ground == Ground.PUBLIC and Lead.MUNICIPAL in named:
        return Lead.MUNICIPAL
    if ground in (Ground.MANAGED, Ground.UNMANAGED, Ground.HOME) and lead != Lead.UTILITY and Lead.PROPERTY in named:
        return Lead.COMMUNITY if ground == Ground.UNMANAGED else Lead.PROPERTY
    return Lead(lead)
