"""What a unit that was asked sees and does: its own Parts, and nothing else."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.answering import accept_part, decline_part, report_part_done
from linli.engine.matters.models import Part
from linli.engine.matters.queries import open_part, parts_for
from linli.ground.base.attempts import attempt
from linli.ground.base.clock import now
from linli.ground.base.errors import Refused
from linli.ground.base.paging import page_of
from linli.ground.files.uploads import sent_photos
from linli.work.cases.forms import SaidForm
from linli.work.cases.pages.showing import photo_url

OPEN = (Part.State.ASKED, Part.State.ACCEPTED)


def unit_only(request):
    if not request.actor.is_unit:
        raise Refused(_("这一页是共建单位用的。"))


def row_shown(part: Part) -> dict:
    return {
        "id": part.id,
        "title": part.category_title or part.words[:24],
        "place": part.place_line,
        "words": part.words,
        "due": part.due_at,
        "late": part.is_open and part.due_at < now(),
        "state": Part.State(part.state).label,
        "open": part.is_open,
        "fresh": part.state == Part.State.ASKED,
        "number": part.number,
        "asked_by": part.asked_by,
    }


@login_required
@require_safe
def listing(request):
    """What we were asked: open ones by their time, or the finished ones."""
    unit_only(request)
    over = request.GET.get("tab") == "over"
    rows = parts_for(request.actor)
    rows = rows.exclude(state__in=OPEN) if over else rows.filter(state__in=OPEN)
    page = page_of(rows, by=("-asked_at", "-id") if over else ("due_at", "id"), after=request.GET.get("after", ""))
    fresh = len(parts_for(request.actor).filter(state=Part.State.ASKED).order_by().values_list("id")[:99])
    context = {"rows": [row_shown(p) for p in page.rows], "page": page, "over": over, "fresh": fresh}
    context["late"] = sum(row["late"] for row in context["rows"])
    return render(request, "cases/unit/list.html", context)


@login_required
@require_safe
def show(request, id):
    """One thing we were asked."""
    unit_only(request)
    return render(request, "cases/unit/show.html", part_page(open_part(request.actor, id), SaidForm()))


def part_page(part: Part, form):
    def shots(ids, alt):
        return [{"url": photo_url(None, community=part.community_id, id=i), "alt": alt, "words": alt} for i in ids]

    return {
        "part": part,
        "row": row_shown(part),
        "form": form,
        "asked": part.state == Part.State.ASKED,
        "shots": shots(part.photos, _("修之前")) + shots(part.photos_after, _("修之后")),
    }


@login_required
@require_POST
def accept(request, id):
    """我们来办."""
    unit_only(request)
    accept_part(open_part(request.actor, id), actor=request.actor)
    messages.success(request, _("接下了，社区会看到。"))
    return redirect("part", id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request, id):
    """办不了, with the reason."""
    return answer(request, id, decline_part, "cases/unit/decline.html", _("告诉社区了，他们另想办法。"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def done(request, id):
    """办好了, with words and a photo."""

    def act(part, *, actor, said):
        report_part_done(part, actor=actor, said=said, photos=sent_photos(request))

    return answer(request, id, act, "cases/unit/done.html", _("报上去了，谢谢你们。"))


def answer(request, id, act, template, thanks):
    """One of the two forms; what cannot be taken stays on the form."""
    unit_only(request)
    part, form = open_part(request.actor, id), SaidForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if attempt(form, lambda: (act(part, actor=request.actor, said=form.cleaned_data["said"]), True)):
            messages.success(request, thanks)
            return redirect("part", id)
    return render(request, template, part_page(part, form), status=422 if form.is_bound else 200)
