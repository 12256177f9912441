"""今天: each role's desk, speaking first and counting second."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.engine.matters.kinds import DONE, RAISED, kinds
from linli.engine.matters.queries import find_matter, parts_for
from linli.front.desks.greeting import dates_of, greet
from linli.front.desks.keeping import kept
from linli.front.desks.panels import cards_of
from linli.ground.base.clock import now
from linli.ground.base.declare import Desk, menus
from linli.ground.regions.queries import community_of, with_region
from linli.work.cases.hand import Hand
from linli.work.cases.panels import hand

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
    """The desk of who works for the community, put together of the cards that are his."""
    desk = Desk(request.actor, community_of(request), request.GET)
    sums, cards = kept(desk, lambda: put_together(desk))
    context = {"title": greet(request.actor.name), "dates": dates_of(), "sums": sums, "cards": cards}
    return render(request, "desks/today.html", context)


def put_together(desk: Desk) -> tuple:
    """The numbers of the greeting, and the cards as HTML."""
    cards = render_to_string("desks/_cards.html", {"cards": cards_of(desk), "now": now()})
    return sums_shown(hand(desk)), cards


def sums_shown(found: Hand) -> list[dict]:
    """The greeting in numbers: what stands out today. What is nought is not said."""
    sums = (
        (found.stage(RAISED), _("等人接"), "#waiting"),
        (found.late, _("晚了"), f"{reverse('cases')}?tab=late"),
        (found.due_today, _("今天到期"), f"{reverse('cases')}?tab=todo&only=today"),
        (found.stage(DONE), _("等居民回话"), "#done"),
    )
    return [{"n": n, "words": words, "url": url} for n, words, url in sums if n]


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
