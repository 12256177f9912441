"""What stands on a place, said by higher floors: whoever lives there, whoever looks after it. It must go before the place."""

from collections.abc import Callable
from dataclasses import dataclass

from linli.ground.base.declare import Registry
from linli.ground.places.models import Place


@dataclass(frozen=True, slots=True)
class StandsOn:
    """`count(place)` counts what is at the place or below it."""

    word: str
    title: str
    count: Callable[[Place], int]


stands_on: Registry[StandsOn] = Registry("stands_on")


@dataclass(frozen=True, slots=True)
class CarriesAddress:
    """`follow(place)` writes anew what repeats the addresses at the place and below it, once they have changed."""

    word: str
    follow: Callable[[Place], None]


carries_address: Registry[CarriesAddress] = Registry("carries_address")


def counts_on(place: Place) -> list[tuple[str, int]]:
    """(title, how many), only what there is."""
    found = [(entry.title, entry.count(place)) for entry in stands_on]
    return [(title, n) for title, n in found if n]
