"""What a resident asks about his data, and his answer to the answer; what he agrees to and takes back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import DONE, OWNED, RAISED
from linli.engine.matters.queries import find_matter
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import NotThere
from linli.ground.base.ids import uuid7
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import public_community
from linli.work.rights.actions.asking import ask_about
from linli.work.rights.actions.consenting import give_consent, withdraw_consent
from linli.work.rights.forms import AskForm, SaidForm
from linli.work.rights.pages.mine import about, subject_of
from linli.work.rights.pages.showing import report_shown, stage_word, steps_shown
from linli.work.rights.queries import request_of
from linli.work.rights.words import SORT_HINTS, SORT_TITLES, AskedAs, Sort

BY_RESIDENT = ("agree", "back", "withdraw")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, number, sort):
    """One page per sort of request: what to write, who answers, by when."""
    if sort not in SORT_TITLES:
        raise NotThere()
    community, person = subject_of(request)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        matter = attempt(form, lambda: ask_from(request, community, person, sort, form.cleaned_data["words"]))
        if matter:
            messages.success(request, _("收到了，编号 %(number)s。") % {"number": matter.number})
            return redirect("my_request", number, matter.id)
    context = about(request, community, person) | {
        "form": form,
        "title": _(SORT_TITLES[Sort(sort)]),
        "hint": _(SORT_HINTS[Sort(sort)]),
        "key": request.POST.get("client_key") or uuid7(),
    }
    return render(request, "rights/me/ask.html", context, status=422 if form.is_bound else 200)


def ask_from(request, community, person, sort, words):
    as_guardian = person.id in request.actor.wards
    return ask_about(
        person,
        actor=request.actor,
        community=community,
        sort=sort,
        words=words,
        asked_as=AskedAs.GUARDIAN if as_guardian else AskedAs.SELF,
        client_key=key_of(request.POST.get("client_key", "")),
    )


def own_request(request, id):
    """A request this account raised; another's is not there."""
    matter = find_matter(request.actor, id)
    if matter.raised_by != request.actor.account or matter.kind != "data_request":
        raise NotThere()
    return matter


@login_required
@require_safe
def show(request, number, id):
    """One request of mine: who answers, by when, what was said."""
    return render(request, "rights/me/request.html", request_page(request, own_request(request, id), SaidForm()))


def request_page(request, matter, form) -> dict:
    asked = request_of(matter)
    return {
        "community": public_community(request),
        "matter": matter,
        "asked": asked,
        "form": form,
        "key": uuid7(),
        "stage": stage_word(matter),
        "steps": steps_shown(matter),
        "report": report_shown(asked.report),
        "holder": "、".join(holder_names(matter.community_id, matter.owner_id)),
        "may_answer": matter.stage == DONE,
        "may_withdraw": matter.stage in (RAISED, OWNED),
        "is_over": matter.stage in ("confirmed", "ended"),
    }


@login_required
@require_POST
def take(request, number, id, word):
    """知道了, 不认可 (with a sentence), or 撤回."""
    if word not in BY_RESIDENT:
        raise NotThere()
    matter, form = own_request(request, id), SaidForm(request.POST if word == "back" else None)
    if word == "back" and not form.is_valid():
        return render(request, "rights/me/request.html", request_page(request, matter, form), status=422)
    said = form.cleaned_data["said"] if word == "back" else ""
    take_step(matter, word, actor=request.actor, said=said, client_key=key_of(request.POST.get("client_key", "")))
    messages.success(request, _("记下了。"))
    return redirect("my_request", number, id)


@login_required
@require_POST
def consent(request, number, purpose):
    """Agree, or take it back: one tap either way."""
    community, person = subject_of(request)
    if request.POST.get("do") == "withdraw":
        withdraw_consent(person, purpose, actor=request.actor)
        messages.success(request, _("收回了，从现在起不再这样用。"))
    else:
        give_consent(person, purpose, actor=request.actor)
        messages.success(request, _("记下了，随时可以收回。"))
    return redirect(reverse("me", args=[number]) + about(request, community, person)["of"])
