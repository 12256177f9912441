"""记一件事: at the window, by phone, seen on the way; for whom, by the register or by form of address."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from linli.engine.search.asking import Ask
from linli.engine.search.people import find_people
from linli.engine.search.typed import read_typed
from linli.ground.access.actor import Actor
from linli.ground.access.reading import log_reading
from linli.ground.base.attempts import attempt, key_of
from linli.ground.base.errors import Refused
from linli.ground.base.ids import uuid7
from linli.ground.files.uploads import sent_photos, sent_sound
from linli.ground.people.queries import find_person
from linli.ground.places.queries import doors_of
from linli.ground.regions.queries import community_of
from linli.work.cases import rules
from linli.work.cases.actions import report_case
from linli.work.cases.forms import OfficeReportForm
from linli.work.cases.pages.looking import LONGEST_ANSWER, MOST_ASKED, place_here
from linli.work.cases.pages.showing import category_word
from linli.work.cases.queries import categories_of, category_of
from linli.work.cases.words import SOURCE_TITLES, ByWay, Source

FOR_SOMEBODY = (Source.WINDOW, Source.PHONE)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request):
    """Written down once, by whoever heard it; then it goes its way like any other."""
    community = community_of(request)
    if community is None or not rules.may_report_for_others(request.actor, community.id):
        raise Refused(_("这一页是社区工作人员用的。"))
    form = OfficeReportForm(request.POST or None, **choices_for(community))
    if request.method != "POST" or "find" in request.POST:
        return page_for(request, community, form)
    if form.is_valid() and (matter := attempt(form, lambda: report_from(request, community, form.cleaned_data))):
        messages.success(
            request,
            _("记下了，编号 %(number)s，交给“%(owner)s”。") % {"number": matter.number, "owner": matter.owner.title},
        )
        return redirect("case", matter.id)
    return page_for(request, community, form, status=422)


def page_for(request, community, form, *, status=200):
    looked_for = request.POST.get("who", "").strip()
    category = category_of(community, form.data.get("category", "")) if form.is_bound else None
    context = {
        "form": form if status == 422 or not form.is_bound else form_as_typed(form, community),
        "key": request.POST.get("client_key") or uuid7(),
        "who": looked_for,
        "found": people_found(request.actor, community, looked_for) if looked_for else [],
        "chosen": request.POST.get("person", ""),
        "questions": asked(category, request.POST),
    }
    return render(request, "cases/office/new.html", context, status=status)


def form_as_typed(form, community):
    """The form with what was typed and no complaint: one only looked somebody up."""
    return OfficeReportForm(initial={name: form.data.get(name, "") for name in form.fields}, **choices_for(community))


def people_found(actor: Actor, community, typed: str) -> list[dict]:
    """Whom it may be for, within the asker's reach; showing them is a reading."""
    hits = find_people(Ask(actor, community, read_typed(typed)))
    log_reading(actor, community.id, {id for hit in hits for id in hit.subjects}, to="find")
    return [{"id": str(hit.subjects[0]), "title": hit.title, "line": hit.line} for hit in hits]


def asked(category, typed) -> list[dict]:
    questions = category.questions[:MOST_ASKED] if category else []
    return [{"name": f"answer-{n}", "ask": q, "typed": typed.get(f"answer-{n}", "")} for n, q in enumerate(questions)]


def choices_for(community):
    """Choices of the form: ways, categories by group, buildings."""
    groups: dict[str, list] = {}
    for code, category in categories_of(community).items():
        groups.setdefault(category.group, []).append((code, category_word(category)))
    return {
        "sources": [(word, _(title)) for word, title in SOURCE_TITLES.items() if word != Source.RESIDENT],
        "categories": list(groups.items()),
        "places": [(str(id), line) for id, line in doors_of(community.id)],
    }


def report_from(request, community, clean):
    """The action behind the form."""
    person = person_in(request)
    for_somebody = clean["source"] in FOR_SOMEBODY or person is not None or bool(clean["called"].strip())
    return report_case(
        actor=request.actor,
        community=community,
        category=clean["category"],
        place=place_here(community, clean["place"]),
        words=clean["words"],
        spot=clean["spot"],
        photos=sent_photos(request),
        sound=sent_sound(request),
        source=clean["source"],
        by_way=by_way_of(request.actor, community.id) if for_somebody else "",
        called=clean["called"],
        phone=clean["phone"],
        person=person,
        answers=answers_in(request, community, clean["category"]),
        client_key=key_of(request.POST.get("client_key", "")),
    )


def person_in(request):
    """Who was chosen among those found; one out of the asker's reach is not there."""
    id = key_of(request.POST.get("person", ""))
    return find_person(request.actor, id) if id else None


def answers_in(request, community, code: str) -> dict[str, str]:
    rows = asked(category_of(community, code), request.POST)
    return {row["ask"]: said for row in rows if (said := row["typed"].strip()[:LONGEST_ANSWER])}


def by_way_of(actor: Actor, community: int) -> str:
    """As whom he writes it down: from his grid, or from the desk."""
    seat = actor.seat_in(community)
    return ByWay.GRID if seat and seat.kind in ("grid_worker", "grid_owner") else ByWay.CLERK
