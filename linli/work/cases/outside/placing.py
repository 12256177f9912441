"""Where an order is: the nearest place of the register above its address."""

from linli.ground.base.widths import half_width
from linli.ground.people.roster.address import door_of, split_address, tidy_building, tidy_compound
from linli.ground.places.models import Place
from linli.ground.places.naming import bare

SHORTEST = 3  # characters of a name that may be taken for a place


def keys_of(address: str) -> list[str]:
    """The keys of the door, the entrance, the building and the estate an address names, nearest first."""
    steps = split_address(address)
    if steps is None:
        return []
    door = door_of(*steps)
    building, unit = f"{door.compound}/{bare(tidy_building(door.building))}", bare(door.unit)
    return [f"{building}/{unit}/{door.room}", f"{building}/{unit}", building, tidy_compound(door.compound)]


def plain(text: str) -> str:
    """As it is compared: half-width, without blanks."""
    return "".join(half_width(text).split())


class Places:
    """Every open place of a community by its key and by its line, read once."""

    def __init__(self, community: int):
        rows = Place.objects.filter(community_id=community, closed_at=None).exclude(kind=Place.Kind.GRID)
        self.by_key = {p.key: p for p in rows.only("id", "community_id", "kind", "name", "path", "key", "line")}
        self.by_line = {plain(p.line): p for p in self.by_key.values()}

    def nearest(self, address: str) -> Place | None:
        """The door if the register has it, else what stands above it, else the line it begins with, else nothing."""
        known = next((self.by_key[key] for key in keys_of(address) if key in self.by_key), None)
        if known:
            return known
        said = plain(address)
        starts = (said[:end] for end in range(len(said), SHORTEST - 1, -1))
        return next((self.by_line[start] for start in starts if start in self.by_line), None)
