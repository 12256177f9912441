"""The year's report on minors' data: for the secretary and for the auditor; as page, print and JSON."""

from dataclasses import asdict

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from linli.ground.base.clock import today
from linli.ground.base.errors import Refused
from linli.ground.regions.queries import with_region
from linli.work.rights.minors import report_of
from linli.work.rights.pages.audit import wants_json

YEARS = 3  # as long as readings are kept


@login_required
@never_cache
@require_safe
def report(request):
    """Figures of one year, this one unless another is asked for."""
    seat = next((s for s in request.actor.seats if s.kind in ("secretary", "audit_admin") and not s.acting), None)
    if seat is None:
        raise Refused(_("这一页是社区书记和审计管理员看的。"))
    years = [today().year - back for back in range(YEARS)]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and int(asked) in years else years[0]
    found = report_of(seat.community, year)
    if wants_json(request):
        return JsonResponse(asdict(found))
    context = {"report": found, "years": years, "community": with_region(seat.community)}
    return render(request, "rights/minors.html", context)
