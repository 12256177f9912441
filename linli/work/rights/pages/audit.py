"""The auditor's desk: who read what for what, who was refused where; as page, JSON and a logged export."""

import csv
import io
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from linli.ground.access import auditing
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import local, now
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.base.paging import page_of
from linli.ground.posts.models import Post
from linli.ground.regions.queries import with_region
from linli.work.rights.pages.showing import purpose_word

MOST = 50_000  # lines of one export
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FilterForm(forms.Form):
    """Which lines; what cannot be read is left out of the question and said."""

    account = forms.CharField(label=gettext_lazy("登录名"), max_length=40, required=False)
    day = forms.DateField(label=gettext_lazy("哪一天"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    purpose = forms.CharField(label=gettext_lazy("做什么用"), max_length=60, required=False)
    subject = forms.UUIDField(label=gettext_lazy("哪份资料（编号）"), required=False)

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
    """(form, rows): the lines of one of the two logs that fit the filter."""
    form = FilterForm(sent)
    clean = form.cleaned_data if form.is_valid() else {}
    asked = {name: clean.get(name) for name in ("account", "day")} | {"purpose": clean.get("purpose") or ""}
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
    page = page_of(rows, by=("-at", "-id"), after=request.GET.get("after", ""), size=50)
    lines = lines_of(page.rows, community.id)
    if wants_json(request):
        return JsonResponse({"rows": [as_plain(line) for line in lines], "after": page.after})
    context = {"form": form, "lines": lines, "page": page, "what": what, "keep": kept_filter(request)}
    if what == "readings":
        context |= {"seal": auditing.last_seal(community.id), "unsealed": auditing.unsealed(community.id)}
    return render(request, "rights/audit/log.html", context, status=200 if form.is_valid() else 422)


def wants_json(request) -> bool:
    return request.GET.get("format") == "json" or request.headers.get("Accept", "").startswith("application/json")


def kept_filter(request) -> str:
    """The filter as it goes into the next page's address."""
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()


def lines_of(rows, community: int) -> list[dict]:
    """With sign-in names and posts of who acted; whom it was about stays a number."""
    names = dict(Account.objects.filter(id__in={r.account_id for r in rows}).values_list("id", "username"))
    wanted_posts = {r.post_id for r in rows if getattr(r, "post_id", None)}
    posts = dict(Post.objects.filter(community_id=community, id__in=wanted_posts).values_list("id", "title"))
    return [line_of(row, names, posts) for row in rows]


def line_of(row, names, posts) -> dict:
    line = {"id": row.id, "at": row.at, "account": names.get(row.account_id, ""), "account_id": row.account_id}
    if hasattr(row, "path"):
        return line | {"path": row.path, "why": row.why}
    return line | {
        "post": posts.get(row.post_id, ""),
        "purpose": row.purpose,
        "purpose_word": purpose_word(row.purpose),
        "subjects": [str(s) for s in row.subjects],
        "sealed_in": row.sealed_in,
    }


def as_plain(line: dict) -> dict:
    return {k: (v.isoformat() if k == "at" else str(v) if isinstance(v, UUID) else v) for k, v in line.items()}


@login_required
@require_POST
def export(request, what):
    """The filtered lines as a sheet, for a stated reason; that it was taken stands in the log."""
    if what not in ("readings", "refusals"):
        raise NotThere()
    community, reason = audited(request), request.POST.get("reason", "").strip()
    if len(reason) < 2:
        raise Invalid(_("写一句导出做什么用。"))
    _form, rows = wanted(request.POST, what, community)
    auditing.log_act(request.actor, community.id, _("导出审计记录：%(reason)s") % {"reason": reason})
    lines = [as_plain(line) for line in lines_of(list(rows.order_by("-at", "-id")[:MOST]), community.id)]
    head = _("%(name)s 于 %(when)s 导出，用途：%(reason)s") % {
        "name": request.actor.name, "when": f"{local(now()):%Y-%m-%d %H:%M}", "reason": reason,
    }  # fmt: skip
    answer = HttpResponse(sheet_of(head, lines), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{what}-{local(now()):%Y%m%d-%H%M}.csv"'
    return answer


def sheet_of(head: str, lines: list[dict]) -> str:
    """CSV with a mark for spreadsheet programs, first who took it and when; no cell can begin a formula."""
    out = io.StringIO()
    out.write("\ufeff")
    pen = csv.writer(out)
    pen.writerow([harmless(head)])
    pen.writerow(lines[0].keys() if lines else [])
    pen.writerows([harmless(v) for v in line.values()] for line in lines)
    return out.getvalue()


def harmless(value) -> str:
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text.startswith(STARTS_A_FORMULA) else text
