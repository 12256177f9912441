"""The grids with what is in hand in each, as numbers and as areas of the map without tiles."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.places.models import Place
from linli.work.cases.hand import Hand


@dataclass(frozen=True, slots=True)
class GridRow:
    """One grid. Its numbers are None where the reader does not look after it: a 0 would say what nobody knows."""

    id: UUID
    number: int
    name: str
    outline: dict | None
    raised: int | None
    open: int | None
    due_today: int | None
    late: int | None
    done: int | None


def grid_rows(actor: Actor, grids: list[Place], hand: Hand) -> list[GridRow]:
    """Every grid of the community in its order."""
    sums = {
        "raised": hand.by(lambda c: c.grid, lambda c: c.stage == "raised"),
        "open": hand.by(lambda c: c.grid, lambda c: c.open),
        "due_today": hand.by(lambda c: c.grid, lambda c: c.due_today),
        "late": hand.by(lambda c: c.grid, lambda c: c.late),
        "done": hand.by(lambda c: c.grid, lambda c: c.stage == "done"),
    }
    return [
        GridRow(
            g.id, g.number, g.name, g.outline,
            **{word: found[g.id] if is_known(actor, g) else None for word, found in sums.items()},
        )
        for g in grids
    ]  # fmt: skip


def is_known(actor: Actor, grid: Place) -> bool:
    return actor.sees_whole(grid.community_id) or grid.id in actor.grids


def areas_shown(rows: list[GridRow], *, chosen: GridRow | None, url: str) -> list[dict]:
    """Areas for the drawing: shade and number say how many are in hand, hatching and words that some are late."""
    most = max([row.open or 0 for row in rows], default=0)
    return [
        {
            "number": row.number,
            "name": row.name,
            "outline": row.outline,
            "share": (row.open or 0) / most if most else 0,
            "value": _("%(n)d 件") % {"n": row.open} if row.open is not None else "",
            "hand": _("晚了 %(n)d 件") % {"n": row.late} if row.late else "",
            "hatched": bool(row.late),
            "url": url.format(row.number),
            "on": row is chosen,
        }
        for row in rows
        if row.outline
    ]
