"""The inbox by day, one notice, and how one wants to hear."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.notices import mailing
from linli.engine.notices.actions import choose_way, mark_one_read, mark_read
from linli.engine.notices.forms import WayForm
from linli.engine.notices.models import Way
from linli.engine.notices.queries import addressed_to, find_notice, inbox_of
from linli.engine.notices.sentences import sentence_of
from linli.ground.base.clock import day_of
from linli.ground.base.paging import page_of

OUTSIDE_MOST = 30


@login_required
@require_safe
def inbox(request):
    """Newest first, by day; new ones stand out until they are opened or marked read."""
    actor, only_new = request.actor, request.GET.get("new") == "1"
    ours = [addressed_to(actor), inbox_of(actor)] if actor.scopes else [inbox_of(actor)]
    main = ours[-1] if actor.communities else ours[0]  # who stands outside has one box, paged like any other
    rows = main.filter(read_at=None) if only_new else main
    page = page_of(rows, by=("-at", "-id"), after=request.GET.get("after", ""))
    context = {"days": by_day(page.rows), "page": page, "only_new": only_new, "layout": layout_of(actor)}
    if actor.scopes and actor.communities and page.is_first:
        context["outside"] = [shown(n) for n in ours[0].order_by("-at", "-id")[:OUTSIDE_MOST]]
    return render(request, "notices/inbox.html", context)


def layout_of(actor) -> str:
    return "office.html" if actor.is_staff or actor.is_region or actor.is_admin else "unit.html"


def by_day(notices) -> list[dict]:
    """The notices of each Shanghai day together."""
    days: list[dict] = []
    for notice in notices:
        day = day_of(notice.at)
        if not days or days[-1]["day"] != day:
            days.append({"day": day, "rows": []})
        days[-1]["rows"].append(shown(notice))
    return days


def shown(notice) -> dict:
    sentence = sentence_of(notice.word, notice.facts)
    return {"notice": notice, "sentence": sentence, "new": notice.read_at is None}


@login_required
@require_safe
def open_one(request, id):
    """Looked at: it is read, and its matter opens."""
    notice = find_notice(request.actor, id)
    mark_one_read(notice)
    return redirect("go", notice.subject) if notice.subject else redirect("inbox")


@login_required
@require_POST
def read(request):
    """都看过了."""
    mark_read(request.actor)
    return redirect("inbox")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def how(request):
    """By mail or not, all of a day at once or each by itself, and when not."""
    account = request.user.pk
    way = Way.objects.filter(account_id=account).first() or Way()
    initial = {
        "mail": way.mail, "digest_hour": way.digest_hour, "quiet_from": way.quiet_from, "quiet_to": way.quiet_to,
    }  # fmt: skip
    form = WayForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        choose_way(account, **form.cleaned_data)
        messages.success(request, _("记住了，往后照这样发。"))
        return redirect("inbox")
    context = {"form": form, "mail_on": mailing.is_on(), "layout": layout_of(request.actor)}
    return render(request, "notices/how.html", context, status=422 if form.is_bound else 200)
