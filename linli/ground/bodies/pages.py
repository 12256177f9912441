"""组织: whom one works with, what each is able to mend, and until when."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.base.clock import today
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.one_form import Question, ask
from linli.ground.bodies import actions
from linli.ground.bodies.ending import will_end
from linli.ground.bodies.forms import BodyForm, EndBodyForm
from linli.ground.bodies.models import Ability, Body
from linli.ground.bodies.rules import may_change_bodies, may_see_bodies
from linli.ground.regions.queries import community_of

WRITES = require_http_methods(["GET", "HEAD", "POST"])
FACTS = ("name", "short", "uscc", "phone")


def community_seen(request):
    """The community whose organisations the asker may see."""
    if not may_see_bodies(request.actor):
        raise Refused(_("这一页是社区工作人员用的。"))
    return community_of(request)


def body_seen(request, id) -> Body:
    body = Body.objects.filter(community_id=community_seen(request).id, id=id).first()
    if body is None:
        raise NotThere()
    return body


def mends_of(community: int) -> dict:
    """body → the categories it mends."""
    found: dict = {}
    rows = Ability.objects.filter(community_id=community, place=None).order_by("category")
    for body, category in rows.values_list("body_id", "category"):
        found.setdefault(body, []).append(category)
    return found


@login_required
@require_safe
def listing(request):
    """By kind; those that are over stand apart."""
    community = community_seen(request)
    mends = mends_of(community.id)
    rows = [
        {"body": b, "mends": mends.get(b.id, []), "over": b.valid_to is not None and b.valid_to < today()}
        for b in Body.objects.filter(community_id=community.id).order_by("code")
    ]
    groups = [(_(kind.label), [r for r in rows if r["body"].kind == kind and not r["over"]]) for kind in Body.Kind]
    context = {
        "groups": [g for g in groups if g[1]], "over": [r for r in rows if r["over"]],
        "may": may_change_bodies(request.actor, community.id),
    }  # fmt: skip
    return render(request, "bodies/list.html", context)


@login_required
@WRITES
def new(request):
    """One more organisation."""
    community = community_seen(request)
    actions.check_may_change(request.actor, community.id)

    def act(clean):
        facts = {name: clean[name] for name in FACTS}
        body = actions.add_body(community, actor=request.actor, kind=clean["kind"], mends=clean["mends"], **facts)
        return _("记下了“%(name)s”。要能请它办事，再给它设一个单位联系岗。") % {"name": body.name}

    form = BodyForm(request.POST if request.method == "POST" else None)
    return ask(request, form, Question(_("加一个组织"), _("加上"), reverse("bodies")), act)


@login_required
@WRITES
def edit(request, id):
    """Other facts, other abilities."""
    body = body_seen(request, id)
    actions.check_may_change(request.actor, body.community_id)
    initial = {name: getattr(body, name) for name in ("kind", *FACTS, "version")}
    initial["mends"] = "、".join(mends_of(body.community_id).get(body.id, []))
    form = BodyForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(clean):
        body.version = clean["version"] or 0
        facts = {name: clean[name] for name in ("kind", *FACTS)}
        actions.change_body(body, actor=request.actor, mends=clean["mends"], **facts)
        return _("改好了。")

    return ask(request, form, Question(_("改“%(name)s”") % {"name": body.name}, _("改好了"), reverse("bodies")), act)


@login_required
@WRITES
def end(request, id):
    """The last day we work together."""
    body = body_seen(request, id)
    actions.check_may_change(request.actor, body.community_id)
    question = Question(
        _("“%(name)s”到期") % {"name": body.name}, _("到期"), reverse("bodies"),
        effects=lambda clean: [
            _("%(on)s 是最后一天；第二天起，请不到它，它的人也进不来。") % {"on": clean["on"]},
            *will_end(body, clean["on"]),
            _("办过的事照旧查得到。"),
        ],
    )  # fmt: skip

    def act(clean):
        actions.end_body(body, actor=request.actor, on=clean["on"])
        return _("记下了。")

    return ask(request, EndBodyForm(request.POST if request.method == "POST" else None), question, act)
