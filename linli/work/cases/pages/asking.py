"""Ask bodies for help on a case, several at once, each with a clock of its own; and tell one that it is not needed."""

from datetime import timedelta
from uuid import UUID, uuid5

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from linli.engine.matters.actions.asking import ask_body, recall_part
from linli.engine.matters.models import Part
from linli.engine.matters.pages import photos_of
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.clock import now
from linli.ground.base.errors import NotThere
from linli.ground.base.ids import uuid7
from linli.ground.bodies.models import Body
from linli.ground.bodies.queries import bodies_able_to, partners_of
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for
from linli.work.cases import defaults
from linli.work.cases.forms import AskForm
from linli.work.cases.pages import showing
from linli.work.cases.pages.office import opened, staff_only
from linli.work.cases.pages.phrases import with_phrase
from linli.work.cases.phrases import phrases_for
from linli.work.cases.queries import case_of, category_of


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, id):
    """请人一起办: whoever is asked has a time of his own; the owner stays the owner."""
    staff_only(request)
    matter, community = opened(request, id), community_of(request)
    case, offered = case_of(matter), phrases_for(matter.community_id, "ask", matter.category)
    fit = bodies_able_to(matter.community_id, matter.category, matter.place)
    others = [b for b in partners_of(matter.community_id) if b.id not in {f.id for f in fit}]
    choices = {"bodies": body_choices(fit, others), "hours": hour_choices(community)}
    typed = with_phrase(request, offered, "words") if request.method == "POST" else None
    if typed:
        form = AskForm(initial=typed | {"body": request.POST.getlist("body")}, **choices)
    else:
        begin = {"body": [str(b.id) for b in fit[:1]], "words": "" if matter.restricted else case.words}
        begin |= {"hours": value_for(community, defaults.UNIT_HOURS)[0], "with_photos": not matter.restricted}
        form = AskForm(request.POST or None, initial=begin, **choices)
    if form.is_bound and form.is_valid():
        bodies = {str(b.id): b for b in [*fit, *others]}
        parts = attempt(form, lambda: ask_from(request, matter, case, bodies, form))
        if parts:
            names = "、".join(part.addressee_name for part in parts)
            messages.success(request, _("请了“%(name)s”，等对方回话。") % {"name": names})
            return redirect("case", id)
    context = {
        "matter": matter, "form": form, "key": request.POST.get("client_key") or uuid7(), "fits": bool(fit),
        "phrases": offered, "shots": showing.shots_shown(matter, empty_after=False),
    }  # fmt: skip
    return render(request, "cases/field/ask.html", context, status=422 if form.is_bound else 200)


def body_choices(fit, others):
    """Who mends this sort of thing here first, then the other two of the three parties, then all others."""
    parties = [b for b in others if b.kind in (Body.Kind.PROPERTY, Body.Kind.OWNERS)]
    groups = [
        (_("管这类事的"), [(str(b.id), b.name) for b in fit]),
        (_("物业、业委会"), [(str(b.id), b.name) for b in parties]),
        (_("别的单位"), [(str(b.id), b.name) for b in others if b not in parties]),
    ]
    return [group for group in groups if group[1]]


def hour_choices(community):
    """一天, 三天, 七天."""
    hours = value_for(community, defaults.UNIT_HOURS)
    return [(h, ngettext("%(n)d 天", "%(n)d 天", h // 24) % {"n": h // 24}) for h in hours]


def ask_from(request, matter, case, bodies, form) -> list[Part]:
    """The action behind the form, body by body: what each will see is put together here."""
    photos = [f.id for f in photos_of(matter)["before"]] if form.cleaned_data["with_photos"] else []
    place = " ".join(filter(None, [matter.place.line if matter.place_id else "", case.spot]))
    key = key_of(request.POST.get("client_key", ""))
    return [
        ask_body(
            matter,
            bodies[id],
            actor=request.actor,
            words=words,
            due_at=now() + timedelta(hours=hours),
            category_title=category_seen(request, matter),
            place_line=place,
            photos=photos,
            client_key=key_for(key, bodies[id]),
        )
        for id, hours, words in form.asked()
    ]


def key_for(key: UUID | None, body) -> UUID | None:
    """One key a form, so one a body: sent twice, each is asked once."""
    return uuid5(key, str(body.id)) if key else None


def category_seen(request, matter) -> str:
    """What sort of thing it is; of a restricted one an outsider reads only what he is asked to do."""
    category = None if matter.restricted else category_of(community_of(request), matter.category)
    return category.name if category else ""


@login_required
@require_POST
def recall(request, id, part):
    """不用对方办了."""
    staff_only(request)
    matter = opened(request, id)
    row = Part.objects.filter(community_id=matter.community_id, matter=matter, id=part).first()
    if row is None:
        raise NotThere()
    row.matter = matter
    recall_part(row, actor=request.actor)
    messages.success(request, _("告诉“%(name)s”不用办了。") % {"name": row.addressee_name})
    return redirect("case", id)
