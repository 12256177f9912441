"""要当面说的: who must hear how his matter stands, and has no account or was not reached; on the screen and on paper."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.working import lock, write_step
from linli.engine.matters.models import Matter
from linli.engine.notices.errands import run_errand
from linli.engine.notices.models import Errand
from linli.engine.notices.queries import errands_for
from linli.engine.notices.sentences import sentence_of
from linli.ground.access.reading import log_reading
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, NotThere
from linli.ground.base.paging import page_of
from linli.ground.people.sealing import open_phone
from linli.ground.regions.queries import community_of
from linli.work.cases.models import Case
from linli.work.cases.pages.office import staff_only
from linli.work.cases.queries import visible_to

ON_A_SHEET = 100
PURPOSE = "tell"


@login_required
@require_safe
def listing(request):
    """Oldest first: who has waited longest to hear is told first."""
    staff_only(request)
    community = community_of(request)
    page = page_of(errands_for(request.actor, community.id), by=("at", "id"), after=request.GET.get("after", ""))
    rows = rows_for(request.actor, community.id, page.rows)
    return render(request, "cases/telling/list.html", {"rows": rows, "page": page, "ways": ways()})


def ways() -> list[dict]:
    return [{"value": h.value, "word": _(h.label)} for h in Errand.How]


def rows_for(actor, community: int, errands, *, phones: bool = False) -> list[dict]:
    """The errands with their matters, in two questions; one whose matter the asker may not know of is left out."""
    subjects = [e.subject for e in errands]
    columns = ("id", "number", "title", "place__line", "person_id")
    seen = visible_to(actor).filter(community_id=community, id__in=subjects).values(*columns)
    matters = {row["id"]: row for row in seen}
    whole = Case.objects.filter(community_id=community, matter_id__in=list(matters))
    cases = {c.matter_id: c for c in whole.only("matter_id", "community_id", "called", "phone_sealed", "spot")}
    return [row_shown(e, matters[e.subject], cases.get(e.subject), phones) for e in errands if e.subject in matters]


def row_shown(errand, matter, case, phones: bool) -> dict:
    sealed = case.phone_sealed if case else None
    return {
        "id": errand.id, "matter": matter["id"], "person": matter["person_id"], "number": matter["number"],
        "say": sentence_of(errand.word, errand.facts | {"title": matter["title"]}),
        "who": (case.called if case else "") or _("报事的邻居"), "why": Errand.Why(errand.why).label,
        "place": matter["place__line"] or (case.spot if case else ""), "at": errand.at, "has_phone": bool(sealed),
        "phone": open_phone(sealed) if phones and sealed else "",
    }  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request):
    """On paper, to take along. With the phones only when asked for: that is a reading, and kept as one."""
    staff_only(request)
    community, phones = community_of(request), request.method == "POST"
    errands = list(errands_for(request.actor, community.id).order_by("grid_id", "at", "id")[:ON_A_SHEET])
    rows = rows_for(request.actor, community.id, errands, phones=phones)
    if phones:
        read = [row["person"] or row["matter"] for row in rows if row["phone"]]
        log_reading(request.actor, community.id, read, to=PURPOSE)
    context = {"rows": rows, "phones": phones, "at": now(), "more": len(errands) == ON_A_SHEET}
    response = render(request, "cases/telling/sheet.html", context)
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
@require_POST
def tick(request, id):
    """说过了: at the door, by telephone, or no longer needed. The trail of the matter says so."""
    staff_only(request)
    community = community_of(request)
    errand = errands_for(request.actor, community.id).filter(id=id).first()
    gone = (
        errand or Errand.objects.filter(community_id=community.id, id=id).first()
    )  # told meanwhile: run_errand says so
    if gone is None or not visible_to(request.actor).filter(community_id=community.id, id=gone.subject).exists():
        raise NotThere()
    how = request.POST.get("how")
    if how not in Errand.How.values:
        raise Invalid(_("选一下是怎么说的。"))
    run_errand(gone, actor=request.actor, how=how)
    if how != Errand.How.DROPPED:
        matter = lock(Matter(community_id=community.id, id=gone.subject))
        write_step(matter, "told", actor=request.actor, said=Errand.How(how).label, why=gone.word)
    messages.success(request, _("记下了。"))
    return redirect("tell")
