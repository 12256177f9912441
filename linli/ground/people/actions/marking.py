"""Dwellings nobody lives in."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid
from linli.ground.people.actions.adding import check_dwelling
from linli.ground.people.actions.permits import check_door, check_seen
from linli.ground.people.models import Spell
from linli.ground.people.pen import Pen, done_before
from linli.ground.people.words import Did
from linli.ground.places.models import Place


@transaction.atomic
def mark_vacant(
    door: Place, vacant: bool, *, actor: Actor, version: int | None = None, key: UUID | None = None
) -> None:
    """Say that nobody lives behind a door, or that it may be lived in. Never while a household does."""
    if done_before(door.community_id, key):
        return
    check_dwelling(door)
    check_door(actor, door)
    check_seen(door, version)
    if vacant and Spell.objects.filter(community_id=door.community_id, dwelling_id=door.id, valid_to=None).exists():
        raise Invalid(_("这扇门里还登记着人，先办搬家或者迁出。"))
    pen = Pen(door.community_id, actor, Did.VACANT)
    if door.vacant != vacant:
        pen.alter(door, vacant=vacant)
        pen.say("vacant" if vacant else "lived_in", door=door.line)
        pen.close(key=key)
