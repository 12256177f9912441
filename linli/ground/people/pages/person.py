"""One person's file: shown to who may, each look logged; numbers come out one by one, for a purpose."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from linli.ground.access.reading import log_reading
from linli.ground.base.attempts import key_of
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, NotThere
from linli.ground.base.ids import uuid7
from linli.ground.base.masks import mask_id, mask_phone
from linli.ground.people import sealing
from linli.ground.people.actions.correcting import open_politics
from linli.ground.people.actions.undoing import take_back
from linli.ground.people.forms import PurposeForm
from linli.ground.people.models import Person, RegisterEvent
from linli.ground.people.pages.acting import staff_only
from linli.ground.people.pages.homes import history_rows, plate_of, shown_sections
from linli.ground.people.pages.household_acts import home_or_list
from linli.ground.people.queries import current_spell, events_about, homes_of_person, open_person, phones_of
from linli.ground.people.rules import age_on, is_minor
from linli.ground.people.words import GONE


@login_required
@require_safe
def show(request, id):
    """The file: open facts in clear, ID number and phones masked."""
    staff_only(request)
    person = open_person(request.actor, id, to=_("看资料"))
    return render(request, "people/person.html", person_page(request.actor, person))


def person_page(actor, person: Person, **more) -> dict:
    homes = homes_of_person(person)
    spell = current_spell(homes[0].household) if homes else None
    top, small = plate_of(spell.dwelling.line) if spell else ("", "")
    number = sealing.open_id(person.id_sealed) if person.id_sealed else ""
    return {
        "person": person,
        "young": is_minor(person.born_on, today()),
        "gone": _(GONE[person.ended_why]) if person.ended_why in GONE else "",
        "homes": homes,
        "top": top,
        "small": small,
        "facts": facts_shown(actor, person),
        "id_masked": mask_id(number) if number else "",
        "phones": [{"id": p.id, "word": mask_phone(sealing.open_phone(p.sealed))} for p in phones_of(person)],
        "sections": shown_sections("person", actor, person),
        "history": history_rows(actor, events_about(person.community_id, person=person.id)),
        "may_merge": actor.sees_whole(person.community_id),
        "key": uuid7(),
        **more,
    }


def facts_shown(actor, person: Person) -> list[tuple[str, str]]:
    """What the register knows, in the order of the paper card; what it does not know is left out."""
    age = age_on(person.born_on, today())
    born = _("%(day)s（%(age)s岁）") % {"day": person.born_on.isoformat(), "age": age} if person.born_on else ""
    rows = [
        (_("性别"), person.get_sex_display()), (_("出生日期"), born), (_("民族"), person.ethnicity),
        (_("文化程度"), person.education), (_("婚姻"), person.marital), (_("工作单位或学校"), person.employer),
        (_("户籍地址"), person.hukou), (_("备注"), person.note),
    ]  # fmt: skip
    if actor.sees_whole(person.community_id):  # political status: not for the grids
        rows.insert(5, (_("政治面貌"), open_politics(person)))
    return [(word, text) for word, text in rows if text]


@login_required
@require_POST
def unmask(request, id):
    """One number in clear, for a purpose that is kept with the reading."""
    staff_only(request)
    form = PurposeForm(request.POST)
    if not form.is_valid():
        person = open_person(request.actor, id, to=_("看资料"))
        return render(
            request, "people/person.html", person_page(request.actor, person, purpose_missing=True), status=422
        )
    purpose, what = form.cleaned_data["purpose"], form.cleaned_data["what"]
    person = open_person(request.actor, id, to=_("看资料"))
    log_reading(request.actor, person.community_id, [person.id], to=f"{what}：{purpose}"[:60])
    return render(
        request, "people/person.html", person_page(request.actor, person, clear=clear(person, what), what=what)
    )


def clear(person: Person, what: str) -> list[str]:
    if what == "id":
        return [sealing.open_id(person.id_sealed)] if person.id_sealed else []
    return [sealing.open_phone(p.sealed) for p in phones_of(person)]


@login_required
@require_POST
def undo(request, id):
    """Take one act back; afterwards the household or the person is shown as it was."""
    staff_only(request)
    event = RegisterEvent.objects.filter(community_id__in=request.actor.communities, id=id).first()
    if event is None:
        raise NotThere()
    try:
        take_back(event, actor=request.actor, key=key_of(request.POST.get("client_key", "")))
    except Invalid as no:
        messages.error(request, str(no))
        return redirect(back_to(event, request))
    messages.success(request, _("撤回了，一切照原来的样子。"))
    return redirect(back_to(event, request))


def back_to(event: RegisterEvent, request) -> str:
    return home_or_list(request.actor, event.households[0]) if event.households else reverse("homes")
