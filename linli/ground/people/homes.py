"""Where somebody lives now, for himself: the one reading of the register that is not a reading of another."""

from uuid import UUID

from linli.ground.people.models import Membership, Spell
from linli.ground.places.models import STEP, Place

BUILDING_DEPTH = 2 * STEP  # estate, building


def own_building(community: int, persons: frozenset[UUID]) -> Place | None:
    """The building of the first current household of these persons; None for who is not in the register."""
    if not persons:
        return None
    households = Membership.objects.filter(community_id=community, person_id__in=persons, valid_to=None)
    spell = (
        Spell.objects.filter(community_id=community, valid_to=None, household_id__in=households.values("household_id"))
        .select_related("dwelling")
        .order_by("valid_from", "id")
        .first()
    )
    if spell is None:
        return None
    path = spell.dwelling.path[:BUILDING_DEPTH]
    return Place.objects.filter(community_id=community, path=path).first()
