"""今天: each role's desk, speaking first and counting second."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from linli.engine.matters.kinds import kinds
from linli.engine.matters.queries import find_matter, parts_for
from linli.front.desks import panels
from linli.front.desks.greeting import dates_of, greet
from linli.ground.base.declare import menus
from linli.ground.regions.queries import community_of, with_region
from linli.work.cases.queries import standing_of

# Where each administrator's trade lies: audit is there once the auditor's pages are.
FIRST_FOR = {"accounts": "system_admin", "posts": "security_admin", "audit": "audit_admin"}


@login_required
@require_safe
def today(request):
    """Staff see their desk, units what they were asked, residents their community's page."""
    actor = request.actor
    if actor.is_staff:
        return staff(request)
    if actor.is_region:
        return redirect("street")
    if actor.is_unit:
        return redirect("asked")
    if actor.is_admin:
        shown = sorted((m for m in menus if m.shown(actor)), key=lambda m: m.order)
        own = next((m for m in shown if actor.has(FIRST_FOR.get(m.word, ""))), shown[0])
        return redirect(own.url)
    community = community_of(request)
    return redirect("community", community.number) if community else render(request, "desks/nowhere.html")


def staff(request):
    """The desk of who works for the community; the secretary also sees the month and the vacant posts."""
    actor, community = request.actor, community_of(request)
    counts = standing_of(actor)
    context = {
        "title": greet(actor.name),
        "dates": dates_of(),
        "counts": counts,
        "waiting": panels.waiting(actor),
        "due": panels.due_first(actor),
        "done": panels.waits_for_raiser(actor),
        "helpers": panels.helpers_late_or_near(actor, community.id),
        "grids": panels.grids_shown(actor, community, request.GET.get("grid", "")),
        "whole": actor.sees_whole(community.id),
    }
    if context["whole"]:
        context["month"] = panels.this_month(community.id)
    return render(request, "desks/today.html", context)


@login_required
@require_safe
def go(request, id):
    """From a notice to the page of its matter, or for who stands outside of his Part, for whoever reads it."""
    if request.actor.scopes and (scope := parts_for(request.actor).filter(id=id).values("addressee_scope").first()):
        return redirect("street_part" if scope["addressee_scope"] in request.actor.regions else "part", id)
    matter = find_matter(request.actor, id)
    kind = kinds[matter.kind]
    if request.actor.is_staff:
        return redirect(kind.page, matter.id)
    return redirect(kind.own_page, with_region(matter.community_id).number, matter.id)
