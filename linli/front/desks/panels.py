"""今天 put together: the map and the vacant posts, which no app has alone, and the cards that apps declared."""

from dataclasses import dataclass

from linli.front.desks.mapping import areas_shown, grid_rows
from linli.ground.base.declare import Desk, Panel, panels
from linli.ground.places.queries import grids_of
from linli.work.cases.panels import hand, held

WIDE = 12


@dataclass(frozen=True, slots=True)
class Card:
    """A panel with its facts, and how many of the twelve columns it takes."""

    word: str
    template: str
    facts: dict
    wide: int


def cards_of(desk: Desk) -> list[Card]:
    """The cards of a desk in their order, in rows without a hole."""
    filled = [(panel, panel.facts(desk)) for panel in sorted(panels, key=lambda p: p.order)]
    shown = [(panel, facts) for panel, facts in filled if facts is not None]
    widths = in_full_rows([panel.wide for panel, _facts in shown])
    return [Card(p.word, p.template, facts, wide) for (p, facts), wide in zip(shown, widths, strict=True)]


def in_full_rows(widths: list[int]) -> list[int]:
    """The same widths, each row stretched to twelve: 4 4 | 8 → 6 6 | 12."""
    found: list[int] = []
    row: list[int] = []
    for wide in widths:
        if sum(row) + wide > WIDE:
            found += stretched(row)
            row = []
        row.append(wide)
    return found + stretched(row)


def stretched(row: list[int]) -> list[int]:
    """One row that fills the page."""
    if not row or sum(row) == WIDE:
        return row
    even, rest = divmod(WIDE, len(row))
    return [even] * len(row) if not rest and len(set(row)) == 1 else [*row[:-1], WIDE - sum(row[:-1])]


def grids(desk: Desk) -> dict:
    """The map and the strip below it: matters in hand per grid, and who answers for the chosen one."""
    rows = desk.once("grids", lambda: grid_rows(desk.actor, grids_of(desk.community.id), hand(desk)))
    pick = next((r for r in rows if str(r.number) == desk.asked.get("grid", "")), None) or mine_or_fullest(desk, rows)
    return {
        "areas": areas_shown(rows, chosen=pick, url="?grid={}#grid"),
        "rows": rows,
        "chosen": pick and {"row": pick, **who_answers(desk, pick)},
    }


def mine_or_fullest(desk: Desk, rows):
    own = [row for row in rows if row.id in desk.actor.grids]
    return own[0] if own else max(rows, key=lambda row: row.open or 0, default=None)


def who_answers(desk: Desk, grid) -> dict:
    """Who holds which post of a grid; None where no such post was made."""
    here = [h for h in held(desk) if h.post.place_id == grid.id]
    owner = next((h for h in here if h.post.kind == "grid_owner"), None)
    return {"owner": owner, "workers": [name for h in here if h.post.kind == "grid_worker" for name in h.names]}


def vacancies(desk: Desk) -> dict | None:
    """Posts nobody holds, for who can do something about it; the next post up holds their work meanwhile."""
    if not desk.is_whole:
        return None
    gaps = [h.post for h in held(desk) if not h.names and not h.post.kind.endswith("_admin")]
    by_id = {h.post.id: h.post.title for h in held(desk)}
    late = hand(desk).by(lambda c: c.owner, lambda c: c.open)
    rows = [{"id": p.id, "title": p.title, "above": by_id.get(p.above_id, ""), "n": late[p.id]} for p in gaps]
    return {"rows": rows} if rows else None


panels.add(Panel("grids", "desks/panels/grids.html", grids, order=10, wide=8))
panels.add(Panel("vacancies", "desks/panels/vacancies.html", vacancies, order=61))
