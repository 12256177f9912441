"""吹哨报到, the community's half: blow, see how it goes, answer what is asked back, rate what came of it."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.whistling import answer_back, rate_part, whistle
from linli.engine.matters.kinds import WHISTLE_TITLES
from linli.engine.matters.models import Part
from linli.engine.matters.pages import photos_of
from linli.engine.matters.talking import talk_shown
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.ids import uuid7
from linli.ground.posts.above import regions_above
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for
from linli.work.cases import defaults, rules
from linli.work.cases.forms import SaidForm, StarsForm, WhistleForm
from linli.work.cases.pages import showing
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.queries import category_of

FORM = require_http_methods(["GET", "HEAD", "POST"])


def working_on(request, id):
    """A matter the asker works on."""
    staff_only(request)
    matter = opened(request, id)
    if not rules.works_on_it(request.actor, matter.facts()):
        raise Refused(_("这件事现在由“%(owner)s”负责，您不能走这一步。") % {"owner": matter.owner.title})
    return matter


@login_required
@FORM
def blow(request, id):
    """向街道吹哨: what is asked, why it is beyond us, who should come, by when."""
    matter, community = working_on(request, id), community_of(request)
    found = {r.code: r for r in regions_above(community.region.code)}
    form = form_for(request, community, found)
    if request.method == "POST" and form.is_valid():
        part = attempt(form, lambda: blown(request, matter, community, found, form.cleaned_data))
        if part:
            messages.success(request, _("哨吹出去了，等“%(name)s”回话。") % {"name": part.addressee_name})
            return redirect("whistled", matter.id, part.id)
    context = {"matter": matter, "form": form, "key": request.POST.get("client_key") or uuid7(), "above": found}
    context["shots"] = showing.shots_shown(matter, empty_after=False)
    return render(request, "cases/above/whistle.html", context, status=422 if form.is_bound else 200)


def form_for(request, community, found) -> WhistleForm:
    hours = value_for(community, defaults.WHISTLE_HOURS)
    return WhistleForm(
        request.POST or None, above=[(r.code, r.name) for r in found.values()],
        sorts=[(word, _(title)) for word, title in WHISTLE_TITLES.items()],
        hours=[(h, hours_word(h)) for h in hours],
        initial={"above": next(iter(found), ""), "whistle": "daily", "hours": hours[0]},
    )  # fmt: skip


def hours_word(hours: int) -> str:
    if hours % 24:
        return ngettext("%(n)d 小时", "%(n)d 小时", hours) % {"n": hours}
    return ngettext("%(n)d 天", "%(n)d 天", hours // 24) % {"n": hours // 24}


def blown(request, matter, community, found, clean) -> Part:
    """The action behind the form."""
    category = category_of(community, matter.category)
    photos = [f.id for f in photos_of(matter)["before"]] if clean["with_photos"] else []
    return whistle(
        matter, found[clean["above"]], actor=request.actor, community=community, sort=clean["whistle"],
        words=clean["words"], why=clean["why"], wanted=clean["wanted"], photos=photos,
        due_at=now() + timedelta(hours=clean["hours"]), category_title=category.name if category else "",
        client_key=key_of(request.POST.get("client_key", "")),
    )  # fmt: skip


def part_of(matter, id) -> Part:
    rows = Part.objects.filter(community_id=matter.community_id, matter=matter, id=id, role=Part.Role.ABOVE)
    if (part := rows.first()) is None:
        raise NotThere()
    part.matter = matter
    return part


@login_required
@require_safe
def show(request, id, part):
    """One whistle: what was asked, what they say, how it went."""
    matter = working_on(request, id)
    return whistled_page(request, matter, part_of(matter, part))


def whistled_page(request, matter, part, *, form=None, stars=None):
    bad = bool((form and form.is_bound) or (stars and stars.is_bound))
    context = {
        "matter": matter, "part": part, "form": form or SaidForm(), "stars": stars or StarsForm(),
        "sort": _(WHISTLE_TITLES[part.whistle]) if part.whistle else "", "talk": talk_shown(part),
        "may_rate": part.state in (Part.State.DONE, Part.State.DECLINED) and part.stars is None,
    }  # fmt: skip
    return render(request, "cases/above/show.html", context, status=422 if bad else 200)


@login_required
@require_POST
def reply(request, id, part):
    """The answer to what they asked back."""
    matter = working_on(request, id)
    row, form = part_of(matter, part), SaidForm(request.POST)
    said = form.is_valid() and form.cleaned_data["said"]
    if said and attempt(
        form, lambda: (answer_back(row, actor=request.actor, said=said, community=community_of(request)), True)
    ):
        messages.success(request, _("回过去了。"))
        return redirect("whistled", id, part)
    return whistled_page(request, matter, row, form=form)


@login_required
@require_POST
def rate(request, id, part):
    """吹哨的评报到的."""
    matter = working_on(request, id)
    row, form = part_of(matter, part), StarsForm(request.POST)
    if form.is_valid():
        rate_part(row, actor=request.actor, stars=form.cleaned_data["stars"])
        messages.success(request, _("评好了，街道看得到。"))
        return redirect("whistled", id, part)
    return whistled_page(request, matter, row, stars=form)
