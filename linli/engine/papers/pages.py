"""Whoever keeps the register: files brought in, one file, and what was found in it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.papers import actions, shelf, showing
from linli.engine.papers.forms import FileForm
from linli.engine.papers.queries import batch_in, batches_of, names_of
from linli.ground.base.attempts import attempt
from linli.ground.base.declare import importers
from linli.ground.base.errors import NotThere, Refused, Stale
from linli.ground.base.paging import page_of
from linli.ground.regions.queries import community_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ACTS = {"confirm": actions.confirm, "drop": actions.drop, "undo": actions.undo, "hidden": actions.read_hidden}


def whole_community(request) -> int:
    """The community whose register the asker keeps; who keeps none is refused."""
    community = community_of(request)
    if community is None or not request.actor.sees_whole(community.id):
        raise Refused(_("导入名册是社区书记、值班岗和社区工作者的事。"))
    return community.id


@login_required
@require_safe
def listing(request):
    """名册导入: the files brought in, newest first."""
    page = page_of(batches_of(whole_community(request)), by=("-made_at", "-id"), after=request.GET.get("after", ""))
    names = names_of(page.rows)
    rows = [
        {"batch": b, "chip": showing.chip_of(b), "by": names.get(b.by_account, ""), "brought": showing.brought(b),
         "sort": _(importers[b.word].title)}
        for b in page.rows
    ]  # fmt: skip
    sorts = [showing.sort_of(i) for i in importers if i.may(request.actor)]
    return render(request, "papers/list.html", {"rows": rows, "page": page, "sorts": sorts})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, word="roster"):
    """Choose a file. Nothing of it is in the register yet."""
    community = whole_community(request)
    if word not in importers:
        raise NotThere()
    sort = showing.sort_of(importers[word])
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*sent, choose=sort["choose"])
    if request.method == "POST" and form.is_valid():
        if batch := attempt(form, lambda: taken(form.cleaned_data["file"], word, community, request.actor)):
            return redirect("paper", batch.id)
    return render(request, "papers/new.html", {"form": form, "sort": sort}, status=422 if form.errors else 200)


def taken(file, word, community, actor):
    """The batch of an uploaded file, its size judged before it is read."""
    actions.check_size(file.size)
    return actions.receive(file.read(), file.name, word=word, community=community, actor=actor)


@login_required
@require_safe
def show(request, id):
    """One file: how far it is, what it would bring, what somebody should look at."""
    batch = batch_in(whole_community(request), id)
    by = names_of([batch]).get(batch.by_account, "")
    return render(request, "papers/show.html", {"batch": batch, "by": by, **showing.page_facts(batch)})


@login_required
@require_POST
def act(request, id, word):
    """Import, look at the hidden sheets too, drop or take back: one click, once."""
    batch = batch_in(whole_community(request), id)
    try:
        ACTS[word](batch, actor=request.actor)
    except Stale as no:  # a second click: the page below shows how things stand
        messages.warning(request, str(no))
    return redirect("paper", batch.id)


@login_required
@require_safe
def faults(request, id):
    """The rows that stayed out, as a workbook to correct and bring again. Never opened in the browser."""
    batch = batch_in(whole_community(request), id)
    path = shelf.path_of(batch, "faults")
    if not path.exists():
        raise NotThere()
    name = f"{_('要改的行')}-{batch.made_at:%m%d}.xlsx"
    response = FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type=XLSX)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
