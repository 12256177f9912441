"""What is open at a household, for its page: matters of the door, of the household, of who lives there."""

from django.db.models import Q

from linli.engine.matters.kinds import STAGE_TITLES, Stage, kinds
from linli.engine.matters.queries import visible_to
from linli.ground.access.actor import Actor

MOST = 10


def open_at_home(actor: Actor, home) -> dict:
    """The earliest due first; only what the actor may know of."""
    persons = [m.person_id for m in home.members]
    theirs = Q(household_id=home.household.id) | Q(person_id__in=persons)
    if home.door is not None:
        theirs |= Q(place_id=home.door.id)
    rows = visible_to(actor).live().filter(theirs, community_id=home.household.community_id)
    return {"rows": [_row(m) for m in rows.order_by("due_at", "id")[:MOST]]}


def _row(matter) -> dict:
    kind = kinds.get(matter.kind)
    return {
        "id": matter.id, "page": kind.page if kind else "", "title": matter.title, "number": matter.number,
        "due": matter.due_at, "stage": STAGE_TITLES[Stage(matter.stage)],
    }  # fmt: skip
