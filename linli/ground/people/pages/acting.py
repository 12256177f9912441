"""One way for all acts: a form, what would happen, and only then the act. Says no on the form, in a sentence."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import Refused, Stale
from linli.ground.base.ids import uuid7
from linli.ground.people.models import RegisterEvent
from linli.ground.people.pen import done_before, foreseen
from linli.ground.people.words import SAID, TITLES

TEMPLATE = "people/act.html"


def staff_only(request) -> None:
    if not request.actor.is_staff:
        raise Refused(_("这一页是社区工作人员用的。"))


def told(lines: list) -> list[str]:
    """The lines of an event in the reader's language."""
    return [_(SAID[key]).format(**facts) for key, facts in lines]


def title_of(event: RegisterEvent) -> str:
    return _(TITLES[event.word])


def foresee(community: int, do: Callable[[Any], Any]) -> list[str]:
    """What the act would say it did; nothing is written."""
    key, lines = uuid7(), []
    with foreseen():
        do(key)
        event = RegisterEvent.objects.filter(community_id=community, client_key=key).first()
        lines = told(event.lines) if event else []
    return lines


def act_page(
    request, form: Form, do: Callable[[Any], Any], *, community: int, to: Callable[[Any], str], done: str, look_first=True, **shown
):  # fmt: skip
    """GET: the form. POST: what would happen. POST with `sure`: the act, and off to `to(result)`."""
    context = {"form": form, "key": request.POST.get("client_key") or uuid7(), "steps": look_first, **shown}
    if request.method == "POST" and (gone := _overtaken(request, form, community, shown)):
        return gone
    if request.method != "POST" or not form.is_valid() or "again" in request.POST:
        return _form(request, context, bad=form.is_bound and "again" not in request.POST)
    if look_first and "sure" not in request.POST:
        lines = attempt(form, lambda: foresee(community, do))
        return render(request, TEMPLATE, context | {"lines": lines}) if lines else _form(request, context, bad=True)
    result = attempt(form, lambda: (do(key_of(request.POST.get("client_key", ""))),))
    if result is None:
        return _form(request, context, bad=True)
    messages.success(request, done)
    return redirect(to(result[0]))


def _overtaken(request, form: Form, community: int, shown: dict):
    """Sent twice with a form that fits no more: back to where it led. Sent by one who saw an older state: `Stale`."""
    if done_before(community, key_of(request.POST.get("client_key", ""))):
        return None if form.is_valid() else redirect(shown["crumb"])
    if version_of(request) not in (None, shown.get("version")):
        raise Stale(_("这条记录刚刚有人改过，请看一眼新的再改。"))
    return None


def _form(request, context, *, bad: bool):
    if bad and not context["form"].errors:
        context["form"].add_error(None, _("没有要改的。"))
    return render(request, TEMPLATE, context, status=422 if bad else 200)


def version_of(request) -> int | None:
    """The version of the row the writer saw when he opened the form."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else None
