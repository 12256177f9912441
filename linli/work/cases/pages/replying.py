"""What who reported it says on his page: an answer, a word after the end, that it is not good after all."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.engine.matters.actions.talking import reply as say_back
from linli.ground.base.attempts import attempt, key_of
from linli.work.cases.closing import reopen_case
from linli.work.cases.forms import RateForm, SaidForm
from linli.work.cases.pages.resident import case_page, own_case


@login_required
@require_POST
def reply(request, number, id):
    """回一句: to a question, or after the end."""
    matter, key = own_case(request, id), key_of(request.POST.get("client_key", ""))
    return say(
        request, number, matter, _("告诉管事的人了。"),
        lambda said: say_back(matter, actor=request.actor, said=said, client_key=key),
    )  # fmt: skip


@login_required
@require_POST
def reopen(request, number, id):
    """没好，接着办: twice at its post, then the secretary looks at it."""
    matter, key = own_case(request, id), key_of(request.POST.get("client_key", ""))
    return say(
        request, number, matter, _("又打开了，接着办，不用重新报。"),
        lambda said: reopen_case(matter, actor=request.actor, said=said, client_key=key),
    )  # fmt: skip


def say(request, number, matter, thanks, act):
    """A sentence is needed; without one the page says so and keeps what was typed."""
    form = SaidForm(request.POST)
    if form.is_valid() and attempt(form, lambda: act(form.cleaned_data["said"])):
        messages.success(request, thanks)
        return redirect("my_case", number, matter.id)
    context = case_page(request, matter, RateForm()) | {"talk_form": form}
    return render(request, "cases/resident/show.html", context, status=422)
