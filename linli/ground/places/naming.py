"""What a new place is called, and the key by which a roster recognises the same door.

How people write a building or a room (三号楼, 3栋, 3#) is known higher up, where rosters are read; it is declared here.
"""

from collections.abc import Callable

from linli.ground.places.models import Place

Kind = Place.Kind
_tidy: dict[str, Callable[[str], str]] = {}


def tidy_by(kind: str, how: Callable[[str], str]) -> None:
    """Say how names of this kind are brought to one way of writing."""
    _tidy[kind] = how


def tidied(kind: str, name: str) -> str:
    """`3号楼` for 三号楼, 3栋 and 3#."""
    return _tidy.get(kind, str.strip)(name)


def key_under(parent: Place | None, kind: str, name: str) -> str:
    """富民小区, 富民小区/3, 富民小区/3/1, 富民小区/3/1/301; a step that is lacking stays empty: 粮站巷/2排//9."""
    if kind == Kind.ESTATE:
        return name
    steps = {Kind.ESTATE: 1, Kind.BUILDING: 2, Kind.ENTRANCE: 3}.get(parent.kind if parent else "", 1)
    own = {Kind.BUILDING: 1, Kind.ENTRANCE: 2, Kind.DWELLING: 3}[kind]
    return (parent.key if parent else "") + "/" * (own - steps + 1) + bare(name)


def bare(step: str) -> str:
    """3 for 3号楼, 1 for 1单元."""
    return step.removesuffix("号楼").removesuffix("单元")


def line_under(parent: Place | None, name: str) -> str:
    """The whole address in one line."""
    return f"{parent.line} {name}" if parent else name
