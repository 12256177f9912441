"""Steps in words taken on a case, at the door or at the desk: accept, one step, mended, not ours, a question, a second look."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.engine.matters.actions.talking import ask_raiser
from linli.engine.matters.actions.working import take_step
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere
from linli.ground.base.ids import uuid7
from linli.ground.files.actions import keep_photos
from linli.ground.files.uploads import sent_photos
from linli.work.cases.actions import fix_case
from linli.work.cases.closing import verify_case
from linli.work.cases.forms import QuestionForm, SaidForm
from linli.work.cases.kind import CASE
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.pages.phrases import with_phrase
from linli.work.cases.phrases import phrases_for

BY_HAND = ("work", "fix", "refer")  # steps with a page of their own
WRITES = require_http_methods(["GET", "HEAD", "POST"])
LONGEST_WAIT = timedelta(days=7)  # a question that nobody answers does not stop the clock for ever


@login_required
@require_POST
def accept(request, id):
    """我来管: one tap, from its page or from the list."""
    staff_only(request)
    take_step(opened(request, id), "accept", actor=request.actor, client_key=key_of(request.POST.get("client_key", "")))
    messages.success(request, _("您接下了这件事，邻居会看到。"))
    return redirect("cases") if request.POST.get("back") == "cases" else redirect("case", id)


@login_required
@WRITES
def take(request, id, word):
    """One step in words, with photos: 记一步, 办好了, 不归社区管."""
    staff_only(request)
    if word not in BY_HAND:
        raise NotThere()
    matter = opened(request, id)

    def act(form):
        write(request, matter, word, form)
        return _("记下了，报事的邻居会看到。")

    return in_words(request, matter, word, SaidForm, act, "cases/field/take.html")


def in_words(request, matter, word, form_of, act, template):
    """The form of a step in words, its phrases a tap away; after the deed back to the case."""
    offered = phrases_for(matter.community_id, word, matter.category)
    typed = with_phrase(request, offered) if request.method == "POST" else None
    form = form_of(initial=typed) if typed else form_of(request.POST or None)
    if form.is_bound and form.is_valid():
        said = attempt(form, lambda: act(form))
        if said:
            messages.success(request, said)
            return redirect("case", matter.id)
    context = {
        "matter": matter, "move": CASE.move(word), "form": form, "phrases": offered,
        "key": request.POST.get("client_key") or uuid7(),
    }  # fmt: skip
    return render(request, template, context, status=422 if form.is_bound else 200)


def write(request, matter, word, form):
    """The action behind the form."""
    said, photos, key = form.cleaned_data["said"], sent_photos(request), key_of(request.POST.get("client_key", ""))
    if word == "fix":
        return fix_case(matter, actor=request.actor, said=said, photos=photos, client_key=key)
    step = take_step(matter, word, actor=request.actor, said=said, client_key=key)
    keep_beside(request, matter, step, photos, role="before")
    return step


def keep_beside(request, matter, step, photos, *, role):
    """The photos sent with a step, once."""
    if step.fresh:
        keep_photos(matter.community_id, photos, word="matter", subject=matter.id, role=role, actor=request.actor)


@login_required
@WRITES
def question(request, id):
    """问一句报事的邻居: he reads it on his page; the clock runs on, or stands until he answers."""
    staff_only(request)
    matter = opened(request, id)

    def act(form):
        until = now() + LONGEST_WAIT if form.cleaned_data["wait"] else None
        key = key_of(request.POST.get("client_key", ""))
        ask_raiser(matter, actor=request.actor, said=form.cleaned_data["said"], until=until, client_key=key)
        return _("问出去了，他一回话您就会收到。")

    return in_words(request, matter, "question", QuestionForm, act, "cases/field/question.html")


@login_required
@WRITES
def verify(request, id):
    """去看一眼: a second person says how it is, with a photo where he took one."""
    staff_only(request)
    matter = opened(request, id)

    def act(form):
        good, key = request.POST.get("good") == "yes", key_of(request.POST.get("client_key", ""))
        said, photos = form.cleaned_data["said"], sent_photos(request)
        step = verify_case(matter, actor=request.actor, good=good, said=said, client_key=key)
        keep_beside(request, matter, step, photos, role="after" if good else "before")
        return _("记下了，这件事办结了。") if good else _("记下了，接着办。")

    return in_words(request, matter, "verify", SaidForm, act, "cases/field/verify.html")
