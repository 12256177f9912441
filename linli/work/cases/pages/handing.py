"""The whole case to another post, by one tap where it is plain whose it is; and back, by saying whose it is."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.engine.matters.actions.handing import give_back as give_matter_back
from linli.engine.matters.actions.handing import hand_to
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.ids import uuid7
from linli.ground.posts.queries import posts_and_holders
from linli.ground.posts.words import ADMIN_KINDS, GRID_KINDS, PostKind
from linli.work.cases.forms import GiveBackForm, HandForm
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.pages.phrases import with_phrase
from linli.work.cases.phrases import phrases_for

WRITES = require_http_methods(["GET", "HEAD", "POST"])
WINDOW = (PostKind.DUTY, PostKind.CLERK, PostKind.SECRETARY)


@login_required
@WRITES
def hand(request, id):
    """The whole case to another post, with a reason."""
    staff_only(request)
    matter = opened(request, id)
    held = [h for h in posts_and_holders(matter.community_id) if may_own(h.post, matter)]
    posts = [(str(h.post.id), post_line(h)) for h in held]
    offered = phrases_for(matter.community_id, "hand", matter.category)
    typed = with_phrase(request, offered, "why") if request.method == "POST" else None
    form = HandForm(initial=typed, posts=posts) if typed else HandForm(request.POST or None, posts=posts)
    if form.is_bound and form.is_valid():
        clean, key = form.cleaned_data, key_of(request.POST.get("client_key", ""))
        if attempt(form, lambda: hand_to(matter, clean["post"], actor=request.actor, why=clean["why"], client_key=key)):
            messages.success(request, _("转过去了，对方的提醒里有这件事。"))
            return redirect("cases")
    context = {
        "matter": matter, "form": form, "key": request.POST.get("client_key") or uuid7(), "phrases": offered,
        "suggested": suggested(matter, held),
    }  # fmt: skip
    return render(request, "cases/field/hand.html", context, status=422 if form.is_bound else 200)


def may_own(post, matter) -> bool:
    """Another post that works on cases."""
    return post.id != matter.owner_id and post.kind not in ADMIN_KINDS


def post_line(held) -> str:
    """二网格 网格员（马丽）; a vacant post says so."""
    return f"{held.post.title}（{'、'.join(held.names) or _('空缺')}）"


def suggested(matter, held) -> list[dict]:
    """Who is most likely: the posts of its grid, then the window, then who leads. Each with its reason, for one tap."""
    rows = [{"id": h.post.id, "line": post_line(h), "why": why_to(h.post, matter)} for h in held]
    return [row for row in rows if row["why"]]


def why_to(post, matter) -> str:
    """The reason that goes along; '' for a post nobody would think of first."""
    if post.kind in GRID_KINDS and post.place_id and post.place_id == matter.grid_id:
        return _("这是您网格上的事。")
    if post.kind in WINDOW and not matter.restricted:
        return {
            PostKind.DUTY: _("请值班岗先接着，看归谁管。"),
            PostKind.CLERK: _("这是社区窗口上的事。"),
            PostKind.SECRETARY: _("请书记看怎么办。"),
        }[PostKind(post.kind)]
    return ""


@login_required
@WRITES
def give_back(request, id):
    """不归我管: back to who handed it, never without the name of who is responsible."""
    staff_only(request)
    matter = opened(request, id)
    held = [h for h in posts_and_holders(matter.community_id) if may_own(h.post, matter)]
    posts = [(h.post.title, post_line(h)) for h in held]
    offered = phrases_for(matter.community_id, "give_back", matter.category)
    typed = with_phrase(request, offered) if request.method == "POST" else None
    form = GiveBackForm(initial=typed, posts=posts) if typed else GiveBackForm(request.POST or None, posts=posts)
    if form.is_bound and form.is_valid() and (step := attempt(form, lambda: return_it(request, matter, form))):
        messages.success(request, _("退回去了，写明了归“%(who)s”管。") % {"who": step.why})
        return redirect("cases")
    context = {"matter": matter, "form": form, "phrases": offered, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "cases/field/give_back.html", context, status=422 if form.is_bound else 200)


def return_it(request, matter, form):
    """The action behind the form."""
    key = key_of(request.POST.get("client_key", ""))
    said = form.cleaned_data["said"]
    return give_matter_back(matter, actor=request.actor, responsible=form.responsible(), why=said, client_key=key)
