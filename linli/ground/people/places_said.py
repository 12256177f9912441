"""What people say to places: who lives there, and how names of doors are brought to one way of writing."""

from linli.ground.base.words import N_
from linli.ground.people.models import Spell
from linli.ground.people.roster.address import tidy_building, tidy_compound, tidy_room, tidy_unit
from linli.ground.places.models import Place
from linli.ground.places.naming import tidy_by
from linli.ground.places.standing import StandsOn, stands_on


def households_at(place: Place) -> int:
    """Households that live at the place or below it."""
    end = place.path + "~"
    here = {"community_id": place.community_id, "dwelling__path__gte": place.path, "dwelling__path__lt": end}
    return Spell.objects.filter(**here, valid_to=None).count()


stands_on.add(StandsOn("people.households", N_("住着的户"), households_at))
tidy_by(Place.Kind.ESTATE, tidy_compound)
tidy_by(Place.Kind.BUILDING, tidy_building)
tidy_by(Place.Kind.ENTRANCE, tidy_unit)
tidy_by(Place.Kind.DWELLING, tidy_room)
