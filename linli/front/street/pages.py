"""各社区: how they stand, and one community by kind and month."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.front.desks.greeting import dates_of, greet
from linli.front.street import queries
from linli.front.street.asked import region_only, row_shown
from linli.front.street.telling import FEWEST, HIDDEN, months_back
from linli.work.cases.queries import categories_of

MONTHS, DUE = 6, 5
WORDS = ("raised", "closed")


@login_required
@require_safe
def overview(request):
    """What is asked of us first, then the communities side by side. In the order of their names."""
    region_only(request)
    region = queries.region_of(request.actor, request.GET.get("at", ""))
    rows, at = queries.standings(region)
    due = queries.asked(request.actor, over=False).order_by("due_at", "id")[:DUE]
    context = {
        "region": region, "title": greet(request.actor.name), "dates": dates_of(), "at": at, "rows": table_rows(rows),
        "head": table_head(), "sums": {w: sum(r.n[w] for r in rows) for w in ("open", "late", "thrice", "unanswered")},
        "due": [row_shown(p) for p in due], "others": sorted(request.actor.regions - {region.code}),
    }  # fmt: skip
    return render(request, "street/overview.html", context)


def columns() -> list[tuple[str, str]]:
    return [
        ("open", _("手上的")), ("late", _("晚了的")), ("share", _("晚的占")), ("thrice", _("三次晚的")),
        ("unanswered", _("到时没回话的")), ("waiting", _("等居民回话")), ("raised", _("这个月新来")),
        ("closed", _("这个月办结")),
    ]  # fmt: skip


def table_head() -> list[dict]:
    return [{"word": _("社区")}, *({"word": title, "num": True} for _word, title in columns())]


def table_rows(rows) -> list[list[dict]]:
    """For parts/table.html. A share of nothing is a dash, never 0 %."""
    titles, address, shown = columns(), reverse("street_community", args=[0]), []
    for row in rows:
        share = row.late_share
        numbers = row.n | {"share": "—" if share is None else f"{share}%"}
        url = address.replace("/0/", f"/{row.community.number}/")
        cells = [{"text": numbers[word], "num": True, "head": title} for word, title in titles]
        shown.append([{"text": row.community.name, "url": url, "head": _("社区")}, *cells])
    return shown


@login_required
@require_safe
def community(request, number):
    """One community: kinds by month, and what comes up again and again where. Nothing below a grid."""
    region_only(request)
    region = queries.region_of(request.actor, request.GET.get("at", ""))
    place = queries.community_below(region, number)
    word = request.GET.get("what") if request.GET.get("what") in WORDS else WORDS[0]
    months = [months_back(n) for n in range(MONTHS - 1, -1, -1)]
    cells = queries.cells_of(region, place, word, months[0])
    months = [m for m in months if m >= min((month for _kind, month in cells), default=months[-1])]  # since it is told
    names = names_of(place)
    context = {
        "region": region, "place": place, "what": word, "rows": kind_rows(cells, months, names),
        "head": [{"word": _("什么事")}, *({"word": month_word(m), "num": True} for m in months), {"word": _("合计"), "num": True}],
        "hot": [{"what": names.get(c, c), "where": g, "n": n} for c, g, n in queries.hot_of(region, place)],
        "few": FEWEST,
    }  # fmt: skip
    return render(request, "street/community.html", context)


def month_word(month) -> str:
    return _("%(month)s月") % {"month": month.month}


def names_of(place) -> dict[str, str]:
    """Code → name, in the reader's language."""
    chinese = (get_language() or "").startswith("zh")
    return {code: c.name if chinese else c.name_en for code, c in categories_of(place).items()}


def kind_rows(cells, months, names) -> list[list[dict]]:
    """Kinds in the order of their codes; then the sum; sensitive kinds apart, kept back where they are few."""
    kinds = sorted({category for category, _month in cells} - {HIDDEN})
    rows = [line(names.get(k, k), [cells.get((k, m), 0) for m in months], months) for k in kinds]
    if rows:
        sums = [sum(cells.get((k, m), 0) or 0 for k in kinds) for m in months]
        rows.append(line(_("以上合计"), sums, months))
    hidden = [cells.get((HIDDEN, m)) for m in months]
    rows.append(line(_("不便细分的几类"), [n if n is not None else f"<{FEWEST}" for n in hidden], months, total=False))
    return rows


def line(title: str, numbers: list, months, *, total: bool = True) -> list[dict]:
    cells = [{"text": n, "num": True, "head": month_word(m)} for n, m in zip(numbers, months, strict=True)]
    return [
        {"text": title, "head": _("什么事")},
        *cells,
        {"text": sum(numbers) if total else "—", "num": True, "head": _("合计")},
    ]
