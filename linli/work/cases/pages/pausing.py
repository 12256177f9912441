"""Let a case stand, go on with it, ask those above for help."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.engine.matters.actions.escalating import ask_above, next_above, told_above
from linli.engine.matters.actions.pausing import resume
from linli.engine.matters.clock import closing_of, pushed
from linli.engine.matters.kinds import WAIT_TITLES, WaitsFor
from linli.ground.base.attempts import key_of
from linli.ground.base.clock import now
from linli.ground.base.errors import Refused, Stale
from linli.ground.base.one_form import Question, ask
from linli.ground.base.templatetags.times import day_words
from linli.ground.regions.days import days_around
from linli.work.cases.forms import AboveForm, PauseForm
from linli.work.cases.kind import CASE
from linli.work.cases.limits import rise_of
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.pausing import check_may_stand, pause_case

WRITES = require_http_methods(["GET", "HEAD", "POST"])


def matter_to(request, id, word):
    """The matter, if the asker may take this step of it now; said before he has filled in anything."""
    staff_only(request)
    matter = opened(request, id)
    move = CASE.move(word)
    if not move.may(request.actor, matter.facts()):
        raise Refused(_("这件事现在由“%(owner)s”负责，您不能走这一步。") % {"owner": matter.owner.title})
    if matter.stage not in move.source:
        raise Stale(_("这件事现在不能走这一步，请回去看看。"))
    return matter


@login_required
@WRITES
def stop(request, id):
    """先停一停: why, until when, in words that the raiser reads."""
    matter = matter_to(request, id, "pause")
    if matter.is_paused:
        raise Stale(_("这件事已经停着了，先接着办，才能再停。"))
    form = PauseForm(request.POST if request.method == "POST" else None)
    question = Question(
        _("先停一停"), _("先停着"), reverse("case", args=[id]), line=_("停着的时候钟不走，到了那天自己接着走。"),
        effects=lambda clean: what_will_stand(request, matter, clean),
    )  # fmt: skip

    def act(clean):
        pause_case(matter, actor=request.actor, **clean)
        return _("停下了，报事的邻居会看到为什么、停到哪天。")

    return ask(request, form, question, act)


def what_will_stand(request, matter, clean) -> list[str]:
    """From when to when, where the promise moves to, what the neighbour reads."""
    check_may_stand(matter, request.actor, clean["until"])
    end = closing_of(clean["until"])
    later = pushed(matter.due_at, now(), end, days_around())
    return [
        _("从现在停到%(day)s，到那天自己接着办。") % {"day": day_words(clean["until"], now())},
        _("答应的时间从%(old)s顺延到%(new)s；停之前已经晚了的，还算晚了。")
        % {"old": day_words(matter.due_at, now()), "new": day_words(later, now())},
        _("报事的邻居会看到：%(why)s。%(said)s")
        % {"why": _(WAIT_TITLES[WaitsFor(clean["waits_for"])]), "said": clean["said"]},
    ]


@login_required
@require_POST
def go_on(request, id):
    """接着办: the clocks run again from now."""
    matter = matter_to(request, id, "resume")
    resume(matter, actor=request.actor, client_key=key_of(request.POST.get("client_key", "")))
    messages.success(request, _("接着办了，停的这几天都补上了。"))
    return redirect("case", id)


@login_required
@WRITES
def above(request, id):
    """请上级帮忙: the next one up is told, with a note of what is open; the owner stays."""
    matter = matter_to(request, id, "escalate")
    who = next_above(matter, rise_of(matter), told_above(matter))
    form = AboveForm(request.POST if request.method == "POST" else None)
    line = _("会告诉“%(who)s”。事情还由原来的岗管到底。") % {"who": who.name} if who else _("上面的岗都知道这件事了。")
    question = Question(_("请上级帮忙"), _("请上级帮忙"), reverse("case", args=[id]), line=line)

    def act(clean):
        step = ask_above(matter, actor=request.actor, said=clean["said"])
        return _("告诉“%(who)s”了，附上了一份交代：办到哪儿、还差什么。") % {"who": step.why}

    return ask(request, form, question, act)
