"""A page that asks one thing: form, then (where much hangs on it) what will happen, then the deed, then back.

The effects are counted by the same action's own reading of the rows, shown, and posted again with `sure`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.contrib import messages
from django.forms import Form
from django.shortcuts import redirect, render

from linli.ground.base.attempts import attempt


@dataclass(frozen=True, slots=True)
class Question:
    """What the page says around the form. `effects(clean)` tells in sentences what would happen; None asks nothing."""

    title: str
    button: str
    back: str  # where to go after it, and where 算了 leads
    line: str = ""
    effects: Callable[[dict], list[str]] | None = None
    more: dict = field(default_factory=dict)
    template: str = "one_form.html"


def ask(request, form: Form, question: Question, act: Callable[[dict], object]):
    """Answer the request. `act(clean)` does it and returns the sentence of success, or a whole response."""
    facts = {"form": form, "q": question, **question.more}
    if request.method != "POST" or not form.is_valid() or "edit" in request.POST:
        return render(request, question.template, facts, status=422 if form.is_bound and form.errors else 200)
    if question.effects and "sure" not in request.POST:
        told = attempt(form, lambda: question.effects(form.cleaned_data))
        if told is not None:
            return render(request, "one_form_sure.html", facts | {"effects": told})
    else:
        said = attempt(form, lambda: act(form.cleaned_data))
        if isinstance(said, str):
            messages.success(request, said)
            return redirect(question.back)
        if said is not None:
            return said
    return render(request, question.template, facts, status=422)
