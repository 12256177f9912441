"""看板: the page of the boards. A period is a year, a quarter, a month, or any days; each number opens its list."""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.ground.base.clock import today
from linli.ground.base.errors import Refused
from linli.ground.places.queries import grids_of
from linli.ground.posts.models import Post
from linli.ground.regions.queries import community_of
from linli.work.cases import boarding
from linli.work.cases.filters import Narrow
from linli.work.cases.queries import categories_of
from linli.work.cases.words import SOURCE_TITLES, Source

PERIOD = re.compile(r"(20\d\d)(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?")


@dataclass(frozen=True, slots=True)
class Period:
    """Days, both included, and the word by which an address says them."""

    since: date
    until: date
    word: str


def period_of(text: str, day: date) -> Period:
    """2026, 2026-Q4 or 2026-11; what makes no sense is the year of today."""
    found = PERIOD.fullmatch(text)
    year, quarter, month = found.groups() if found else (str(day.year), None, None)
    first, last = (
        (int(quarter) * 3 - 2, int(quarter) * 3) if quarter else (int(month), int(month)) if month else (1, 12)
    )
    until = date(int(year), last, calendar.monthrange(int(year), last)[1])
    return Period(date(int(year), first, 1), until, found[0] if found else year)


@login_required
@require_safe
def show(request):
    """One board: by what, over which days."""
    actor, community = request.actor, community_of(request)
    if community is None or not actor.sees_whole(community.id):
        raise Refused(_("看板是看全社区的岗用的；您网格里的事在“大事小情”里。"))
    by = request.GET.get("by") if request.GET.get("by") in boarding.BY else "grid"
    period = period_of(request.GET.get("period", ""), today())
    days = {"since": period.since, "until": period.until}
    rows = boarding.board(actor, community.id, by=by, **days)
    titles = titles_of(by, community, rows)
    shown = [shown_row(by, row, titles, period) for row in sorted(rows, key=lambda r: order_of(by, r, titles))]
    context = {
        "by": by, "period": period, "rows": shown, "periods": periods_of(today()),
        "tabs": [{"word": word, "title": _(title)} for word, title in boarding.BY.items()],
        "whole": shown_row("", boarding.whole(actor, community.id, **days), {}, period),
        "most": max([row["opened"] for row in shown], default=0),
    }  # fmt: skip
    return render(request, "desks/boards.html", context)


def periods_of(day: date) -> list[dict]:
    """What one usually asks for."""
    quarter = (day.month + 2) // 3
    last = date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)
    return [
        {"word": f"{day.year}", "title": _("今年")}, {"word": f"{day.year}-Q{quarter}", "title": _("这个季度")},
        {"word": f"{day:%Y-%m}", "title": _("这个月")}, {"word": f"{last:%Y-%m}", "title": _("上个月")},
        {"word": f"{day.year - 1}", "title": _("去年")},
    ]  # fmt: skip


def titles_of(by: str, community, rows) -> dict:
    """key → how a line is called."""
    if by == "grid":
        return {grid.number: grid.name for grid in grids_of(community.id)}
    if by == "post":
        keys = [row.key for row in rows]
        return dict(Post.objects.filter(community_id=community.id, id__in=keys).values_list("id", "title"))
    if by == "what":
        return {c.code[:1]: c.group for c in categories_of(community).values()}
    return {source.value: _(title) for source, title in SOURCE_TITLES.items()} if by == "source" else {}


def order_of(by: str, row, titles):
    """Grids by number, months by time, all else the most first."""
    if by in ("grid", "month"):
        return (row.key is None, row.key if row.key is not None else 0)
    return (-row.opened, str(titles.get(row.key, "")))


def shown_row(by: str, row, titles, period: Period) -> dict:
    """A line with what each of its numbers opens."""
    narrow = narrow_for(by, row.key, period)
    query = narrow.query if narrow else ""
    return {
        "title": title_for(by, row.key, titles), "query": query, "opened": row.opened, "closed": row.closed,
        "late": row.late, "unanswered": row.unanswered, "rated": row.rated,
        "days": "—" if row.days is None else f"{row.days:g}",
        "content": "—" if row.content is None else f"{row.content:.0%}",
    }  # fmt: skip


def title_for(by: str, key, titles) -> str:
    if by == "month":
        return _("%(year)s年%(month)s月") % {"year": key[0], "month": key[1]}
    return titles.get(key) or (_("不在哪个网格") if by == "grid" else _("不清楚的")) if by else _("合计")


def narrow_for(by: str, key, period: Period) -> Narrow | None:
    """The list a line counts; None where no address says it."""
    days = {"since": period.since, "until": period.until}
    if by == "month":
        last = calendar.monthrange(*key)[1]
        return Narrow(since=date(*key, 1), until=date(*key, last))
    if not by:
        return Narrow(**days)
    if not key:
        return None
    return Narrow(**days, **{by: Source(key).value if by == "source" else key})
