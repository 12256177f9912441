"""What people say to places: who lives there, how names of doors are written one way, who is found by their address."""

from linli.ground.base.tokens import search_tokens
from linli.ground.base.words import N_
from linli.ground.people.models import Membership, Person, Spell
from linli.ground.people.roster.address import tidy_building, tidy_compound, tidy_room, tidy_unit
from linli.ground.places.models import Place
from linli.ground.places.naming import tidy_by
from linli.ground.places.standing import CarriesAddress, StandsOn, carries_address, stands_on


def households_at(place: Place) -> int:
    """Households that live at the place or below it."""
    end = place.path + "~"
    here = {"community_id": place.community_id, "dwelling__path__gte": place.path, "dwelling__path__lt": end}
    return Spell.objects.filter(**here, valid_to=None).count()


def find_by_new_address(place: Place) -> None:
    """People are found by the address they have now, also when it was the place that changed.

    What the register knows of them is the same as before, so their version does not move.
    """
    end = place.path + "~"
    spells = Spell.objects.filter(
        community_id=place.community_id, dwelling__path__gte=place.path, dwelling__path__lt=end, valid_to=None
    )
    lines = dict(spells.values_list("household_id", "dwelling__line"))
    members = Membership.objects.filter(
        community_id=place.community_id, household_id__in=spells.values("household_id"), valid_to=None
    )
    homes = dict(members.order_by("valid_from", "id").values_list("person_id", "household_id"))
    people = Person.objects.filter(community_id=place.community_id, id__in=members.values("person_id"))
    found = list(people.only("id", "community_id", "name"))
    for person in found:
        person.search_tokens = search_tokens(person.name, lines[homes[person.id]])
    Person.objects.filter(community_id=place.community_id).bulk_update(found, ["search_tokens"], batch_size=500)


carries_address.add(CarriesAddress("people.search_tokens", find_by_new_address))
stands_on.add(StandsOn("people.households", N_("住着的户"), households_at))
tidy_by(Place.Kind.ESTATE, tidy_compound)
tidy_by(Place.Kind.BUILDING, tidy_building)
tidy_by(Place.Kind.ENTRANCE, tidy_unit)
tidy_by(Place.Kind.DWELLING, tidy_room)
