"""楼门码: sheets to hang at doors. Whoever scans one reports from there and need not say where."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.qr import qr_svg
from linli.ground.places.door_codes import codes_of, doors_for_codes, give_codes, renew_code
from linli.ground.places.models import STEP, Place
from linli.ground.places.rules import may_change_places, may_see_places
from linli.ground.regions.queries import community_of


def own_community(request):
    if not may_see_places(request.actor):
        raise Refused(_("这一页是社区工作人员用的。"))
    return community_of(request)


@login_required
@require_safe
def listing(request):
    """The estates, each with its sheet."""
    community = own_community(request)
    estates = Place.objects.filter(community_id=community.id, kind=Place.Kind.ESTATE, closed_at=None)
    return render(request, "cases/office/doors.html", {"estates": list(estates.order_by("path").values("id", "line"))})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request, id):
    """The cards of an estate, ready for the printer; a POST makes those that are missing."""
    community = own_community(request)
    doors = doors_for_codes(place_here(community, id))
    if request.method == "POST":
        made = give_codes(community.id, doors, actor=request.actor)
        messages.success(request, _("做好了 %(n)d 张，可以打印了。") % {"n": made})
        return redirect("door_sheet", id)
    codes = codes_of(community.id, [door.id for door in doors])
    context = {
        "place": community,
        "estate": doors[0],
        "cards": [card(request, community, door, codes[door.id]) for door in doors if door.id in codes],
        "missing": sum(door.id not in codes for door in doors),
        "may": may_change_places(request.actor, community.id),
    }
    return render(request, "cases/office/door_sheet.html", context)


def card(request, community, door, code) -> dict:
    address = request.build_absolute_uri(reverse("report_at", args=[community.number, code]))
    return {"id": door.id, "line": door.line, "code": code, "qr": qr_svg(address, scale=3)}


@login_required
@require_POST
def renew(request, id):
    """The sheet that hangs there is worth nothing any more."""
    community = own_community(request)
    place = place_here(community, id)
    renew_code(place, actor=request.actor)
    messages.success(request, _("“%(place)s”换了新码，请把旧的那张撕下来。") % {"place": place.line})
    top = Place.objects.filter(community_id=community.id, path=place.path[:STEP]).values_list("id", flat=True).first()
    return redirect("door_sheet", top)


def place_here(community, id) -> Place:
    found = Place.objects.filter(community_id=community.id, id=id, closed_at=None).first()
    if found is None or found.kind in (Place.Kind.GRID, Place.Kind.DWELLING):
        raise NotThere()
    return found
