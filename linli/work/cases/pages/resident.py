"""What a resident does with a case: report, look, rate, send back, withdraw."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import DONE, OWNED, RAISED
from linli.engine.matters.queries import find_matter, raised_by
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import Invalid, NotThere
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.ground.files.uploads import sent_photos
from linli.ground.people.homes import own_building
from linli.ground.places.queries import doors_of, grid_of, place_in
from linli.ground.posts.queries import holder_names, post_for_grid
from linli.ground.regions.queries import public_community
from linli.work.cases import rules
from linli.work.cases.actions import rate_case, report_case, send_case_back
from linli.work.cases.forms import RateForm, ReportForm
from linli.work.cases.pages import showing
from linli.work.cases.queries import KIND, case_of
from linli.work.cases.words import PICTURES

STARS = {"good": 5, "fair": 3}


@require_http_methods(["GET", "HEAD", "POST"])
def report(request, number):
    """The nine pictures, words, photos, place; a POST reports."""
    community = public_community(request)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        matter = attempt(form, lambda: report_from(request, community, form.cleaned_data))
        if matter:
            messages.success(request, _("交给社区了，编号 %(number)s。") % {"number": matter.number})
            return redirect("my_case", number, matter.id)
    status = 422 if form.is_bound else 200
    return render(request, "cases/resident/report.html", report_page(request, community, form), status=status)


def report_from(request, community, clean):
    """The action behind the form."""
    place = place_in(community.id, clean["place"])
    return report_case(
        actor=request.actor,
        community=community,
        category=clean["category"] or "L06",
        place=place,
        words=clean["words"],
        spot=clean["spot"],
        photos=sent_photos(request),
        hide_me=clean["hide_me"],
        client_key=key_of(request.POST.get("client_key", "")),
    )


def report_page(request, community, form):
    """Everything the report page shows; what was typed stays."""
    actor = request.actor
    home = own_building(community.id, actor.persons)
    chosen = form.data.get("category", "") if form.is_bound else ""
    place = form.data.get("place", "") if form.is_bound else (str(home.id) if home else "")
    mine = list(raised_by(actor).filter(kind=KIND).select_related("owner", "place")[:3])
    return {
        "community": community,
        "form": form,
        "key": form.data.get("client_key") or uuid7(),
        "chosen_place": place,
        "kinds": [
            {
                "value": code,
                "word": _(word),
                "picture": picture,
                "checked": code == chosen,
                "small": _("直接说或拍照") if picture == "tell" else "",
            }
            for picture, word, code in PICTURES
        ],
        "doors": [(str(id), line) for id, line in doors_of(community.id)],
        "first": who_comes(community, home),
        "may_report": rules.may_report(actor, community.id),
        "mine": mine_shown(mine, community),
    }


def who_comes(community, home) -> str:
    """二网格 网格员 · 马丽: who will come first, for one's own building."""
    post = post_for_grid(community.id, grid_of(home))
    if post is None:
        return ""
    names = holder_names(community.id, post.id)
    return f"{post.title} · {names[0]}" if names else post.title


def mine_shown(matters, community) -> list[dict]:
    """The latest with its trail, the others as links."""
    rows = []
    for place, matter in enumerate(matters):
        row = showing.row_shown(matter, url="") | {"id": matter.id}
        if place == 0:
            row["steps"] = showing.steps_shown(matter, case_of(matter), inner=False)[-5:]
        rows.append(row)
    return rows


@login_required
@require_safe
def mine(request, number):
    """Everything I ever reported here, newest first."""
    community = public_community(request)
    rows = raised_by(request.actor).filter(kind=KIND).select_related("owner", "place")
    page = page_of(rows, by=("-raised_at", "-id"), after=request.GET.get("after", ""))
    shown = [showing.row_shown(m, url="") | {"id": m.id} for m in page.rows]
    return render(request, "cases/resident/mine.html", {"community": community, "rows": shown, "page": page})


@login_required
@require_safe
def show(request, number, id):
    """One case of mine: who answers, by when, step by step."""
    return render(request, "cases/resident/show.html", case_page(request, own_case(request, id), RateForm()))


def own_case(request, id):
    """A matter this account raised; another's is not there."""
    matter = find_matter(request.actor, id)
    if matter.raised_by != request.actor.account or matter.kind != KIND:
        raise NotThere()
    return matter


def case_page(request, matter, form):
    case = case_of(matter)
    names = holder_names(matter.community_id, matter.owner_id)
    return {
        "community": public_community(request),
        "matter": matter,
        "case": case,
        "form": form,
        "key": uuid7(),
        "stage": showing.stage_word(matter),
        "holder": "、".join(names),
        "is_over": showing.is_over(matter),
        "steps": showing.steps_shown(matter, case, inner=False),
        "shots": showing.shots_shown(matter, empty_after=False),
        "may_rate": matter.stage == DONE,
        "may_withdraw": matter.stage in (RAISED, OWNED),
    }


@login_required
@require_POST
def rate(request, number, id):
    """A face: good or fair confirms; 没办好 sends it back, with a sentence."""
    matter, form = own_case(request, id), RateForm(request.POST)
    key = key_of(request.POST.get("client_key", ""))
    if form.is_valid() and attempt(form, lambda: say(request, matter, form.cleaned_data, key)):
        return redirect("my_case", number, id)
    return render(request, "cases/resident/show.html", case_page(request, matter, form), status=422)


def say(request, matter, clean, key):
    """Confirm or send back by the face that was tapped."""
    face, said = clean["face"], clean["said"]
    if face == "bad":
        if not said.strip():
            raise Invalid(_("哪里没办好？写一句，我们接着办。"))
        messages.success(request, _("知道了，接着办，不用重新报。"))
        return send_case_back(matter, actor=request.actor, said=said, client_key=key)
    messages.success(request, _("谢谢您！这件事办结了。"))
    return rate_case(matter, actor=request.actor, stars=STARS[face], said=said, client_key=key)


@login_required
@require_POST
def withdraw(request, number, id):
    """Not needed any more."""
    take_step(
        own_case(request, id), "withdraw", actor=request.actor, client_key=key_of(request.POST.get("client_key", ""))
    )
    messages.success(request, _("撤回了。以后有事随时再说。"))
    return redirect("my_case", number, id)
