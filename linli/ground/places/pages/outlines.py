"""给网格画上边界: a GeoJSON file is read, shown as it would look, and taken over on a second tap."""

import json

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from linli.ground.base.attempts import attempt
from linli.ground.places import dividing, outlining
from linli.ground.places.forms import OutlinesForm
from linli.ground.places.pages.tree import WRITES, community_seen


@login_required
@WRITES
def load(request):
    """Upload, look, take over."""
    community = community_seen(request)
    dividing.check_may_draw(request.actor, community.id)
    form = OutlinesForm(request.POST or None, request.FILES or None)
    match = None
    if request.method == "POST" and form.is_valid():
        sent = form.sent()
        match = attempt(form, lambda: outlining.match_areas(community.id, outlining.read_areas(sent)))
        if match and "sure" in request.POST:
            n = attempt(form, lambda: outlining.draw_outlines(community.id, match, actor=request.actor))
            if n:
                said = ngettext("%(n)d 个网格画上了边界。", "%(n)d 个网格画上了边界。", n)
                messages.success(request, said % {"n": n})
                return redirect("places")
    context = {"form": form, "match": match, **(seen(match) if match else {})}
    return render(request, "places/outlines.html", context, status=422 if form.is_bound and form.errors else 200)


def seen(match) -> dict:
    """The map as it would be, and the same shapes once more for the second tap."""
    features = [
        {"type": "Feature", "properties": {"name": grid.name}, "geometry": polygon} for grid, polygon in match.fits
    ]
    areas = [
        {"number": grid.number, "name": grid.name, "outline": polygon, "share": 0.6, "value": "", "url": "#sure"}
        for grid, polygon in match.fits
    ]
    again = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)
    return {"areas": areas, "again": again, "map_words": _("画上以后的样子")}
