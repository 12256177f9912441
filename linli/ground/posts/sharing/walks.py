"""How far it is from one building to another, in metres. Pure.

Where both have a place on the map, along the streets (the sum of both directions). Elsewhere by the tree of places:
building numbers of one estate follow each other, and what lies in one grid is nearer than what does not.
"""

from dataclasses import dataclass

AT_HOME, NEXT_DOOR, ACROSS_ESTATE, IN_GRID, ELSEWHERE = 15, 60, 300, 500, 1_200


@dataclass(frozen=True, slots=True)
class Building:
    """Where a household lives or a contact starts from. `estate` and `ordinal` come from the path of the place."""

    key: str
    estate: str
    ordinal: int
    grid: str = ""
    spot: tuple[float, float] | None = None  # metres east and north of anywhere, where the map knows


def metres(one: Building, other: Building) -> int:
    """The way from door to door."""
    if one.key == other.key:
        return AT_HOME
    if one.spot and other.spot:
        return max(AT_HOME, round(abs(one.spot[0] - other.spot[0]) + abs(one.spot[1] - other.spot[1])))
    if one.estate == other.estate:
        return min(ACROSS_ESTATE, NEXT_DOOR * max(1, abs(one.ordinal - other.ordinal)))
    return IN_GRID if one.grid and one.grid == other.grid else ELSEWHERE
