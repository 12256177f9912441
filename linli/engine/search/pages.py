"""查找: staff type, and see what their scope holds."""

from functools import cache

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.engine.search.queries import answer_to
from linli.ground.base.declare import Hit
from linli.ground.base.errors import Refused
from linli.ground.regions.queries import community_of


@login_required
@require_safe
def find(request):
    """One box, one answer. Never kept by the browser: it shows who lives where."""
    community = community_of(request)
    if community is None or not request.actor.is_staff:
        raise Refused(_("查找是社区工作人员用的。"))
    said = request.GET.get("q", "").strip()
    groups = answer_to(request.actor, community, said)
    shown = [{"title": _(g.title), "more": g.more, "rows": [row_of(hit) for hit in g.hits]} for g in groups]
    response = render(request, "search/find.html", {"q": said, "groups": shown})
    response["Cache-Control"] = "private, no-store"
    return response


def row_of(hit: Hit) -> dict:
    return {"title": hit.title, "line": hit.line, "plate": hit.plate, "url": link_of(hit)}


def link_of(hit: Hit) -> str:
    """The first page of the hit that this house has; nothing where none is built."""
    return next((address.replace(HERE, str(id)) for name, id in hit.ways if (address := pattern_of(name))), "")


HERE = "00000000-0000-0000-0000-000000000000"


@cache
def pattern_of(name: str) -> str:
    """Asked once for each name: a list of hits does not look up its addresses row by row."""
    try:
        return reverse(name, args=[HERE])
    except NoReverseMatch:
        return ""
