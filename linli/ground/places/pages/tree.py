"""The tree of places: look, add, rename, close."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.base.clock import today
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.one_form import Question, ask
from linli.ground.base.paging import page_of
from linli.ground.places import actions
from linli.ground.places.defaults import LEVELS
from linli.ground.places.forms import AddForm, RenameForm, SureForm
from linli.ground.places.models import Place
from linli.ground.places.queries import divisions_over, grids_of
from linli.ground.places.rules import may_change_places, may_draw_grids, may_see_places
from linli.ground.places.tree import grids_with, tree_of
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for

Kind = Place.Kind
WRITES = require_http_methods(["GET", "HEAD", "POST"])


def sent(request):
    return request.POST if request.method == "POST" else None


def community_seen(request):
    """The community whose places the asker may see."""
    if not may_see_places(request.actor):
        raise Refused(_("这一页是社区工作人员用的。"))
    return community_of(request)


def place_seen(request, id) -> Place:
    """A place of the asker's community."""
    rows = Place.objects.filter(community_id=community_seen(request).id, id=id).select_related("parent")
    place = rows.first()
    if place is None:
        raise NotThere()
    return place


@login_required
@require_safe
def listing(request):
    """Grids with their buildings, then the estates."""
    community = community_seen(request)
    roots, actor = tree_of(community.id), request.actor
    grids, outside = grids_with(grids_of(community.id), roots)
    context = {
        "grids": grids, "outside": outside, "roots": roots, "doors": sum(r.doors for r in roots),
        "empty": sum(r.empty for r in roots), "names": {g.place.id: g.place.name for g in grids},
        "may_change": may_change_places(actor, community.id), "may_draw": may_draw_grids(actor, community.id),
    }  # fmt: skip
    return render(request, "places/list.html", context)


@login_required
@require_safe
def show(request, id):
    """One place: what is in it, which grid it belongs to and belonged to."""
    place = place_seen(request, id)
    here = {"community_id": place.community_id}
    below = Place.objects.filter(**here, parent=place, closed_at=None)
    page = page_of(below, by=("path",), after=request.GET.get("after", ""), size=50)
    names = level_names(request)
    divisions, day = divisions_over(place), today()
    context = {
        "place": place, "page": page, "grid": next((d.grid for d in divisions if d.holds_on(day)), None),
        "history": [d for d in divisions if d.place_id == place.id][:20],
        "level": names.get(place.kind) or _(place.get_kind_display()),
        "may_change": may_change_places(request.actor, place.community_id) and not place.closed_at,
        "may_add": bool(kinds_below(names, place)),
    }  # fmt: skip
    return render(request, "places/show.html", context)


def level_names(request) -> dict[str, str]:
    """kind → what this community calls it."""
    return value_for(community_of(request), LEVELS)


def kinds_below(names: dict, place: Place | None) -> list[tuple[str, str]]:
    """The levels that may stand under this place, by the community's own shape."""
    order = [k.value for k in (Kind.ESTATE, Kind.BUILDING, Kind.ENTRANCE, Kind.DWELLING)]
    if place and place.kind == Kind.GRID:
        return []
    start = order.index(place.kind) + 1 if place else 0
    return [(kind, names[kind]) for kind in order[start:] if kind in names and (place or kind != Kind.DWELLING)]


@login_required
@WRITES
def add(request, id=None):
    """One or many places under another, or a new estate."""
    community = community_seen(request)
    actions.check_may_change(request.actor, community.id)
    parent = place_seen(request, id) if id else None
    if parent is not None and (parent.kind in (Kind.GRID, Kind.DWELLING) or parent.closed_at):
        raise NotThere()
    back = reverse("place", args=[id]) if id else reverse("places")
    title = _("在“%(place)s”里加") % {"place": parent.line} if parent else _("加一处地方")
    form = AddForm(sent(request), kinds=kinds_below(level_names(request), parent))

    def act(clean):
        made = actions.add_places(
            parent, actor=request.actor, community=community.id, kind=clean["kind"], names=clean["names"]
        )
        return _("加了：%(names)s。") % {"names": "、".join(p.name for p in made)}

    return ask(request, form, Question(title, _("加上"), back), act)


@login_required
@WRITES
def rename(request, id):
    """Another name, in every address below it too."""
    place = place_seen(request, id)
    actions.check_may_change(request.actor, place.community_id)
    below = Place.objects.under(place).filter(closed_at=None).exclude(id=place.id)
    question = Question(
        _("“%(place)s”改名") % {"place": place.line}, _("改名"), reverse("place", args=[id]),
        effects=lambda clean: [
            _("“%(old)s”改叫“%(new)s”。") % {"old": place.name, "new": clean["name"]},
            _("下面 %(n)d 处的地址跟着改；在这里办过的事都还在。") % {"n": below.count()},
        ],
    )  # fmt: skip

    def act(clean):
        actions.rename_place(actions.seen_by(place, clean["version"]), actor=request.actor, name=clean["name"])
        return _("改好了。")

    initial = {"name": place.name, "version": place.version}
    return ask(request, RenameForm(sent(request), initial=initial), question, act)


@login_required
@WRITES
def close(request, id):
    """Torn down, or never was."""
    place = place_seen(request, id)
    actions.check_may_change(request.actor, place.community_id)
    below = Place.objects.under(place).filter(closed_at=None).exclude(id=place.id)
    question = Question(
        _("撤掉“%(place)s”") % {"place": place.line}, _("撤掉"), reverse("places"),
        line=_("拆了的、登记错了的才撤。还有人住、还有岗位管着，撤不了。"),
        effects=lambda clean: [
            _("“%(place)s”和下面 %(n)d 处不再出现在名单里。") % {"place": place.line, "n": below.count()},
            _("在这里办过的事照旧查得到。"),
        ],
    )  # fmt: skip

    def act(clean):
        actions.close_place(place, actor=request.actor)
        return _("撤了。")

    return ask(request, SureForm(sent(request)), question, act)
