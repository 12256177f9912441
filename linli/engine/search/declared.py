"""What the ground lets be found. Words of higher floors declare themselves in their own `declared.py`."""

from linli.engine.search.people import find_people
from linli.engine.search.places import find_places
from linli.ground.base.declare import Searchable, searchables
from linli.ground.base.words import N_

searchables.add(Searchable("people", N_("人"), find_people, order=10))
searchables.add(Searchable("places", N_("门牌"), find_places, order=20))
