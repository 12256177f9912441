"""大家说过的事: what others may see of the cases of a community, and follow."""

from uuid import UUID

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.engine.matters.actions.following import follow_of
from linli.engine.matters.kinds import LIVE, STAGE_TITLES, Stage
from linli.engine.matters.models import Follow, Matter
from linli.ground.base.errors import NotThere
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.ground.files.pages import photo_answer
from linli.ground.regions.queries import public_community
from linli.work.cases.pages import slips
from linli.work.cases.pages.showing import WAY, category_word
from linli.work.cases.public import COLUMNS, Shown, may_fetch_public, public_matters, shown_of
from linli.work.cases.queries import categories_of


@require_safe
def listing(request, number):
    """Newest first: what and where, and more where staff let it out."""
    community = public_community(request)
    rows = public_matters(community.id).values(*COLUMNS)
    page = page_of(rows, by=("-id",), after=request.GET.get("after", ""))
    names = categories_of(community)
    shown = [row_of(seen, names) for seen in shown_of(community.id, page.rows)]
    return render(request, "cases/resident/public.html", {"community": community, "rows": shown, "page": page})


def row_of(seen: Shown, names) -> dict:
    """A line of the list or the head of the page."""
    return {
        "id": seen.id,
        "category": category_word(names.get(seen.category)) or _("一件事"),
        "where": seen.where,
        "title": seen.title,
        "words": seen.words,
        "photos": seen.photos,
        "stage": _(STAGE_TITLES[Stage(seen.stage)]) if seen.stage else "",
        "at": WAY[Stage(seen.stage)] if seen.stage else 0,
    }


@require_safe
def show(request, number, id):
    """One case as others see it; who follows it sees besides how far it is."""
    community = public_community(request)
    row = public_matters(community.id).filter(id=id).values(*COLUMNS, "raised_by").first()
    if row is None:
        raise NotThere()
    seen = row_of(shown_of(community.id, [row])[0], categories_of(community))
    follow = follow_here(request, community, id)
    if follow:
        stage = Stage(row["stage"])
        seen |= {"stage": _(STAGE_TITLES[stage]), "at": WAY[stage]}
    account = request.actor.account
    context = {
        "community": community,
        "row": seen,
        "follow": follow,
        "is_own": account is not None and row["raised_by"] == account,
        "may_follow": row["stage"] in LIVE,
        "key": uuid7(),
    }
    return render(request, "cases/resident/public_case.html", context)


def follow_here(request, community, id: UUID) -> Follow | None:
    """How this visitor follows it: by account, or by the slip lying open."""
    matter = Matter(community_id=community.id, id=id)
    if found := follow_of(matter, actor=request.actor):
        return found
    lying = slips.open_slip(request, community)
    mine = lying.follow if lying else None
    return mine if mine and mine.matter_id == id and mine.ended_at is None else None


@require_safe
def photo(request, number, id, file, small=False):
    """A photo that staff let out."""
    community = public_community(request)
    if not may_fetch_public(community.id, id, file):
        raise NotThere()
    answer = photo_answer(community.id, file, small=small)
    answer["Cache-Control"] = "private, max-age=60"  # taken back, it is gone within a minute
    return answer
