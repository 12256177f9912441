"""What a resident does with his case: look, rate, send back, withdraw, add a photo. By account or by slip."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import DONE, LIVE, OWNED, RAISED
from linli.engine.matters.pages import photos_of
from linli.engine.matters.queries import raised_by
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import Invalid
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.ground.files.uploads import sent_photos
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import public_community
from linli.work.cases.actions import add_to_case, rate_case, send_case_back
from linli.work.cases.forms import MoreForm, RateForm
from linli.work.cases.pages import clocks, showing
from linli.work.cases.pages.follow import followed_shown
from linli.work.cases.pages.own import Own, with_own_case
from linli.work.cases.pages.talk import talk_shown
from linli.work.cases.queries import KIND, case_of, waits_for_raiser

STARS = {"good": 5, "fair": 3}
SOME = 20  # of what waits and of what is followed; the rest stands in the list


@login_required
@never_cache
@require_safe
def mine(request, number):
    """What waits for me first, then everything I ever reported here, newest first; then what I follow."""
    community = public_community(request)
    rows = raised_by(request.actor).filter(kind=KIND).select_related("owner", "place")
    page = page_of(rows, by=("-raised_at", "-id"), after=request.GET.get("after", ""))
    waiting = list(waits_for_raiser(rows)[:SOME]) if page.is_first else []
    known = {m.id for m in waiting}
    context = {
        "community": community,
        "waiting": [row_of(m) | {"why": waits_why(m)} for m in waiting],
        "rows": [row_of(m) for m in page.rows if m.id not in known],
        "followed": followed_shown(request.actor, community)[:SOME] if page.is_first else [],
        "page": page,
    }
    return render(request, "cases/resident/mine.html", context)


def row_of(matter) -> dict:
    return showing.row_shown(matter, url="") | {"id": matter.id}


def waits_why(matter) -> str:
    """What he is waited for."""
    return _("办好了，请您看看行不行") if matter.stage == DONE else _("有一句话问您")


@never_cache
@require_safe
@with_own_case
def show(request, own):
    """One case of mine: who answers, by when, step by step."""
    return page_for(request, own)


def page_for(request, own: Own, *, status=200, **forms):
    return render(request, "cases/resident/show.html", case_page(own) | forms, status=status)


def case_page(own: Own) -> dict:
    matter, case, files = own.matter, case_of(own.matter), photos_of(own.matter)
    steps = showing.steps_shown(matter, case, inner=False)
    if steps and (sounds := files.get("said")):
        steps[0] |= {"voice_url": own.file_address(sounds[-1])}
    return {
        "community": own.community,
        "own": own,
        "to": {word: own.address(word) for word in ("rate", "withdraw", "more", "reply", "reopen")},
        **talk_shown(matter, steps),
        "matter": matter,
        "case": case,
        "form": RateForm(),
        "more_form": MoreForm(),
        "key": uuid7(),
        "stage": showing.stage_word(matter),
        "holder": "、".join(holder_names(matter.community_id, matter.owner_id)),
        "promise": clocks.promise_of(matter),
        "phone": matter.owner.phone or own.community.phone,
        "said_by": showing.said_by(case),
        "is_over": showing.is_over(matter),
        "steps": steps,
        "shots": [shot_of(own, file, role) for role in ("before", "after") for file in files[role]],
        "may_rate": matter.stage == DONE,
        "may_withdraw": matter.stage in (RAISED, OWNED),
        "may_add": matter.stage in LIVE,
    }


def shot_of(own: Own, file, role: str) -> dict:
    words = _("修之前") if role == "before" else _("修之后")
    small = own.file_address(file, small=True)
    return {"url": own.file_address(file), "small": small, "alt": words, "words": words, "when": file.made_at}


@require_POST
@with_own_case
def rate(request, own):
    """A face: good or fair confirms; 没办好 sends it back, with a sentence."""
    form = RateForm(request.POST)
    if form.is_valid() and attempt(form, lambda: say(request, own, form.cleaned_data)):
        return redirect(own.address())
    return page_for(request, own, status=422, form=form)


def say(request, own, clean):
    """Confirm or send back by the face that was tapped."""
    face, said, key = clean["face"], clean["said"], key_in(request)
    if face == "bad":
        if not said.strip():
            raise Invalid(_("哪里没办好？写一句，我们接着办。"))
        messages.success(request, _("知道了，接着办，不用重新报。"))
        return send_case_back(own.matter, actor=own.actor, said=said, client_key=key)
    messages.success(request, _("谢谢您！这件事办结了。"))
    solved = clean["solved"]
    return rate_case(own.matter, actor=own.actor, stars=STARS[face], said=said, solved=solved, client_key=key)


@require_POST
@with_own_case
def withdraw(request, own):
    """Not needed any more."""
    take_step(own.matter, "withdraw", actor=own.actor, client_key=key_in(request))
    messages.success(request, _("撤回了。以后有事随时再说。"))
    return redirect(own.address())


@require_POST
@with_own_case
def more(request, own):
    """A photo or a word that comes after the report."""
    form = MoreForm(request.POST)
    if form.is_valid() and attempt(form, lambda: added(request, own, form.cleaned_data["said"])):
        messages.success(request, _("补上了，管事的人看得到。"))
        return redirect(own.address())
    return page_for(request, own, status=422, more_form=form)


def added(request, own, said):
    photos = sent_photos(request)
    return add_to_case(own.matter, actor=own.actor, said=said, photos=photos, client_key=key_in(request))


def key_in(request):
    return key_of(request.POST.get("client_key", ""))
