"""超期: what is late, due today, standing, late for the third time, waiting to be looked at; and whom it waits for."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from linli.engine.matters.kinds import WAIT_TITLES, WaitsFor
from linli.engine.matters.running import late_since
from linli.engine.matters.timekeeping import clocks_of
from linli.ground.base.clock import now
from linli.ground.base.errors import Refused
from linli.ground.base.paging import SIZE, page_of
from linli.work.cases.lateness import helpers_of, late_lists, lateness_of
from linli.work.cases.pages.clocks import OWED
from linli.work.cases.pages.showing import row_shown

BY = {"paused": ("paused_until", "id"), "verify": ("stage_at", "id")}
SHEET = 500  # rows of one printed sheet


@login_required
@require_safe
def listing(request):
    """One of the five lists, the longest late first; `?sheet` shows all of it for the printer."""
    actor = request.actor
    if not actor.whole:
        raise Refused(_("这一页是社区书记、值班岗和社区工作者用的。"))
    moment, sheet = now(), "sheet" in request.GET
    lists = late_lists(actor, moment)
    tab = request.GET.get("tab") if request.GET.get("tab") in lists else "late"
    page = page_of(
        lists[tab].select_related("owner", "place"), by=BY.get(tab, ("due_at", "id")),
        after="" if sheet else request.GET.get("after", ""), size=SHEET if sheet else SIZE,
    )  # fmt: skip
    helpers = helpers_of(page.rows)
    context = {
        "rows": [row_of(m, helpers.get(m.id, []), moment) for m in page.rows],
        "page": page, "tab": tab, "sheet": sheet, "counts": lateness_of(actor),
    }  # fmt: skip
    return render(request, "cases/office/late.html", context)


def row_of(matter, helpers: list[str], moment) -> dict:
    """A line of a list, with what is owed, whom it waits for, and who above knows."""
    clocks = clocks_of(matter)
    owed = [_(OWED[r.limit]) for r in clocks.running() if r.is_late(moment)]
    said = [waits_of(matter, helpers)]
    if matter.gone_up:
        said.append(ngettext("告诉了上面 %(n)s 级", "告诉了上面 %(n)s 级", matter.gone_up) % {"n": matter.gone_up})
    if matter.late_times:
        said.append(ngettext("晚过 %(n)s 次", "晚过 %(n)s 次", matter.late_times) % {"n": matter.late_times})
    return row_shown(matter, url="") | {
        "id": matter.id,
        "owed": "，".join(owed),
        "since": late_since(clocks, moment),
        "said": " · ".join(filter(None, said)),
        "until": matter.paused_until,
    }  # fmt: skip


def waits_of(matter, helpers: list[str]) -> str:
    """等谁: the reason of a pause, or who was asked; its own post is named already."""
    if matter.is_paused:
        return _(WAIT_TITLES[WaitsFor(matter.waits_for)])
    return _("等%(names)s") % {"names": "、".join(helpers)} if helpers else ""
