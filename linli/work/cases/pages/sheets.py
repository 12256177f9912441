"""A case on paper (办理单), and its photos side by side in full size."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.engine.matters.queries import parts_of
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import community_of
from linli.work.cases.pages import showing
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.queries import case_of, category_of
from linli.work.cases.words import SOURCE_TITLES


@login_required
@require_safe
def sheet(request, id):
    """办理单: what, where, who, by when, step by step. Never who reported it nor how to reach him."""
    staff_only(request)
    matter = opened(request, id)
    case, parts = case_of(matter), parts_of(matter)
    context = {
        "matter": matter,
        "case": case,
        "stage": showing.stage_word(matter),
        "category": showing.category_word(category_of(community_of(request), case.category)),
        "source": _(SOURCE_TITLES[case.source]),
        "holder": "、".join(holder_names(matter.community_id, matter.owner_id)),
        "steps": [line for line in showing.steps_shown(matter, case, inner=False) if line.get("when")],
        "helpers": showing.helpers_shown(parts),
    }
    return render(request, "cases/office/sheet.html", context)


@login_required
@require_safe
def photos(request, id):
    """Before beside after, as large as the screen; the others below."""
    staff_only(request)
    matter = opened(request, id)
    shots = showing.shots_shown(matter, empty_after=False, merged=True)
    sides = [
        ([s for s in shots if s["role"] == role], words, none)
        for role, words, none in (
            ("before", _("修之前"), _("没有修之前的照片。")),
            ("after", _("修之后"), _("还没有修之后的照片，办好了拍一张。")),
        )
    ]
    return render(request, "cases/office/photos.html", {"matter": matter, "sides": sides})
