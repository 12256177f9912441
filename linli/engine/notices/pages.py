"""The inbox."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from linli.engine.notices.actions import mark_read
from linli.engine.notices.queries import inbox_of
from linli.engine.notices.sentences import sentence_of
from linli.ground.base.paging import page_of


@login_required
@require_safe
def inbox(request):
    """Newest first; new ones stand out until they are marked read."""
    page = page_of(inbox_of(request.actor), by=("-at", "-id"), after=request.GET.get("after", ""))
    rows = [{"notice": n, "sentence": sentence_of(n.word, n.facts), "new": n.read_at is None} for n in page.rows]
    layout = "office.html" if request.actor.is_staff else "unit.html"
    return render(request, "notices/inbox.html", {"rows": rows, "page": page, "layout": layout})


@login_required
@require_POST
def read(request):
    """都看过了."""
    mark_read(request.actor)
    return redirect("inbox")
