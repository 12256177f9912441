"""我要反映: the nine pictures, words, a message, photos, the place. Works as a plain form; then a second look comes first."""

from collections.abc import Collection

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from linli.engine.matters.queries import raised_by
from linli.ground.base.errors import NotThere
from linli.ground.base.ids import uuid7
from linli.ground.base.limits import REPORT, limited
from linli.ground.people.homes import own_building
from linli.ground.places.door_codes import place_of_code
from linli.ground.places.queries import doors_of, grid_of
from linli.ground.posts.queries import post_for_grid
from linli.ground.regions.queries import public_community
from linli.work.cases import rules
from linli.work.cases.forms import ReportForm
from linli.work.cases.pages import elder, holding, sending, showing
from linli.work.cases.pages.looking import UNSAID, look_shown, place_here
from linli.work.cases.promising import holder_of
from linli.work.cases.queries import KIND, case_of, category_of, offered
from linli.work.cases.words import PICTURES


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited(REPORT)
def report(request, number):
    """Who wants big letters is asked one thing a page; all others see one form."""
    if elder.is_asked_so(request):
        return elder.answer(request, public_community(request))
    return one_page(request, public_community(request))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@limited(REPORT)
def report_at(request, number, code):
    """From the sheet at a door: the place is known."""
    community = public_community(request)
    place = place_of_code(community.id, code)
    if place is None:
        raise NotThere(_("这张码换过了。请从社区的首页说，或者打电话。"))
    if elder.is_asked_so(request):
        return elder.answer(request, community, at=place)
    return one_page(request, community, at=place)


def one_page(request, community, at=None):
    """A GET shows the form; a POST sends it, or shows once more what will be promised where that was not seen yet."""
    form = ReportForm(request.POST or None)
    if request.method != "POST":
        return shown(request, community, form, at=at)
    files, held = sending.files_in(request, form), holding.named(request.POST.get("held", ""), community.id)
    if sending.may_try(request, community, form) and form.is_valid() and not request.POST.get("ask"):
        if sent := sending.send(request, community, form, files=files, held=held):
            return sent
    held = holding.keep(request, community, form, held, files)
    return shown(request, community, form, at=at, held=held, second=not form.errors)


def shown(request, community, form, *, at=None, held=None, second=False):
    status = 422 if form.is_bound and form.errors else 200
    context = report_page(request, community, form, at=at) | {"second": second} | holding.shown(community, held)
    return render(request, "cases/resident/report.html", context, status=status)


def report_page(request, community, form, *, at=None):
    """Everything the report page shows; what was typed stays."""
    actor = request.actor
    home = at or own_building(community.id, actor.persons)
    chosen = form.data.get("category", "") if form.is_bound else ""
    place = form.data.get("place", "") if form.is_bound else (str(home.id) if home else "")
    mine = list(raised_by(actor).filter(kind=KIND).select_related("owner", "place")[:3])
    here = place_here(community, place) if form.is_bound else home
    known = category_of(community, chosen or UNSAID) if form.is_bound else None
    return {
        "community": community,
        "form": form,
        "key": form.data.get("client_key") or uuid7(),
        "chosen_place": place,
        "kinds": pictures(chosen, offered(community)),
        "doors": doors_with(community, home),
        "at": at,
        "look": look_shown(actor, community, known, here, form.data),
        "first": "" if known else who_comes(community, home),
        "may_report": rules.may_report(actor, community.id),
        "mine": mine_shown(mine),
    }


def who_comes(community, home) -> str:
    """二网格 网格员 · 马丽: who will come first, for one's own building."""
    post = post_for_grid(community.id, grid_of(home)) if home else None
    return " · ".join(filter(None, (post.title, holder_of(post)))) if post else ""


def pictures(chosen: str, known: Collection[str]) -> list[dict]:
    """Those whose category is still offered here."""
    return [
        {
            "value": code,
            "word": _(word),
            "picture": picture,
            "checked": code == chosen,
            "small": _("直接说或拍照") if picture == "tell" else "",
        }
        for picture, word, code in PICTURES
        if code in known
    ]


def doors_with(community, home) -> list[tuple[str, str]]:
    """Estates and buildings to choose from; an entrance whose sheet was scanned is among them."""
    doors = [(str(id), line) for id, line in doors_of(community.id)]
    known = {id for id, _line in doors}
    return doors if home is None or str(home.id) in known else [(str(home.id), home.line), *doors]


@never_cache
@require_safe
def look(request, number):
    """The part of the form that depends on what and where: asked for by the script when one of them changes."""
    community = public_community(request)
    category = category_of(community, request.GET.get("category", "")[:10])
    place = place_here(community, request.GET.get("place", ""))
    context = {"community": community, "fresh": True}
    context["look"] = look_shown(request.actor, community, category, place, request.GET)
    return render(request, "cases/resident/_look.html", context)


def mine_shown(matters) -> list[dict]:
    """The latest with its trail, the others as links."""
    rows = []
    for place, matter in enumerate(matters):
        row = showing.row_shown(matter, url="") | {"id": matter.id}
        if place == 0:
            row["steps"] = showing.steps_shown(matter, case_of(matter), inner=False)[-5:]
        rows.append(row)
    return rows
