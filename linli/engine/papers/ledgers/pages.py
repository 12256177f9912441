"""台账: the list of ledgers, one ledger on the screen, and a sheet on its way out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.engine.papers.ledgers import actions
from linli.engine.papers.ledgers.forms import ExportForm
from linli.engine.papers.ledgers.kinds import Asked, Column, Sort, columns_of, key_of_columns, ledgers
from linli.engine.papers.ledgers.making import file_name
from linli.engine.papers.ledgers.progress import share_of
from linli.engine.papers.ledgers.queries import ledgers_for, own_export, own_exports
from linli.engine.papers.ledgers.sheets import shown
from linli.engine.papers.ledgers.sieving import SieveForm, days_said, usual
from linli.engine.papers.ledgers.streaming import SEEN, counted, log_lines
from linli.engine.papers.ledgers.words import PURPOSE_TITLES, Purpose
from linli.engine.papers.models import Export
from linli.ground.base.attempts import attempt
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.paging import page_of
from linli.ground.base.proving import fresh_proof
from linli.ground.regions.queries import community_of
from linli.ground.regions.rules import may_decide

COUNTED_TO, OWN_SHOWN = 10_000, 10
TYPES = {
    Export.Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Export.Format.CSV: "text/csv; charset=utf-8",
}
TONES = {Export.State.READY: "warm", Export.State.TAKEN: "blue", Export.State.FAILED: "warm"}


def community_here(request):
    """The community whose ledgers the asker may see; who may see none is refused."""
    community = community_of(request)
    if community is None or not ledgers_for(request.actor, community.id):
        raise Refused(_("台账是社区书记、值班岗和社区工作者用的。"))
    return community


def ledger_here(request, word):
    """(ledger, community), if the asker may."""
    community, ledger = community_here(request), ledgers.get(word)
    if ledger is None:
        raise NotThere()
    actions.check_may(ledger, request.actor, community.id)
    return ledger, community


@login_required
@require_safe
def listing(request):
    """Which ledgers there are, and what I took out lately."""
    community = community_here(request)
    mine = own_exports(request.actor, community.id).order_by("-made_at", "-id")[:OWN_SHOWN]
    context = {
        "ledgers": [{"word": x.word, "title": _(x.title), "about": _(x.about)} for x in ledgers_for(request.actor, community.id)],
        "exports": [export_shown(export) for export in mine],
    }  # fmt: skip
    return render(request, "ledgers/list.html", context)


def export_shown(export: Export) -> dict:
    """One sheet, in words."""
    state = Export.State.GONE if is_gone(export) else Export.State(export.state)
    ledger = ledgers.get(export.word)
    return {
        "export": export,
        "title": _(ledger.title) if ledger else export.word,
        "state": state.value,
        "chip": {"word": _(state.label), "tone": TONES.get(state, "")},
        "purpose": _(PURPOSE_TITLES[Purpose(export.purpose)]),
    }


def is_gone(export: Export) -> bool:
    """Its day is over, though the clock has not come by yet."""
    return export.state == Export.State.READY and export.until <= now()


@login_required
@never_cache
@require_safe
def show(request, word):
    """One ledger, page by page: shown short, and everybody who is on the page reads that it was looked at."""
    ledger, community = ledger_here(request, word)
    sieve = SieveForm(request.GET or usual(), ledger=ledger, asked=Asked(request.actor, community))
    export = ExportForm(opens=ledger.opens(request.actor, community.id))
    return ledger_page(request, ledger, community, sieve, export)


def ledger_page(request, ledger, community, sieve, export, *, status=200):
    """The page with both its forms; a sieve that cannot be read sifts nothing out."""
    clean = sieve.cleaned_data if sieve.is_valid() else {}
    asked = Asked(request.actor, community, clean)
    page = page_of(ledger.rows(asked), by=ledger.by, after=request.GET.get("after", ""))
    lines = list(ledger.lines(asked, page.rows))
    columns, total = columns_of(ledger, community), counted(ledger, asked, COUNTED_TO)
    log_lines(asked, columns, lines, to=SEEN)
    context = {
        "word": ledger.word, "title": _(ledger.title), "unit": _(ledger.unit), "sieve": sieve, "form": export,
        "heads": [_(column.heading) for column in columns],
        "rows": [[(_(c.heading), text, size_of(c)) for c, text in row] for row in shown(columns, lines)],
        "page": page, "total": total, "many": total > COUNTED_TO, "days": days_said(clean), "keep": kept_sieve(request),
        "may_choose": may_decide(request.actor, community.id, "papers"), "key": key_of_columns(ledger),
    }  # fmt: skip
    return render(request, "ledgers/show.html", context, status=status if sieve.is_valid() else 422)


def size_of(column: Column) -> str:
    """How much room a column wants on the screen, by its width on paper."""
    if column.sort in (Sort.DAY, Sort.MOMENT, Sort.ID, Sort.PHONE):
        return "whole"
    return "wide" if column.width >= 24 else "mid" if column.width >= 16 else ""


def kept_sieve(request) -> str:
    """The sieve as it goes into the next page's address."""
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()


@login_required
@require_POST
@fresh_proof
def export(request, word):
    """Have the sifted rows made into a sheet."""
    ledger, community = ledger_here(request, word)
    opens = ledger.opens(request.actor, community.id)
    sieve = SieveForm(request.POST, ledger=ledger, asked=Asked(request.actor, community))
    form = ExportForm(request.POST, opens=opens)
    if sieve.is_valid() and form.is_valid():
        clean = form.cleaned_data
        asked = Asked(request.actor, community, sieve.cleaned_data, whole=clean.get("whole", False))
        facts = {"purpose": clean["purpose"], "reason": clean["reason"], "format": clean["format"]}
        made = attempt(form, lambda: actions.export_ledger(ledger, asked, **facts, sieve_said=sieve.sieve_said()))
        if made:
            return redirect("export", made.id)
    return ledger_page(request, ledger, community, sieve, form, status=422)


@login_required
@never_cache
@require_safe
def sheet(request, id):
    """One sheet on its way: how far it is, until when it may be taken."""
    found = own_export(request.actor, community_here(request).id, id)
    share = share_of(found) if found.state == Export.State.MAKING else 0
    context = export_shown(found) | {"share": share, "percent": round(share * 100)}
    return render(request, "ledgers/export.html", context)


@login_required
@require_POST
@fresh_proof
def take(request, id):
    """The file, once. Never opened in the browser, never kept by it."""
    community = community_here(request)
    found = own_export(request.actor, community.id, id)
    ledger = ledgers[found.word]
    sheet = actions.take(found, ledger, actor=request.actor)
    name = file_name(found, ledger, community)
    answer = FileResponse(sheet, as_attachment=True, filename=name, content_type=TYPES[Export.Format(found.format)])
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "private, no-store"
    return answer


@login_required
@require_POST
def drop(request, id):
    """Not needed after all."""
    found = own_export(request.actor, community_here(request).id, id)
    actions.drop(found, actor=request.actor)
    messages.success(request, _("删掉了，导出过的事还记着。"))
    return redirect("ledgers")
