"""The auditor's desk: who read what, who did what, what was taken out, who was refused; as page, JSON and logged export."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.engine.papers.ledgers.queries import exports_of
from linli.ground.access import auditing
from linli.ground.access.acts import note_act
from linli.ground.access.words import ACTS
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import local, now
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.base.paging import page_of
from linli.ground.base.proving import fresh_proof
from linli.ground.regions.queries import with_region
from linli.work.rights.pages.audit_lines import as_plain, lines_of, sheet_of

MOST = 50_000  # lines of one export
LOGS = {"readings": ("-at", "-id"), "acts": ("-at", "-id"), "exports": ("-made_at", "-id"), "refusals": ("-at", "-id")}
CHAINS = {"readings": "read", "acts": "act"}  # which are sealed


class FilterForm(forms.Form):
    """Which lines; what cannot be read is left out of the question and said."""

    account = forms.CharField(label=gettext_lazy("登录名"), max_length=40, required=False)
    day = forms.DateField(label=gettext_lazy("哪一天"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    purpose = forms.CharField(label=gettext_lazy("做什么用"), max_length=60, required=False)
    subject = forms.UUIDField(label=gettext_lazy("哪份资料（编号）"), required=False)
    word = forms.ChoiceField(label=gettext_lazy("做了什么"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["word"].choices = [("", _("全部")), *((word, _(title)) for word, title in ACTS.items())]

    def clean_account(self):
        name = self.cleaned_data["account"].strip()
        found = Account.objects.filter(username=name).values_list("id", flat=True).first() if name else None
        if name and found is None:
            raise forms.ValidationError(_("没有这个登录名。"))
        return found


def audited(request):
    """The community whose log this actor audits; the three administrators' posts are no others'."""
    seat = next((s for s in request.actor.seats if s.kind == "audit_admin"), None)
    if seat is None:
        raise Refused(_("这一页是审计管理员看的。"))
    return with_region(seat.community)


def wanted(sent, what: str, community):
    """(form, rows): the lines of one of the logs that fit the filter."""
    form = FilterForm(sent)
    clean = form.cleaned_data if form.is_valid() else {}
    asked = {name: clean.get(name) for name in ("account", "day")}
    if what == "acts":
        return form, auditing.acts(community.id, word=clean.get("word") or "", **asked)
    if what == "exports":
        rows = exports_of(community.id)
        rows = rows.filter(by_account=asked["account"]) if asked["account"] is not None else rows
        return form, auditing.on_day(rows, asked["day"], column="made_at")
    asked["purpose"] = clean.get("purpose") or ""
    if what == "readings":
        return form, auditing.readings(community.id, subject=clean.get("subject"), **asked)
    accounts = Standing.objects.filter(community_id=community.id).values("account_id")
    return form, auditing.refusals(community.number, accounts, **asked)


@login_required
@never_cache
@require_safe
def log(request, what="readings"):
    """One page of a log, newest first."""
    community = audited(request)
    form, rows = wanted(request.GET, what, community)
    page = page_of(rows, by=LOGS[what], after=request.GET.get("after", ""), size=50)
    lines = lines_of(page.rows, community.id)
    if wants_json(request):
        return JsonResponse({"rows": [as_plain(line) for line in lines], "after": page.after})
    context = {"form": form, "lines": lines, "page": page, "what": what, "keep": kept_filter(request)}
    if chain := CHAINS.get(what):
        context |= {"seal": auditing.last_seal(community.id, chain), "unsealed": auditing.unsealed(community.id, chain)}
    return render(request, f"rights/audit/{what}.html", context, status=200 if form.is_valid() else 422)


def wants_json(request) -> bool:
    return request.GET.get("format") == "json" or request.headers.get("Accept", "").startswith("application/json")


def kept_filter(request) -> str:
    """The filter as it goes into the next page's address."""
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()


@login_required
@require_POST
@fresh_proof
def export(request, what):
    """The filtered lines as a sheet, for a stated reason; that it was taken stands in the log."""
    if what not in LOGS:
        raise NotThere()
    community, reason = audited(request), request.POST.get("reason", "").strip()
    if len(reason) < 2:
        raise Invalid(_("写一句导出做什么用。"))
    _form, rows = wanted(request.POST, what, community)
    auditing.log_act(request.actor, community.id, _("导出审计记录：%(reason)s") % {"reason": reason})
    note_act(request.actor, community.id, "export", ledger=f"audit {what}")
    lines = [as_plain(line) for line in lines_of(list(rows.order_by(*LOGS[what])[:MOST]), community.id)]
    head = _("%(name)s 于 %(when)s 导出，用途：%(reason)s") % {
        "name": request.actor.name, "when": f"{local(now()):%Y-%m-%d %H:%M}", "reason": reason,
    }  # fmt: skip
    answer = HttpResponse(sheet_of(head, lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{what}-{local(now()):%Y%m%d-%H%M}.csv"'
    return answer
