"""What who reported it says on his page: an answer, a word after the end, that it is not good after all."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.engine.matters.actions.talking import reply as say_back
from linli.ground.base.attempts import attempt
from linli.work.cases.closing import reopen_case
from linli.work.cases.forms import SaidForm
from linli.work.cases.pages.own import with_own_case
from linli.work.cases.pages.resident import key_in, page_for


@require_POST
@with_own_case
def reply(request, own):
    """回一句: to a question, or after the end."""
    return say(request, own, _("告诉管事的人了。"), say_back)


@require_POST
@with_own_case
def reopen(request, own):
    """没好，接着办: twice at its post, then the secretary looks at it."""
    return say(request, own, _("又打开了，接着办，不用重新报。"), reopen_case)


def say(request, own, thanks, act):
    """A sentence is needed; without one the page says so and keeps what was typed."""
    form, key = SaidForm(request.POST), key_in(request)
    if form.is_valid():
        said = form.cleaned_data["said"]
        if attempt(form, lambda: act(own.matter, actor=own.actor, said=said, client_key=key)):
            messages.success(request, thanks)
            return redirect(own.address())
    return page_for(request, own, status=422, talk_form=form)
