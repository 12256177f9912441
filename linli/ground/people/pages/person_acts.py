"""The forms of a person: correct, another phone, died or moved away, two records of one."""

from django.contrib.auth.decorators import login_required
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.ground.base.attempts import key_of
from linli.ground.base.masks import mask_phone
from linli.ground.people import forms, sealing
from linli.ground.people.actions.correcting import change_phone, correct_person
from linli.ground.people.actions.facts import who
from linli.ground.people.actions.joining import merge_persons
from linli.ground.people.actions.leaving import end_person
from linli.ground.people.models import Person
from linli.ground.people.pages.acting import act_page, staff_only, version_of
from linli.ground.people.pages.household_acts import FORM, picking_form
from linli.ground.people.pages.picking import pick
from linli.ground.people.queries import find_person, homes_of_person, open_person, phones_of
from linli.ground.people.words import Gone


def words_of(person: Person, *, open_file: bool = False) -> dict:
    """What every form of a person shows of him; the crumb goes back to where one came from."""
    homes = homes_of_person(person)
    url = person_url(person) if open_file or not homes else reverse("home", args=[homes[0].household_id])
    crumb = who(person) if open_file or not homes else homes[0].household.called or _("这一户")
    return {"crumb": url, "crumb_words": crumb, "version": person.version, "plate": ""}


def person_url(person: Person) -> str:
    return reverse("person", args=[person.id])


def back_home(person: Person) -> str:
    """To the household; of somebody without one, to the list."""
    homes = homes_of_person(person)
    return reverse("home", args=[homes[0].household_id]) if homes else reverse("homes")


@login_required
@FORM
def edit(request, id):
    """Correct the facts of a file that one may open."""
    staff_only(request)
    person = open_person(request.actor, id, to=_("改资料"))
    initial = {name: getattr(person, name) for name in forms.CorrectForm.base_fields if name != "id_number"}
    form = forms.CorrectForm(request.POST or None, initial=initial)

    def do(key):
        return correct_person(person, actor=request.actor, values=form.values(), version=version_of(request), key=key)

    return act_page(
        request, form, do, community=person.community_id, to=lambda made: person_url(person), done=_("改好了。"), look_first=False,
        title=_("改资料"), tip=_("改了什么会留在来历里，30天内能撤回。"), go=_("改好"), **words_of(person, open_file=True),
    )  # fmt: skip


@login_required
@FORM
def phone(request, id):
    """Another number; the old ones are shown masked."""
    staff_only(request)
    person = open_person(request.actor, id, to=_("改电话"))
    phones = [(p.id, mask_phone(sealing.open_phone(p.sealed))) for p in phones_of(person)]
    form = forms.PhoneChangeForm(
        request.POST or None, phones=phones, initial={"replaces": str(phones[0][0]) if phones else ""}
    )

    def do(key):
        clean = form.cleaned_data
        replaces = key_of(clean["replaces"])
        return change_phone(
            person, clean["number"], actor=request.actor, replaces=replaces, version=version_of(request), key=key
        )

    return act_page(
        request, form, do, community=person.community_id, to=lambda made: back_home(person), done=_("电话改好了。"), look_first=False,
        title=_("改电话：%(who)s") % {"who": who(person)}, tip=_("选上换掉的旧号码；号码会加密存着。"), go=_("改好"), **words_of(person),
    )  # fmt: skip


@login_required
@FORM
def end(request, id):
    """Died, or moved away alone. A child's end shows nothing of its file, so it needs no approval."""
    staff_only(request)
    person = find_person(request.actor, id)
    form = forms.EndForm(request.POST or None)
    url = back_home(person)

    def do(key):
        clean = form.cleaned_data
        return end_person(
            person,
            actor=request.actor,
            why=Gone(clean["why"]),
            on=clean["on"],
            note=clean["note"],
            version=version_of(request),
            key=key,
        )

    return act_page(
        request, form, do, community=person.community_id, to=lambda made: url, done=_("办好了。当天起不再有问候、通知和要办的事。"),
        title=_("去世或者迁出：%(who)s") % {"who": who(person)}, tip=_("名册里到此为止，不会删掉；30天内能撤回。"), go=_("看看会怎样"),
        **words_of(person),
    )  # fmt: skip


@login_required
@FORM
def merge(request, id):
    """Another record of the same human joins this one."""
    staff_only(request)
    person = open_person(request.actor, id, to=_("并记录"))
    form, found = picking_form(request, forms.PickForm, person.community_id, but=person.id)

    def do(key):
        return merge_persons(person, pick(form, found), actor=request.actor, version=version_of(request), key=key)

    return act_page(
        request, form, do, community=person.community_id, to=lambda made: person_url(person), done=_("并成一份了。弄错了，在来历里能再分开。"),
        title=_("两份记录是一个人"), tip=_("写上另一份记录的姓名；那一份的住处、电话和事情都跟过来。"), go=_("看看会怎样"),
        **words_of(person, open_file=True),
    )  # fmt: skip
