"""What a doctor looks at, declared by the apps in their `checkups.py`, which is found by its name."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from linli.ground.base.declare import Registry


@dataclass(frozen=True)
class Fault:
    """What is not as it should be, and what to do about it. A warning does not fail the doctor."""

    said: str
    cure: str
    warning: bool = False


@dataclass(frozen=True)
class Checkup:
    """One thing to look at: gives its faults, nothing where all is well."""

    word: str
    look: Callable[[], Iterable[Fault]]


checkups: Registry[Checkup] = Registry("checkups")


def look_at_all() -> dict[str, list[Fault]]:
    """Look at everything; what cannot even be looked at is a fault itself."""
    return {checkup.word: _look(checkup) for checkup in checkups}


def _look(checkup):
    try:
        return list(checkup.look())
    except Exception as error:  # a doctor who falls ill of one finding sees no other
        return [Fault(f"could not be looked at: {type(error).__name__}", "Look into the log of the worker.")]
