"""One question to the house: who asks, where, what was typed. Handed to everything that may be found."""

from dataclasses import dataclass
from functools import cached_property

from linli.engine.search.reach import Reach, reach_of
from linli.engine.search.typed import Typed
from linli.ground.access.actor import Actor
from linli.ground.regions.models import Community

MOST = 12  # fewer neighbours shown to who looks for one; another letter finds the rest


@dataclass(frozen=True)
class Ask:
    actor: Actor
    community: Community
    typed: Typed
    most: int = MOST

    @cached_property
    def reach(self) -> Reach:
        """Read once, however many words of the house are asked."""
        return reach_of(self.actor, self.community.id)
