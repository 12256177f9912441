"""Who answers: the list of requests and openings, one of them, the answer, and what is written down at the window."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import CONFIRMED, DONE, ENDED, kinds
from linli.engine.matters.pages import buttons
from linli.engine.matters.queries import open_matter
from linli.engine.matters.rules import may_take
from linli.ground.access.reading import log_reading
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.ids import uuid7
from linli.ground.base.paging import page_of
from linli.ground.base.proving import fresh_proof
from linli.ground.people.models import Person
from linli.ground.people.queries import find_person
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import with_region
from linli.work.rights.actions.answering import agree_to_erase, answer_request
from linli.work.rights.actions.asking import ask_about
from linli.work.rights.actions.consenting import give_consent, withdraw_consent
from linli.work.rights.forms import EraseForm, SaidForm, WindowForm
from linli.work.rights.kept import kept, own_rows_of, whom
from linli.work.rights.pages.mine import consents_shown
from linli.work.rights.pages.showing import report_shown, row_shown, stage_word, steps_shown
from linli.work.rights.queries import consents_of, request_of, visible_to
from linli.work.rights.rules import works_with_people
from linli.work.rights.words import ASKED_AS_TITLES, SORT_TITLES, AskedAs, How, Sort

TABS = ("todo", "done", "over")
ANSWERS = ("fulfil", "refuse", "erase", "back")


def staff_only(request):
    if not works_with_people(request.actor):
        raise Refused(_("这一页是社区工作人员用的。"))


@login_required
@require_safe
def listing(request):
    """资料请求: what waits for an answer, what was answered, what is over."""
    staff_only(request)
    tab = request.GET.get("tab") if request.GET.get("tab") in TABS else "todo"
    rows = rows_for(visible_to(request.actor), tab).select_related("owner")
    by = ("due_at", "id") if tab == "todo" else ("-stage_at", "-id")
    page = page_of(rows, by=by, after=request.GET.get("after", ""))
    context = {"rows": [row_shown(m) for m in page.rows], "page": page, "tab": tab}
    return render(request, "rights/office/list.html", context)


def rows_for(rows, tab):
    if tab == "todo":
        return rows.open()
    return rows.filter(stage=DONE) if tab == "done" else rows.filter(stage__in=(CONFIRMED, ENDED))


def opened(request, id, kind="data_request"):
    """The matter, its reading logged."""
    staff_only(request)
    matter = open_matter(request.actor, id, to=kind)
    if matter.kind != kind:
        raise NotThere()
    return matter


@login_required
@require_safe
def show(request, id):
    """One request: whose data, what is asked, by when."""
    return render(request, "rights/office/show.html", request_page(request, opened(request, id)))


def request_page(request, matter, **more) -> dict:
    asked, kind = request_of(matter), kinds[matter.kind]
    moves = {
        m.word: m for m in buttons(kind, matter, request.actor, 0) if m.word != "erase" or asked.sort == Sort.ERASE
    }
    return {
        "matter": matter,
        "asked": asked,
        "moves": {} if matter.step == "erase" else moves,
        "by_raiser": may_take(kind, kind.move("agree"), request.actor, matter.facts()),
        "key": uuid7(),
        "stage": stage_word(matter),
        "sort": _(SORT_TITLES[Sort(asked.sort)]),
        "asked_as": _(ASKED_AS_TITLES[AskedAs(asked.asked_as)]),
        "person": person_of(matter),
        "holder": "、".join(holder_names(matter.community_id, matter.owner_id)),
        "steps": steps_shown(matter),
        "report": report_shown(asked.report),
        "is_over": matter.stage in (CONFIRMED, ENDED),
        **more,
    }


def person_of(matter) -> Person | None:
    """Whose data it is about; after erasing nobody's."""
    return Person.objects.filter(community_id=matter.community_id, id=matter.person_id).first()


@login_required
@require_POST
def accept(request, id):
    """我来办: one tap."""
    matter = opened(request, id)
    take_step(matter, "accept", actor=request.actor, client_key=key_of(request.POST.get("client_key", "")))
    messages.success(request, _("您接下了，提的人会看到。"))
    return redirect("data_request", id)


@login_required
@require_POST
def agree(request, id):
    """At the window: who asked has seen the answer and is content."""
    matter = opened(request, id)
    take_step(matter, "agree", actor=request.actor, client_key=key_of(request.POST.get("client_key", "")))
    messages.success(request, _("记下了。"))
    return redirect("data_request", id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@fresh_proof(when=lambda kwargs: kwargs["word"] == "erase")
def answer(request, id, word):
    """照办, 不能照办 with the reason, or 同意删 with what will go."""
    matter = opened(request, id)
    if word not in ANSWERS:
        raise NotThere()
    form = form_for(matter, word, request.POST or None)
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: write(request, matter, word, form)):
        messages.success(request, _("记下了，提的人会看到。"))
        return redirect("data_request", id)
    context = {
        "matter": matter,
        "asked": request_of(matter),
        "move": kinds["data_request"].move(word),
        "form": form,
        "key": request.POST.get("client_key") or uuid7(),
    }
    return render(request, "rights/office/answer.html", context, status=422 if form.is_bound else 200)


def form_for(matter, word, sent):
    """For erasing: what there is, how much of it, and what would happen to it."""
    if word != "erase":
        return SaidForm(sent)
    who = whom(matter.community_id, matter.person_id)
    does = {"drop": _("删掉"), "blank": _("抹去内容，只留数目")}
    choices = [
        (k.model, _("%(what)s：%(n)d 条，%(does)s") % {"what": _(k.purpose), "n": own, "does": does[k.erase]})
        for k, _n in kept(who)
        if k.erase != "keep" and (own := own_rows_of(k, who).count())
    ]
    return EraseForm(sent, keepings=choices)


def write(request, matter, word, form):
    """The action behind the form."""
    clean, key = form.cleaned_data, key_of(request.POST.get("client_key", ""))
    if word == "erase":
        return agree_to_erase(matter, actor=request.actor, said=clean["said"], chosen=clean["chosen"], client_key=key)
    if word == "back":
        return take_step(matter, "back", actor=request.actor, said=clean["said"], client_key=key)
    return answer_request(matter, word, actor=request.actor, said=clean["said"], client_key=key)


def somebody(request, person):
    """(community, person) for a page of the window: in the actor's reach, nothing shown yet."""
    staff_only(request)
    found = find_person(request.actor, person)
    if not works_with_people(request.actor, found.community_id):
        raise Refused(_("这一页是社区工作人员用的。"))
    return with_region(found.community_id), found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def window(request, person):
    """Written down for who does not use a phone: himself, his guardian, his relatives, whom he sent."""
    community, found = somebody(request, person)
    form = WindowForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        matter = attempt(form, lambda: window_from(request, community, found, form.cleaned_data))
        if matter:
            messages.success(request, _("记下了，编号 %(number)s。") % {"number": matter.number})
            return redirect("data_request", matter.id)
    context = {"form": form, "key": request.POST.get("client_key") or uuid7()}
    return render(request, "rights/office/window.html", context, status=422 if form.is_bound else 200)


def window_from(request, community, person, clean):
    return ask_about(
        person, actor=request.actor, community=community, sort=clean["sort"], words=clean["words"],
        asked_as=clean["asked_as"], called=clean["called"], client_key=key_of(request.POST.get("client_key", "")),
    )  # fmt: skip


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request, person):
    """What somebody signed on paper, or took back on paper."""
    community, found = somebody(request, person)
    if request.method == "POST":
        act = withdraw_consent if request.POST.get("do") == "withdraw" else give_consent
        act(found, request.POST.get("purpose", ""), actor=request.actor, how=How.PAPER)
        messages.success(request, _("照纸上的记下了。"))
        return redirect("paper_consents", found.id)
    log_reading(request.actor, community.id, [found.id], to="consent")
    context = {"person": found, "consents": consents_shown(consents_of(community.id, found.id))}
    return render(request, "rights/office/paper.html", context)
