"""A minor's file: asked for by one, granted or refused by another; and the emergency in which there is no time to ask."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import CONFIRMED, ENDED, kinds
from linli.engine.matters.pages import buttons
from linli.engine.matters.rules import may_take
from linli.ground.accounts.models import Account
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.ground.base.proving import fresh_proof
from linli.ground.people.queries import find_person
from linli.ground.places.models import Place
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import community_of, with_region
from linli.work.rights.actions.answering import agree_to_open, end_opening, refuse_to_open
from linli.work.rights.actions.asking import ask_to_open, check_opening
from linli.work.rights.actions.hurrying import break_glass, person_behind
from linli.work.rights.forms import HurryForm, OpeningForm, SaidForm
from linli.work.rights.pages.office import opened, person_of, staff_only
from linli.work.rights.pages.showing import stage_word, steps_shown
from linli.work.rights.queries import emergencies_in, opening_of
from linli.work.rights.rules import works_with_people

ANSWERS = {"grant": agree_to_open, "refuse": refuse_to_open, "end": end_opening}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, person):
    """The cure of a closed file: what for, how long; another decides."""
    staff_only(request)
    child = find_person(request.actor, person)
    community = with_region(child.community_id)
    form = OpeningForm(request.POST or None, initial={"purpose": request.GET.get("for", ""), "days": 7})
    if request.method == "POST" and form.is_valid():
        clean, key = form.cleaned_data, key_of(request.POST.get("client_key", ""))
        matter = attempt(
            form, lambda: ask_to_open(child, actor=request.actor, community=community, client_key=key, **clean)
        )
        if matter:
            messages.success(request, _("交给“%(post)s”批了，批了会提醒您。") % {"post": matter.owner.title})
            return redirect("opening", matter.id)
    elif request.method != "POST":
        check_opening(child, request.actor, community, "-", 1)
    context = {"form": form, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "rights/office/ask_to_open.html", context, status=422 if form.is_bound else 200)


@login_required
@require_safe
def show(request, id):
    """One opening: who asks, what for, how long. The child is a door and an age until it is granted."""
    return render(request, "rights/office/opening.html", opening_page(request, opened(request, id, "opening")))


def opening_page(request, matter) -> dict:
    kind, opening = kinds["opening"], opening_of(matter)
    asker = Account.objects.filter(pk=matter.raised_by).values_list("name", flat=True).first()
    mine = matter.raised_by == request.actor.account
    return {
        "matter": matter,
        "opening": opening,
        "person": person_of(matter),
        "asker": asker or "",
        "mine": mine,
        "moves": {m.word: m for m in buttons(kind, matter, request.actor, 0)},
        "may_end": may_take(kind, kind.move("end"), request.actor, matter.facts()),
        "may_withdraw": may_take(kind, kind.move("withdraw"), request.actor, matter.facts()),
        "stage": stage_word(matter),
        "steps": steps_shown(matter),
        "holder": "、".join(holder_names(matter.community_id, matter.owner_id)),
        "key": uuid7(),
        "is_over": matter.stage in (CONFIRMED, ENDED),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, id, word):
    """同意, 不同意 or 提前收回, with a sentence."""
    matter = opened(request, id, "opening")
    if word not in ANSWERS:
        raise NotThere()
    form = SaidForm(request.POST if request.method == "POST" else None)
    form.fields["said"].required = word != "grant"
    if request.method == "POST" and form.is_valid():
        said, key = form.cleaned_data["said"], key_of(request.POST.get("client_key", ""))
        if attempt(form, lambda: ANSWERS[word](matter, actor=request.actor, said=said, client_key=key)):
            messages.success(request, _("记下了，申请的人会看到。"))
            return redirect("opening", id)
    context = {"matter": matter, "move": kinds["opening"].move(word), "form": form}
    context["key"] = request.POST.get("client_key") or uuid7()
    return render(request, "rights/office/answer.html", context, status=422 if form.is_bound else 200)


@login_required
@require_POST
def withdraw(request, id):
    """Not needed any more."""
    matter = opened(request, id, "opening")
    take_step(matter, "withdraw", actor=request.actor, client_key=key_of(request.POST.get("client_key", "")))
    messages.success(request, _("撤回了。"))
    return redirect("opening", id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@fresh_proof
def hurry(request):
    """有急事: open one file outside one's grids, for an hour."""
    community = community_of(request)
    if community is None or not works_with_people(request.actor, community.id):
        raise Refused(_("这一页是社区工作人员用的。"))
    buildings = Place.objects.filter(community_id=community.id, kind=Place.Kind.BUILDING, closed_at=None).order_by(
        "path"
    )
    rows = list(buildings)
    form = HurryForm(request.POST or None, buildings=[(str(b.id), b.line) for b in rows])
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: hurry_from(request, community, rows, form.cleaned_data))
        if made:
            messages.success(request, _("打开了，一小时内有效。书记已经看到。"))
            return redirect("person", made.subject)
    return render(request, "rights/office/hurry.html", {"form": form}, status=422 if form.is_bound else 200)


def hurry_from(request, community, buildings, clean):
    """Whom there is not is said on the form: the reason that was typed must not be lost."""
    building = next(b for b in buildings if str(b.id) == clean["building"])
    try:
        person = person_behind(community.id, building, clean["name"])
    except NotThere as no:
        raise Invalid(str(no)) from None
    return break_glass(person, actor=request.actor, community=community, reason=clean["reason"])


@login_required
@require_safe
def emergencies(request):
    """What was opened in an emergency: for the secretary and the auditor, without names of residents."""
    whole = {s.community for s in request.actor.seats if s.kind in ("secretary", "audit_admin")}
    if not whole:
        raise Refused(_("这一页是书记和审计管理员看的。"))
    rows = emergencies_in(frozenset(whole))
    page = page_of(rows, by=("-at", "-id"), after=request.GET.get("after", ""))
    names = dict(Account.objects.filter(id__in={r.account_id for r in page.rows}).values_list("id", "name"))
    shown = [{"row": r, "name": names.get(r.account_id, "")} for r in page.rows]
    return render(request, "rights/office/emergencies.html", {"rows": shown, "page": page})
