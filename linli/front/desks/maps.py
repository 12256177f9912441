"""地图: the grids as shapes, the same numbers as a table, and the buildings where no shape is drawn."""

from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.front.desks.mapping import GridRow, areas_shown, grid_rows
from linli.ground.base.errors import Refused
from linli.ground.places.queries import grids_of
from linli.ground.places.rules import may_draw_grids
from linli.ground.posts.queries import posts_and_holders
from linli.ground.regions.queries import community_of
from linli.work.cases.hand import hand_of
from linli.work.cases.queries import visible_to

MOST, SHOWN = 40, ("estate", "building")


@login_required
@require_safe
def show(request):
    """Each grid leads to the list of its cases; nothing here shows a person or a door with trouble."""
    if not request.actor.is_staff:
        raise Refused(_("这一页是社区工作人员用的。"))
    community = community_of(request)
    rows = grid_rows(request.actor, grids_of(community.id), hand_of(request.actor))
    names = names_by_grid(community.id)
    context = {
        "areas": areas_shown(rows, chosen=None, url=f"{reverse('cases')}?tab=todo&grid={{}}"),
        "rows": [{"row": row, "names": "、".join(names.get(row.id, ()))} for row in rows],
        "sum": summed(rows),
        "without": [row.name for row in rows if not row.outline],
        "buildings": buildings_shown(request.actor, community.id) if not all(row.outline for row in rows) else [],
        "may_draw": may_draw_grids(request.actor, community.id),
    }
    return render(request, "desks/map.html", context)


def names_by_grid(community: int) -> dict:
    """grid → who looks after it, the committee member first."""
    found: dict = {}
    for held in posts_and_holders(community):
        if held.post.place_id and held.names:
            found.setdefault(held.post.place_id, []).extend(held.names)
    return found


def summed(rows: list[GridRow]) -> dict:
    """The foot of the table: only of the grids one looks after."""
    words = ("raised", "open", "due_today", "late", "done")
    return {word: sum(getattr(row, word) or 0 for row in rows) for word in words}


def buildings_shown(actor, community: int) -> list[dict]:
    """Where no map is drawn: estates and buildings with what is in hand there, most first."""
    rows = visible_to(actor).open().filter(community_id=community, place__kind__in=SHOWN).order_by()
    counted = rows.values_list("place__line").annotate(n=Count("id")).order_by("-n", "place__line")
    return [{"line": line, "n": n} for line, n in counted[:MOST]]
