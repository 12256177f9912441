"""The panels of Today: what waits for me, what is due, who helps, the grids, what is vacant."""

from datetime import timedelta

from django.db.models import Count
from django.utils.translation import gettext as _

from linli.engine.counts.queries import totals
from linli.engine.matters.models import Part
from linli.ground.base.clock import now, today
from linli.ground.places.queries import grids_of
from linli.ground.posts.queries import posts_and_holders
from linli.work.cases.pages.showing import row_shown
from linli.work.cases.queries import visible_to

MANY, BESIDE_MAP = 6, 7


def waiting(actor) -> list[dict]:
    """Raised and not yet accepted, of all that the actor looks after: the nearest promise first."""
    rows = visible_to(actor).filter(stage="raised").select_related("owner", "place").order_by("due_at", "id")[:MANY]
    return [row_shown(m, url="") | {"id": m.id} for m in rows]


def due_first(actor) -> list[dict]:
    """Accepted and open, the nearest promise first."""
    rows = visible_to(actor).filter(stage__in=("owned", "working")).select_related("owner", "place")
    return [row_shown(m, url="") | {"id": m.id} for m in rows.order_by("due_at", "id")[:BESIDE_MAP]]


def waits_for_raiser(actor) -> list[dict]:
    """Done, and the neighbour has not yet said whether it is good."""
    rows = visible_to(actor).filter(stage="done").select_related("owner", "place").order_by("stage_at", "id")[:MANY]
    return [row_shown(m, url="") | {"id": m.id} for m in rows]


def helpers_late_or_near(actor, community: int) -> list[Part]:
    """Open parts of matters I see whole, due within two days."""
    parts = Part.objects.filter(
        community_id=community, state__in=("asked", "accepted"), due_at__lt=now() + timedelta(days=2)
    )
    seen = visible_to(actor).filter(community_id=community).order_by().values("id")
    return list(parts.filter(matter_id__in=seen).order_by("due_at", "id")[:MANY])


def grids_shown(actor, community, chosen: str) -> dict:
    """The map and the strip below it: matters in hand per grid, and who answers for the chosen one.

    A grid one does not look after has no number: a 0 there would say something nobody knows.
    """
    grids, held = grids_of(community.id), posts_and_holders(community.id)
    known = {g.id for g in grids if actor.sees_whole(community.id) or g.id in actor.grids}
    hand = dict(visible_to(actor).open().order_by().values_list("grid_id").annotate(n=Count("id")))
    pick = next((g for g in grids if str(g.number) == chosen), None) or mine_or_fullest(actor, grids, hand)
    most = max([hand.get(g.id, 0) for g in grids], default=0)
    return {
        "areas": [area_shown(g, hand.get(g.id, 0), most, g is pick, g.id in known) for g in grids if g.outline],
        "rows": [row_of(g, hand.get(g.id, 0), g.id in known) for g in grids],
        "chosen": pick and chosen_shown(pick, hand.get(pick.id, 0) if pick.id in known else None, held),
        "gaps": [h.post for h in held if not h.names],
    }


def mine_or_fullest(actor, grids, hand):
    own = [g for g in grids if g.id in actor.grids]
    return own[0] if own else max(grids, key=lambda g: hand.get(g.id, 0), default=None)


def row_of(grid, count, known):
    return {"number": grid.number, "name": grid.name, "hand": count if known else None}


def area_shown(grid, count, most, on, known):
    return {
        "id": f"g{grid.number}",
        "number": grid.number,
        "name": grid.name,
        "outline": grid.outline,
        "share": count / most if most else 0,
        "value": _("%(n)d 件") % {"n": count} if known else "",
        "url": f"?grid={grid.number}#grid",
        "on": on,
    }


def chosen_shown(grid, count, held):
    """二网格: who of which post, and how many matters are in hand (None: not the reader's to know)."""
    here = [h for h in held if h.post.place_id == grid.id]
    return {
        "name": grid.name,
        "number": grid.number,
        "hand": count,
        "owner": next((h for h in here if h.post.kind == "grid_owner"), None),
        "workers": [name for h in here if h.post.kind == "grid_worker" for name in h.names],
    }


def this_month(community: int) -> dict:
    """What came in and what was finished since the first of the month, from the counts."""
    day = today()
    words = ("matters.raised", "matters.done", "matters.confirmed", "matters.ended")
    found = totals(community, words, since=day.replace(day=1), to=day)
    return {word.split(".")[1]: found[word] for word in words}
