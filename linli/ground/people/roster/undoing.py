"""Takes back what an import wrote: new rows go, altered ones say again what they said before.

What somebody has changed since, or what something else hangs on, stays, with all that belongs to it.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from linli.ground.people.models import ContactPoint, Membership, Person, Spell
from linli.ground.people.roster.saving import BATCH, ORDER, restored
from linli.ground.places.models import Division, Place
from linli.ground.regions.scoped import ScopedFK, Versioned

# One who stays keeps these: a person without home or phone would be a ghost.
BELONGS = ((Membership, "person_id"), (ContactPoint, "person_id"), (Spell, "household_id"), (Division, "place_id"))
EDITED, REFERRED = "edited", "referred"


def take_back(rows: Iterable[Any], community: int) -> dict[str, Any]:
    return {}
