"""分派规则: by which rule a new case finds its owner, in the order the rules are tried."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.ground.base.errors import Refused
from linli.ground.base.one_form import Question, ask
from linli.ground.places.models import Place
from linli.ground.places.queries import doors_of
from linli.ground.posts.models import Post
from linli.ground.posts.queries import posts_and_holders
from linli.ground.posts.words import GRID_KINDS, LABELS
from linli.ground.regions.queries import community_of
from linli.work.cases import rerouting
from linli.work.cases.forms_of_rules import DropRouteForm, RouteForm, TryForm
from linli.work.cases.models import Route
from linli.work.cases.owners import Owners
from linli.work.cases.pages.sorting import sorted_out
from linli.work.cases.queries import categories_of, offered
from linli.work.cases.rules import may_decide
from linli.work.cases.words import HOURS_TITLES, SOURCE_TITLES, URGENCY_TITLES

WRITES = require_http_methods(["GET", "HEAD", "POST"])


def community_seen(request):
    """The community whose rules the asker may see."""
    community = community_of(request)
    if community is None or not request.actor.sees_whole(community.id):
        raise Refused(_("这一页是社区书记、值班岗和社区工作者用的。"))
    return community


@login_required
@require_safe
def listing(request):
    """The rules in their order, and what happens where none fits."""
    community = community_seen(request)
    categories = categories_of(community)
    rows = [told(route, categories) for route in rerouting.routes_of(community.id)]
    context = {"rows": rows, "may": may_decide(request.actor, community.id)}
    return render(request, "cases/office/routes.html", context)


def told(route, categories) -> dict:
    """One rule in words."""
    if route.to_post:
        to, gone = route.to_post.title, route.to_post.closed_at is not None
    else:
        to, gone = _("当地的%(kind)s") % {"kind": _(LABELS[route.to_kind])}, False
    return {
        "route": route,
        "what": category_word(route.category, categories),
        "where": route.place.line if route.place else _("哪儿都算"),
        "when": " · ".join(conditions_of(route)),
        "to": to,
        "gone": gone,
    }


def conditions_of(route) -> list[str]:
    """From whom, how urgent, when; a rule that asks for none of it says so."""
    said = [(SOURCE_TITLES, route.source), (URGENCY_TITLES, route.urgency), (HOURS_TITLES, route.hours)]
    return [_(titles[word]) for titles, word in said if word] or [_("怎么来的、什么时候都算")]


def category_word(code, categories) -> str:
    """`A 房屋`: a letter stands for its whole group."""
    if not code:
        return _("什么事都算")
    found = categories.get(code)
    if found:
        return f"{code} {found.name}"
    group = next((c.group for c in categories.values() if c.code.startswith(code)), "")
    return f"{code} {group}"


def form_for(request, community, route=None) -> RouteForm:
    """The form with this community's categories, doors and posts."""
    categories = offered(community)
    groups = {c.code[0]: c.group for c in categories.values()}
    whats = [(letter, _("%(group)s（整类）") % {"group": group}) for letter, group in groups.items()]
    whats += coded(categories)
    targets = [(f"kind:{kind}", _("当地的%(kind)s") % {"kind": _(LABELS[kind])}) for kind in sorted(GRID_KINDS)]
    targets += [(f"post:{held.post.id}", held.post.title) for held in posts_and_holders(community.id)]
    initial = route and {
        "category": route.category, "place": str(route.place_id or ""), "source": route.source, "note": route.note,
        "urgency": route.urgency, "hours": route.hours,
        "target": f"post:{route.to_post_id}" if route.to_post_id else f"kind:{route.to_kind}",
    }  # fmt: skip
    return RouteForm(
        request.POST if request.method == "POST" else None, categories=whats, places=doors_of(community.id),
        targets=targets, initial=initial,
    )  # fmt: skip


def coded(categories) -> list[tuple[str, str]]:
    return [(c.code, f"{c.code} {c.name}") for c in categories.values()]


def save(request, community, route, clean):
    """The action behind both forms."""
    sort, _colon, which = clean["target"].partition(":")
    here = {"community_id": community.id}
    return rerouting.save_route(
        route, actor=request.actor, category=clean["category"], source=clean["source"], note=clean["note"],
        urgency=clean["urgency"], hours=clean["hours"],
        place=Place.objects.filter(**here, id=clean["place"]).first() if clean["place"] else None,
        to_post=Post.objects.filter(**here, id=which).first() if sort == "post" else None,
        to_kind=which if sort == "kind" else "",
    )  # fmt: skip


@login_required
@WRITES
def new(request):
    """One more rule, tried last until it is moved up."""
    community = community_seen(request)
    rerouting.check_may_route(request.actor, community.id)

    def act(clean):
        route = save(request, community, Route(community_id=community.id), clean)
        return _("加了第 %(rank)d 条，排在最后，可以往前移。") % {"rank": route.rank}

    return ask(request, form_for(request, community), Question(_("加一条规则"), _("加上"), reverse("routes")), act)


@login_required
@WRITES
def edit(request, id):
    """Another content for a rule that keeps its place."""
    community = community_seen(request)
    rerouting.check_may_route(request.actor, community.id)
    route = rerouting.route_in(community.id, id)

    def act(clean):
        save(request, community, route, clean)
        return _("改好了，往后的事照新的分；已经有人管的不动。")

    question = Question(_("改第 %(rank)d 条") % {"rank": route.rank}, _("改好了"), reverse("routes"))
    return ask(request, form_for(request, community, route), question, act)


@login_required
@require_POST
def move(request, id, way):
    """One place up or down."""
    community = community_seen(request)
    if rerouting.move_route(rerouting.route_in(community.id, id), actor=request.actor, up=way == "up"):
        messages.success(request, _("换了先后。"))
    return redirect("routes")


@login_required
@WRITES
def drop(request, id):
    """A rule is no more."""
    community = community_seen(request)
    rerouting.check_may_route(request.actor, community.id)
    route = rerouting.route_in(community.id, id)
    question = Question(
        _("去掉第 %(rank)d 条") % {"rank": route.rank}, _("去掉"), reverse("routes"), line=route.note,
        effects=lambda clean: [
            _("已经有人管的事不动。"), _("往后这样的事照后面的规则分；一条也对不上的，值班岗先接着。"),
        ],
    )  # fmt: skip

    def act(clean):
        rerouting.drop_route(route, actor=request.actor)
        return _("去掉了。")

    return ask(request, DropRouteForm(request.POST if request.method == "POST" else None), question, act)


@login_required
@require_safe
def try_out(request):
    """试一试: where a report would go now, and by which rule. Nothing is sent."""
    community = community_seen(request)
    form = TryForm(request.GET or None, categories=coded(offered(community)), places=doors_of(community.id))
    context = {"form": form}
    if form.is_bound and form.is_valid():
        context["found"] = sorted_out(community, Owners(community), **form.cleaned_data)
    return render(request, "cases/office/try.html", context, status=422 if form.errors else 200)
