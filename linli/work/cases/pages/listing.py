"""大事小情: the list to work from, by hand and by keyboard."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.engine.matters.kinds import ENDED, OPEN, OUTCOME_TITLES, RAISED, STAGE_TITLES, WAIT_TITLES, Facts, Stage
from linli.ground.base.paging import page_of
from linli.ground.regions.queries import community_of
from linli.work.cases import dealing, rules
from linli.work.cases.filters import narrow_of, narrowed, words_of
from linli.work.cases.lines import is_late
from linli.work.cases.pages.office import staff_only
from linli.work.cases.pages.showing import WAY, by_ways_of

COLUMNS = (
    "id", "community_id", "number", "title", "stage", "outcome", "due_at", "stage_at", "raised_at", "waits_for",
    "paused_at",
    "owner_id", "grid_id", "restricted", "seen_by",
)  # fmt: skip
LONGEST = 40


@login_required
@require_safe
def listing(request):
    """One pile of cases, searched where something was typed, narrowed to what a number of a map or board counts."""
    staff_only(request)
    community, narrow = community_of(request), narrow_of(request.GET)
    actor, text = request.actor, request.GET.get("q", "").strip()[:LONGEST]
    pile = dealing.pile_named(request.GET.get("tab", ""), searched=bool(text))
    rows = narrowed(dealing.rows_of(actor, pile), narrow, community=community.id)
    if text:
        rows = dealing.found_by(rows, community, text)
    rows = rows.values(*COLUMNS, owner_title=F("owner__title"), place_line=F("place__line"))
    page = page_of(rows, by=pile.by, after=request.GET.get("after", ""))
    context = {
        "rows": rows_shown(actor, page.rows), "page": page, "tab": pile.word, "text": text,
        "chips": chips_shown(actor, pile), "base": reverse("cases"), "empty": empty_words(pile, text),
        "sees_late": bool(actor.whole), "narrow": narrow,
        "narrow_words": words_of(narrow, community=community.id) if narrow else [],
        "more": "&".join(said for said in (narrow.query, urlencode({"q": text}) if text else "") if said),
    }  # fmt: skip
    return render(request, "cases/office/list.html", context)


def rows_shown(actor, rows) -> list[dict]:
    """What each line says. Words are translated once a page, not once a row."""
    stages = {stage.value: _(title) for stage, title in STAGE_TITLES.items()}
    outcomes = {outcome.value: _(title) for outcome, title in OUTCOME_TITLES.items()}
    ways = by_ways_of([row["id"] for row in rows], {row["community_id"] for row in rows}) if rows else {}
    waits = {wait.value: _(title) for wait, title in WAIT_TITLES.items()}
    return [
        row
        | {
            "open": row["stage"] in OPEN,
            "late": is_late(row),
            "paused": row["paused_at"] is not None,
            "at": WAY[Stage(row["stage"])],
            "word": outcomes[row["outcome"]] if row["stage"] == ENDED and row["outcome"] else stages[row["stage"]],
            "waits": waits.get(row["waits_for"], "") if row["stage"] in OPEN else "",
            "by_way": ways.get(row["id"], ""),
            "may_accept": row["stage"] == RAISED and rules.works_on_it(actor, facts_of(row)),
        }
        for row in rows
    ]


def facts_of(row: dict) -> Facts:
    return Facts(
        row["community_id"], Stage(row["stage"]), row["owner_id"], None, row["grid_id"], row["restricted"],
        seen_by=frozenset(row["seen_by"]),
    )  # fmt: skip


def chips_shown(actor, chosen) -> list[dict]:
    """The names of the list, each with how many; what never holds anything for this actor is left out."""
    counts = dealing.counts_of(actor)
    piles = [p for p in dealing.PILES if p.word != "grid" or actor.grids]
    rows = [{"word": p.word, "title": _(p.title), "n": counts.get(p.word), "on": p is chosen} for p in piles]
    if chosen is dealing.EVERYTHING:
        rows.append({"word": chosen.word, "title": _(chosen.title), "n": None, "on": True})
    return rows


def empty_words(pile, text: str) -> tuple[str, str]:
    """What an empty list says, and what to do."""
    if text:
        return _("没有找到“%(text)s”") % {"text": text}, _("写编号，或者写两个字以上，比如：井盖。")
    if pile.word == "look":
        return _("没有等您看的事"), _("替别人记下的、热线转来的，办好以后由另一个人看一眼。")
    return _("这里现在没有事"), _("窗里亮着灯，就是都好。")
