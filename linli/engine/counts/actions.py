"""Count one more."""

from datetime import date
from uuid import UUID

from linli.engine.counts.models import TallyDelta
from linli.ground.base.clock import today
from linli.ground.base.declare import counted
from linli.ground.base.written import Written


def bump(
    community: int, word: str, *, n: int = 1, grid: UUID | None = None, category: str = "", day: date | None = None
) -> None:
    """Add to a declared count, on today's Shanghai day unless an earlier one is corrected."""
    if word not in counted:
        raise KeyError(f"nobody declared the count {word!r}")
    DELTAS.write(
        TallyDelta(community_id=community, word=word, day=day or today(), grid_id=grid, category=category, n=n)
    )


DELTAS = Written(TallyDelta)
