"""Steps taken on a case, at the door or at the desk: accept, one step, mended, not ours, ask a unit, hand on."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from linli.engine.matters.actions.asking import ask_body, recall_part
from linli.engine.matters.actions.handing import hand_to
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Part
from linli.engine.matters.pages import photos_of
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere
from linli.ground.base.ids import uuid7
from linli.ground.bodies.queries import partners_of
from linli.ground.files.actions import keep_photos
from linli.ground.files.uploads import sent_photos
from linli.ground.posts.queries import posts_and_holders
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for
from linli.work.cases import defaults
from linli.work.cases.actions import fix_case
from linli.work.cases.forms import AskForm, HandForm, SaidForm
from linli.work.cases.kind import CASE
from linli.work.cases.pages import showing
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.pages.sorting import suggested
from linli.work.cases.queries import case_of, category_of

BY_HAND = ("work", "fix", "refer")  # steps with a page of their own


@login_required
@require_POST
def accept(request, id):
    """我来管: one tap."""
    staff_only(request)
    take_step(opened(request, id), "accept", actor=request.actor, client_key=key_of(request.POST.get("client_key", "")))
    messages.success(request, _("您接下了这件事，邻居会看到。"))
    return redirect("case", id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take(request, id, word):
    """One step in words, with photos: 记一步, 办好了, 不归社区管."""
    staff_only(request)
    if word not in BY_HAND:
        raise NotThere()
    matter = opened(request, id)
    form = SaidForm(request.POST or None, initial={"said": whom_to_ask(request, matter)} if word == "refer" else None)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: write(request, matter, word, form)):
        messages.success(request, _("记下了，报事的邻居会看到。"))
        return redirect("case", id)
    context = {
        "matter": matter,
        "move": CASE.move(word),
        "form": form,
        "key": request.POST.get("client_key") or uuid7(),
    }
    return render(request, "cases/field/take.html", context, status=422 if form.is_bound else 200)


def whom_to_ask(request, matter) -> str:
    """不是社区的职责: which department it is, with its phone, ready to be read over (《北京市接诉即办工作条例》第十七条)."""
    category = category_of(community_of(request), matter.category)
    if category is None or not category.department:
        return ""
    facts = {"what": category.name, "who": category.department, "phone": category.department_phone}
    return _("“%(what)s”不是社区的职责，请找%(who)s，电话 %(phone)s。") % facts


def write(request, matter, word, form):
    """The action behind the form."""
    said, photos, key = form.cleaned_data["said"], sent_photos(request), key_of(request.POST.get("client_key", ""))
    if word == "fix":
        return fix_case(matter, actor=request.actor, said=said, photos=photos, client_key=key)
    step = take_step(matter, word, actor=request.actor, said=said, client_key=key)
    if step.fresh:
        keep_photos(matter.community_id, photos, word="matter", subject=matter.id, role="before", actor=request.actor)
    return step


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, id):
    """请人一起办: a unit is asked, with a clock of its own; the owner stays the owner."""
    staff_only(request)
    matter, community = opened(request, id), community_of(request)
    case, category = case_of(matter), category_of(community, matter.category)
    fit = suggested(matter.community_id, matter.category, matter.place, case.lead)
    others = [b for b in partners_of(matter.community_id) if b.id not in {f.id for f in fit}]
    form = AskForm(
        request.POST or None,
        bodies=body_choices(fit, others),
        hours=hour_choices(community),
        initial={
            "body": fit[0].id if fit else None,
            "words": case.words,
            "hours": value_for(community, defaults.UNIT_HOURS)[0],
        },
    )
    if request.method == "POST" and form.is_valid():
        bodies = {str(b.id): b for b in [*fit, *others]}
        part = attempt(form, lambda: ask_from(request, matter, case, category, bodies, form.cleaned_data))
        if part:
            messages.success(request, _("请了“%(name)s”，等对方回话。") % {"name": part.addressee_name})
            return redirect("case", id)
    context = {"matter": matter, "form": form, "key": request.POST.get("client_key") or uuid7(), "fits": bool(fit)}
    context["shots"] = showing.shots_shown(matter, empty_after=False)
    return render(request, "cases/field/ask.html", context, status=422 if form.is_bound else 200)


def body_choices(fit, others):
    """Who mends this sort of thing here first, then all others."""
    groups = [
        (_("管这类事的"), [(str(b.id), b.name) for b in fit]),
        (_("别的单位"), [(str(b.id), b.name) for b in others]),
    ]
    return [group for group in groups if group[1]]


def hour_choices(community):
    """一天, 三天, 七天."""
    hours = value_for(community, defaults.UNIT_HOURS)
    return [(h, ngettext("%(n)d 天", "%(n)d 天", h // 24) % {"n": h // 24}) for h in hours]


def ask_from(request, matter, case, category, bodies, clean):
    """The action behind the form: what the unit will see is put together here."""
    photos = [f.id for f in photos_of(matter)["before"]] if clean["with_photos"] else []
    place = " ".join(filter(None, [matter.place.line if matter.place_id else "", case.spot]))
    return ask_body(
        matter,
        bodies[clean["body"]],
        actor=request.actor,
        words=clean["words"],
        due_at=now() + timedelta(hours=clean["hours"]),
        category_title=category.name if category else "",
        place_line=place,
        photos=photos,
        client_key=key_of(request.POST.get("client_key", "")),
    )


@login_required
@require_POST
def recall(request, id, part):
    """不用对方办了."""
    staff_only(request)
    matter = opened(request, id)
    row = Part.objects.filter(community_id=matter.community_id, matter=matter, id=part).first()
    if row is None:
        raise NotThere()
    row.matter = matter
    recall_part(row, actor=request.actor)
    messages.success(request, _("告诉“%(name)s”不用办了。") % {"name": row.addressee_name})
    return redirect("case", id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand(request, id):
    """The whole case to another post, with a reason."""
    staff_only(request)
    matter = opened(request, id)
    posts = [
        (str(h.post.id), post_line(h)) for h in posts_and_holders(matter.community_id) if h.post.id != matter.owner_id
    ]
    form = HandForm(request.POST or None, posts=posts)
    if request.method == "POST" and form.is_valid():
        clean, key = form.cleaned_data, key_of(request.POST.get("client_key", ""))
        if attempt(form, lambda: hand_to(matter, clean["post"], actor=request.actor, why=clean["why"], client_key=key)):
            messages.success(request, _("转过去了，对方的提醒里有这件事。"))
            return redirect("cases")
    context = {"matter": matter, "form": form, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "cases/field/hand.html", context, status=422 if form.is_bound else 200)


def post_line(held) -> str:
    """二网格 网格员（马丽）; a vacant post says so."""
    return f"{held.post.title}（{'、'.join(held.names) or _('空缺')}）"
