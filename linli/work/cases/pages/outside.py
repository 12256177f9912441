"""12345来的事: what must be answered to other systems, what was answered, what they were told, and the rates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.access.reading import log_reading
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.clock import local, now, start_of
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.work.cases.forms_of_outside import AnswerForm, CallForm
from linli.work.cases.models import Case
from linli.work.cases.outside import sheet
from linli.work.cases.outside.answering import answer_order, record_call
from linli.work.cases.outside.queries import drafted, order_in, rates_of, seen_by, to_answer
from linli.work.cases.pages import showing
from linli.work.cases.pages.routes import community_seen
from linli.work.cases.words import SOURCE_TITLES

WRITES = require_http_methods(["GET", "HEAD", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FIRST_YEAR, LAST_YEAR = 2000, 2100


@login_required
@require_safe
def listing(request):
    """What waits for our answer, the oldest first; or what was answered, the newest first."""
    community = community_seen(request)
    tab = "done" if request.GET.get("tab") == "done" else "todo"
    rows = to_answer(request.actor, community.id)
    if tab == "done":
        rows = seen_by(request.actor, community.id).exclude(answered_at=None)
    by = ("-received_at", "-id") if tab == "done" else ("received_at", "id")
    page = page_of(
        rows.select_related("matter", "matter__place", "matter__owner"), by=by, after=request.GET.get("after", "")
    )
    shown = [row_shown(row) for row in page.rows]
    return render(
        request, "cases/outside/list.html", {"rows": shown, "page": page, "tab": tab, "year": local(now()).year}
    )


def sent(request):
    return request.POST if request.method == "POST" else None


def row_shown(row) -> dict:
    """One line: what, under which number, by when."""
    return {
        "row": row,
        "matter": row.matter,
        "source": _(SOURCE_TITLES[row.source]),
        "stage": showing.stage_word(row.matter),
        "late": row.answered_at is None and row.due_at is not None and row.due_at < now(),
    }


@login_required
@WRITES
def show(request, id):
    """One order: what was asked, what was done, our answer to be copied and marked as given."""
    community = community_seen(request)
    row = order_in(request.actor, community.id, id)
    log_reading(request.actor, community.id, [row.matter.person_id or row.matter_id], to="outside")
    form = AnswerForm(sent(request), initial={"answer": row.answer or drafted(row.matter)})
    if request.method == "POST" and form.is_valid():
        key = key_of(request.POST.get("client_key", ""))
        if attempt(form, lambda: answer_order(row, actor=request.actor, client_key=key, **form.cleaned_data)):
            messages.success(request, _("记下了，这一件回复过了。"))
            return redirect("outside")
    case = Case.objects.only("words", "spot").get(community_id=community.id, matter_id=row.matter_id)
    context = row_shown(row) | {"form": form, "case": case, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "cases/outside/show.html", context, status=422 if form.errors else 200)


@login_required
@WRITES
def call(request, id):
    """What the caller said when the other side called back."""
    community = community_seen(request)
    row = order_in(request.actor, community.id, id)
    form = CallForm(sent(request), initial=CallForm.initial_of(row))
    if request.method == "POST" and form.is_valid():
        key = key_of(request.POST.get("client_key", ""))
        if attempt(form, lambda: record_call(row, actor=request.actor, client_key=key, **form.cleaned_data)):
            messages.success(request, _("记下了。"))
            return redirect("outside_order", row.id)
    context = row_shown(row) | {"form": form, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "cases/outside/call.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def rates(request):
    """The three rates of a year, by source."""
    community, year = community_seen(request), year_asked(request)
    rows = [{"source": _(SOURCE_TITLES[r.source]), "rates": r} for r in rates_of(community, year)]
    context = {"rows": rows, "year": year, "before": year - 1, "after": year + 1}
    return render(request, "cases/outside/rates.html", context)


def year_asked(request) -> int:
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and FIRST_YEAR <= int(asked) <= LAST_YEAR
    return int(asked) if known else local(now()).year


@login_required
@require_safe
def workbook(request):
    """The orders of a year with our answers, to be given back. That it was taken is kept."""
    community, year = community_seen(request), year_asked(request)
    begin, end = (start_of(now().date().replace(year=y, month=1, day=1)) for y in (year, year + 1))
    orders = seen_by(request.actor, community.id).filter(received_at__gte=begin, received_at__lt=end)
    rows = list(orders.select_related("matter", "matter__owner").order_by("received_at", "id")[: sheet.MOST])
    told = Case.objects.filter(community_id=community.id, matter_id__in=[row.matter_id for row in rows])
    words = {matter: (spot, said) for matter, spot, said in told.values_list("matter_id", "spot", "words")}
    log_reading(
        request.actor, community.id, [row.matter.person_id or row.matter_id for row in rows], to="outside_workbook"
    )
    content = sheet.workbook_of(sheet.rows_of((row, *words.get(row.matter_id, ("", ""))) for row in rows))
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="answers-{year}.xlsx"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer
