"""Two reports of one trouble: show what would happen, make them one, and part them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.engine.matters.actions.merging import check_one_trouble, merge_into, part_again
from linli.engine.matters.searching import number_meant
from linli.ground.base.errors import Invalid
from linli.ground.base.one_form import Question, ask
from linli.ground.regions.queries import community_of
from linli.work.cases.company import similar_to
from linli.work.cases.forms import MergeForm
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.pages.showing import day_line
from linli.work.cases.queries import visible_to


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, id):
    """并到另一件: chosen from what looks like it, or by number."""
    staff_only(request)
    matter = opened(request, id)
    data = request.POST if request.method == "POST" else None
    form = MergeForm(data, initial={"into": request.GET.get("into", "")})
    question = Question(
        _("“%(title)s”并到哪一件") % {"title": matter.title}, _("合在一起办"), reverse("case", args=[matter.id]),
        line=_("说的是同一件事，就合在一起办；随时还能分开。"),
        effects=lambda clean: what_happens(matter, the_other(request, matter, clean["into"])),
        more={"similar": similar_to(request.actor, matter), "matter": matter},
        template="cases/field/merge.html",
    )  # fmt: skip

    def act(clean):
        into = the_other(request, matter, clean["into"])
        merge_into(matter, into, actor=request.actor)
        messages.success(request, _("%(number)s 合进来了，两边的邻居都会听到。") % {"number": matter.number})
        return redirect("case", into.id)

    return ask(request, form, question, act)


def the_other(request, matter, typed: str):
    """The case of this number, if the actor may know of it."""
    number = number_meant(community_of(request), typed.strip())
    rows = visible_to(request.actor).filter(community_id=matter.community_id, number=number)
    found = rows.select_related("owner", "place").first() if number else None
    if found is None:
        raise Invalid(_("没有找到编号是“%(typed)s”的事，看一眼编号再写。") % {"typed": typed})
    if found.id == matter.id:
        raise Invalid(_("请选另外一件。"))
    return found


def what_happens(matter, into) -> list[str]:
    """In sentences, before it is done."""
    check_one_trouble(matter, into)
    return [
        _("%(number)s “%(title)s”接着办，由“%(owner)s”管到底。")
        % {"number": into.number, "title": into.title, "owner": into.owner.title},
        _("%(number)s 记成“和另一件合在一起办”，照片、说的话都留着。") % {"number": matter.number},
        _("期限按早的那一件算：%(due)s。") % {"due": day_line(min(matter.due_at, into.due_at))},
        _("报过这件事的邻居，办到哪一步都会听到，看不到别人是谁。"),
    ]


@login_required
@require_POST
def part(request, id):
    """分开: as if it had never been merged."""
    staff_only(request)
    matter = opened(request, id)
    part_again(matter, actor=request.actor)
    messages.success(request, _("%(number)s 又单独办了，期限还是它自己的。") % {"number": matter.number})
    return redirect("case", id)
