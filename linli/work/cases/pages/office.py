"""Who works on cases: the list, one case, and writing one down for somebody."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.kinds import Stage
from linli.engine.matters.pages import buttons
from linli.engine.matters.queries import open_matter, parts_of
from linli.ground.access.reading import log_reading
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.ground.files.uploads import sent_photos
from linli.ground.places.models import Place
from linli.ground.places.queries import doors_of
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import community_of
from linli.work.cases import rules
from linli.work.cases.actions import report_case
from linli.work.cases.filters import narrow_of, narrowed, words_of
from linli.work.cases.forms import OfficeReportForm, PhoneForm
from linli.work.cases.kind import CASE
from linli.work.cases.lines import line_of, lined
from linli.work.cases.pages import showing
from linli.work.cases.queries import KIND, case_of, categories_of, category_of, phone_of, standing_of, visible_to
from linli.work.cases.words import SOURCE_TITLES, Source

TABS = ("todo", "late", "done", "over", "all")


ORDERS = {"done": ("-stage_at", "-id"), "over": ("-stage_at", "-id"), "all": ("-raised_at", "-id")}


def staff_only(request):
    if not request.actor.is_staff:
        raise Refused(_("这一页是社区工作人员用的。"))


@login_required
@require_safe
def listing(request):
    """大事小情: what is to do, what is late, what waits for its raiser, what is over."""
    staff_only(request)
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else "todo"
    community, narrow = community_of(request), narrow_of(request.GET)
    rows = lined(narrowed(rows_for(visible_to(request.actor), tab), narrow, community=community.id))
    by = ORDERS.get(tab, ("due_at", "id"))
    page = page_of(rows, by=by, after=request.GET.get("after", ""))
    shown = [line_of(row) for row in page.rows]
    counts = standing_of(request.actor)
    context = {
        "rows": shown, "page": page, "tab": tab, "counts": counts, "narrow": narrow.query,
        "narrow_words": words_of(narrow, community=community.id) if narrow else [],
    }  # fmt: skip
    return render(request, "cases/office/list.html", context)


def rows_for(rows, tab):
    """The matters of a tab."""
    if tab == "all":
        return rows
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


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """记一件事: at the window, by phone, seen on the way."""
    community = community_of(request)
    if community is None or not rules.may_report_for_others(request.actor, community.id):
        raise Refused(_("这一页是社区工作人员用的。"))
    form = OfficeReportForm(request.POST or None, **choices_for(community))
    if request.method == "POST" and form.is_valid():
        matter = attempt(form, lambda: report_from(request, community, form.cleaned_data))
        if matter:
            messages.success(
                request,
                _("记下了，编号 %(number)s，交给“%(owner)s”。")
                % {"number": matter.number, "owner": matter.owner.title},
            )
            return redirect("case", matter.id)
    context = {"form": form, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "cases/office/new.html", context, status=422 if form.is_bound else 200)


def choices_for(community):
    """Choices of the form: sources, categories by group, buildings."""
    groups: dict[str, list] = {}
    for code, category in categories_of(community).items():
        groups.setdefault(category.group, []).append((code, showing.category_word(category)))
    return {
        "sources": [(word, _(title)) for word, title in SOURCE_TITLES.items() if word != Source.RESIDENT],
        "categories": list(groups.items()),
        "places": [(str(id), line) for id, line in doors_of(community.id)],
    }


def report_from(request, community, clean):
    """The action behind the form."""
    place = Place.objects.filter(community_id=community.id, id=clean["place"]).first() if clean["place"] else None
    return report_case(
        actor=request.actor,
        community=community,
        category=clean["category"],
        place=place,
        words=clean["words"],
        spot=clean["spot"],
        photos=sent_photos(request),
        source=clean["source"],
        called=clean["called"],
        phone=clean["phone"],
        client_key=key_of(request.POST.get("client_key", "")),
    )
