"""Send a report: for a resident a case among his own, for anybody else a slip."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.templatetags.times import by
from linli.ground.files.uploads import sent_photos, sent_sound
from linli.work.cases import rules
from linli.work.cases.actions import report_case
from linli.work.cases.pages import slips
from linli.work.cases.pages.looking import UNSAID, answers_in, place_here
from linli.work.cases.queries import category_of
from linli.work.cases.quotas import REPORT, counts_as_one_more
from linli.work.cases.words import Source


def files_in(request, form):
    """(photos, message) as sent; None for too many or too big ones, which then stands on the form."""
    return attempt(form, lambda: (sent_photos(request), sent_sound(request)))


def may_try(request, community, form) -> bool:
    """Residents as often as they like; anybody else so often in ten minutes, counted before anything is read."""
    if rules.may_report(request.actor, community.id) or counts_as_one_more(request, community, REPORT):
        return True
    form.add_error(None, _("报得太密了。请过十分钟再来，急事请打社区的电话。"))
    return False


def send(request, community, form, *, files, held=None, answers=None, key=""):
    """Where to go next; None when it cannot be taken, which then stands on the form."""
    photos, sound = files or ([], None)
    told = {"photos": photos, "sound": sound, "held": held}
    told["client_key"] = key_of(key or request.POST.get("client_key", ""))
    told["answers"] = answers_of(community, form) if answers is None else answers
    is_resident = rules.may_report(request.actor, community.id)
    actor = request.actor if is_resident else Actor(communities=frozenset({community.id}))
    matter = attempt(form, lambda: report_from(community, form, actor, told))
    if matter is None:
        return None
    if is_resident:
        messages.success(request, promise_said(matter))
        return redirect("my_case", community.number, matter.id)
    slips.hand_out(request, community, matter, client_key=told["client_key"])
    return redirect("slip_receipt", community.number)


def report_from(community, form, actor, told):
    """The action behind the form."""
    clean = form.cleaned_data
    return report_case(
        actor=actor,
        community=community,
        category=clean["category"] or UNSAID,
        place=place_here(community, str(clean["place"] or "")),
        words=clean["words"],
        spot=clean["spot"],
        hide_me=clean["hide_me"],
        source=source_of(actor, clean),
        by_way=clean["by_way"],
        called=clean["called"] if clean["by_way"] else "",
        phone=clean["phone"],
        **told,
    )


def answers_of(community, form) -> dict[str, str]:
    """What the category asked, as answered on the form."""
    return answers_in(category_of(community, form.cleaned_data["category"] or UNSAID), form.data)


def source_of(actor: Actor, clean: dict) -> str:
    if actor.account is None:
        return Source.SLIP
    return Source.HELPER if clean["by_way"] else Source.RESIDENT


def promise_said(matter) -> str:
    """Who answers and by when, at the moment of sending."""
    return _("交给社区了，编号 %(number)s。%(post)s来办，%(due)s办好或给您说法。") % {
        "number": matter.number,
        "post": matter.owner.title,
        "due": by(matter.due_at),
    }
