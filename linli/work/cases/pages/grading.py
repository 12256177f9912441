"""换分类和急缓: what a case is, said better, with a reason."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import Refused
from linli.ground.base.ids import uuid7
from linli.ground.regions.queries import community_of
from linli.work.cases.forms import GradeForm
from linli.work.cases.grading import grade_case
from linli.work.cases.pages.desk import choices_for
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.queries import case_of
from linli.work.cases.rules import may_shelve, works_on_it
from linli.work.cases.words import URGENCY_TITLES, Urgency


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def grade(request, id):
    """Another category, another urgency; the limits follow."""
    staff_only(request)
    matter, community = opened(request, id), community_of(request)
    if not works_on_it(request.actor, matter.facts()):
        raise Refused(_("只有负责这件事的岗位能改分类和急缓。"))
    case = case_of(matter)
    form = GradeForm(
        request.POST or None,
        categories=choices_for(community)["categories"],
        urgencies=urgencies_for(request.actor, community.id, case),
        initial={"category": case.category, "urgency": case.urgency},
    )
    if request.method == "POST" and form.is_valid():
        clean, key = form.cleaned_data, key_of(request.POST.get("client_key", ""))
        if attempt(form, lambda: grade_case(matter, actor=request.actor, client_key=key, **clean)):
            messages.success(request, _("改好了，期限从报事那天起重新算。"))
            return redirect("case", id)
    context = {"matter": matter, "form": form, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "cases/field/grade.html", context, status=422 if form.is_bound else 200)


def urgencies_for(actor, community, case):
    """挂账 is offered to who may say it, or where it is said already."""
    hidden = set() if may_shelve(actor, community) or case.urgency == Urgency.U4 else {Urgency.U4}
    return [(word, _(title)) for word, title in URGENCY_TITLES.items() if word not in hidden]
