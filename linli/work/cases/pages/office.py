"""Who works on cases: the list and one case. Writing one down is in desk.py."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.engine.matters.kinds import Stage
from linli.engine.matters.pages import buttons
from linli.engine.matters.queries import open_matter, parts_of
from linli.ground.access.reading import log_reading
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import community_of
from linli.work.cases import rules
from linli.work.cases.forms import PhoneForm
from linli.work.cases.kind import CASE
from linli.work.cases.pages import showing
from linli.work.cases.pages.letting_out import public_state
from linli.work.cases.pages.told import told_shown
from linli.work.cases.queries import KIND, case_of, category_of, phone_of, standing_of, visible_to
from linli.work.cases.words import SOURCE_TITLES

TABS = ("todo", "late", "done", "over")


def staff_only(request):
    if not request.actor.is_staff:
        raise Refused(_("这一页是社区工作人员用的。"))


@login_required
@require_safe
def listing(request):
    """大事小情: what is to do, what is late, what waits for its raiser, what is over."""
    staff_only(request)
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else "todo"
    rows = rows_for(visible_to(request.actor), tab).select_related("owner", "place")
    by = ("-stage_at", "-id") if tab in ("done", "over") else ("due_at", "id")
    page = page_of(rows, by=by, after=request.GET.get("after", ""))
    ways = showing.by_ways_of(page.rows)
    shown = [showing.row_shown(m, url="") | {"id": m.id, "by_way": ways.get(m.id, "")} for m in page.rows]
    counts = standing_of(request.actor)
    return render(request, "cases/office/list.html", {"rows": shown, "page": page, "tab": tab, "counts": counts})


def rows_for(rows, tab):
    """The matters of a tab."""
    if tab == "todo":
        return rows.open()
    if tab == "late":
        return rows.overdue(now())
    return rows.filter(stage=Stage.DONE) if tab == "done" else rows.filter(stage__in=(Stage.CONFIRMED, Stage.ENDED))


@login_required
@require_safe
def show(request, id):
    """One case, as in the design: who answers, by when, step by step, who helps."""
    staff_only(request)
    return render(request, "cases/office/show.html", case_page(request, opened(request, id)))


def opened(request, id):
    """The matter, its reading logged."""
    matter = open_matter(request.actor, id, to="case")
    if matter.kind != KIND:
        raise NotThere()
    return matter


def case_page(request, matter, **more):
    """Everything the page shows of a case."""
    case, parts = case_of(matter), parts_of(matter)
    moves = {m.word: m for m in buttons_of(request.actor, matter, parts)}
    community = community_of(request)
    return {
        "matter": matter,
        "case": case,
        "stage": showing.stage_word(matter),
        "moves": moves,
        "key": uuid7(),
        "category": showing.category_word(category_of(community, case.category)),
        "holder": "、".join(holder_names(matter.community_id, matter.owner_id)),
        "steps": showing.steps_shown(matter, case, inner=True),
        "helpers": showing.helpers_shown(parts),
        "shots": showing.shots_shown(matter, empty_after=True),
        "source": _(SOURCE_TITLES[case.source]),
        "works_on_it": rules.works_on_it(request.actor, matter.facts()),
        "is_over": showing.is_over(matter),
        "has_phone": bool(case.phone_sealed or matter.person_id),
        "told": told_shown(matter, case),
        "public": public_state(request.actor, matter),
        **more,
    }


def buttons_of(actor, matter, parts):
    return buttons(CASE, matter, actor, sum(p.is_open for p in parts))


@login_required
@require_POST
def phone(request, id):
    """The raiser's phone, for a stated purpose; the reading is kept."""
    staff_only(request)
    matter, form = opened(request, id), PhoneForm(request.POST)
    if not rules.works_on_it(request.actor, matter.facts()):
        raise Refused(_("只有负责这件事的岗位能看电话。"))
    if not form.is_valid():
        return render(request, "cases/office/show.html", case_page(request, matter, phone_form=form), status=422)
    log_reading(request.actor, matter.community_id, [matter.person_id or matter.id], to=form.cleaned_data["purpose"])
    found = phone_of(case_of(matter))
    return render(request, "cases/office/show.html", case_page(request, matter, phone=found, phone_asked=True))
