"""Who works on cases: one case with all that stands beside it, and its phone. Writing one down is in desk.py."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.engine.matters.kinds import DONE, OPEN, WAIT_TITLES
from linli.engine.matters.models import Part
from linli.engine.matters.pages import buttons
from linli.engine.matters.queries import open_matter, parts_of
from linli.engine.matters.rules import may_take
from linli.ground.access.reading import log_reading
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.ids import uuid7
from linli.ground.posts.queries import holder_names
from linli.ground.regions.queries import community_of
from linli.work.cases import rules
from linli.work.cases.closing import needs_second_look
from linli.work.cases.company import company_of, similar_to
from linli.work.cases.forms import PhoneForm
from linli.work.cases.kind import CASE
from linli.work.cases.pages import clocks, showing
from linli.work.cases.pages.told import public_shown, told_shown
from linli.work.cases.queries import KIND, case_of, category_of, phone_of
from linli.work.cases.words import ASKED_THEMSELVES, SOURCE_TITLES, Source

ON_PAGE = ("hand", "give_back", "question", "merge", "part", "verify")  # links and forms of the page beside its buttons


def staff_only(request):
    if not request.actor.is_staff:
        raise Refused(_("这一页是社区工作人员用的。"))


@login_required
@require_safe
def show(request, id):
    """One case, as in the design: who answers, by when, step by step, who helps."""
    staff_only(request)
    return render(request, "cases/office/show.html", case_page(request, opened(request, id)))


def opened(request, id):
    """The matter, its reading logged."""
    matter = open_matter(request.actor, id, to="case")
    if matter.kind != KIND:
        raise NotThere()
    return matter


def case_page(request, matter, **more):
    """Everything the page shows of a case."""
    company, parts, actor = company_of(matter), parts_of(matter), request.actor
    case, may = company.case, moves_of(actor, matter, parts)
    steps = showing.steps_shown(matter, case, inner=True)
    return {
        "matter": matter,
        "case": case,
        "stage": showing.stage_word(matter),
        "waits": _(WAIT_TITLES[matter.waits_for]) if matter.waits_for and matter.stage in OPEN else "",
        "moves": may,
        "key": uuid7(),
        "category": showing.category_word(category_of(community_of(request), case.category)),
        "holder": "、".join(holder_names(matter.community_id, matter.owner_id)),
        "steps": steps,
        "helpers": showing.helpers_shown(parts),
        "three_parties": showing.three_parties(matter, parts),
        "promise": clocks.promise_of(matter),
        "clocks": clocks.clocks_shown(matter),
        "may_stop": "work" in may,
        "shots": showing.shots_shown(matter, empty_after=True, merged=bool(company.merged)),
        "source": _(SOURCE_TITLES[case.source]),
        "works_on_it": rules.works_on_it(actor, matter.facts()),
        "is_over": showing.is_over(matter),
        "whistled": [p for p in parts if p.role == Part.Role.ABOVE],
        "has_phone": bool(case.phone_sealed or matter.person_id),
        "others": company.others,
        "merged": company.merged,
        "questions": company.questions,
        "similar": similar_to(actor, matter) if "merge" in may else [],
        "told": told_shown(matter, company),
        "public": public_shown(actor, matter, company),
        **last_word(actor, matter, case, may, steps),
        **more,
    }


def moves_of(actor, matter, parts) -> dict:
    """What this actor may do now, by word: the buttons, and what has a place of its own on the page."""
    open_parts = sum(p.is_open for p in parts)
    facts = matter.facts(open_parts=open_parts)
    more = (CASE.move(word) for word in ON_PAGE)
    return {
        m.word: m
        for m in [*buttons(CASE, matter, actor, open_parts), *(m for m in more if may_take(CASE, m, actor, facts))]
    }


def last_word(actor, matter, case, may, steps) -> dict:
    """Whose word ends it: the neighbour's own, or that of a second person who goes to see."""
    second, mended = needs_second_look(case), {s.get("account") for s in steps if s.get("mended")}
    return {
        "can_ask": case.source in (*ASKED_THEMSELVES, Source.SLIP) and "question" in may,
        "to_look": matter.stage == DONE and second and "verify" in may and actor.account not in mended,
        "another_looks": matter.stage == DONE and second and actor.account in mended,
        "neighbour_says": matter.stage == DONE and not second,
    }


@login_required
@require_POST
def phone(request, id):
    """The raiser's phone, for a stated purpose; the reading is kept."""
    staff_only(request)
    matter, form = opened(request, id), PhoneForm(request.POST)
    if not rules.works_on_it(request.actor, matter.facts()):
        raise Refused(_("只有负责这件事的岗位能看电话。"))
    if not form.is_valid():
        return render(request, "cases/office/show.html", case_page(request, matter, phone_form=form), status=422)
    log_reading(request.actor, matter.community_id, [matter.person_id or matter.id], to=form.cleaned_data["purpose"])
    found = phone_of(case_of(matter))
    return render(request, "cases/office/show.html", case_page(request, matter, phone=found, phone_asked=True))
