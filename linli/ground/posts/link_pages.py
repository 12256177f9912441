"""Contacts on the page of a household: who they are, another one, no longer; and households that have none."""

from django.contrib.auth.decorators import login_required
from django.forms import ChoiceField, Form, RadioSelect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.base.attempts import key_of
from linli.ground.base.errors import NotThere
from linli.ground.base.paging import page_of
from linli.ground.people.forms import PickForm
from linli.ground.people.models import Spell
from linli.ground.people.pages.acting import act_page, staff_only, version_of
from linli.ground.people.pages.doors import building_path
from linli.ground.people.pages.homes import BY, home_row
from linli.ground.people.pages.household_acts import home_url, picking_form, words_of
from linli.ground.people.pages.picking import pick
from linli.ground.people.queries import Home, find_home, heads_count, homes_of, visible_to
from linli.ground.posts.linking import contacts_of, current_links, end_link, link_household, loads_of, move_link
from linli.ground.posts.models import Link
from linli.ground.regions.queries import community_of

FORM = require_http_methods(["GET", "HEAD", "POST"])


def contact_section(actor, home: Home) -> dict:
    """Who answers for the household. A contact is known by his whole name: it stands on the card at the door."""
    return {"links": contacts_of(home.household), "gone": bool(home.household.ended_on)}


def neighbours_who_are_contacts(home: Home) -> list[tuple[str, str]]:
    """(person id, words) of those who look after this building already: whom one would ask first."""
    if home.door is None:
        return []
    here = home.household.community_id
    links = current_links(here).filter(household_id__in=_households_beside(home)).order_by("person__sort_key")
    persons = {link.person_id: link.person.name for link in links}
    loads = loads_of(here, persons)
    return [
        (str(id), _("%(name)s（已联系%(n)s户）") % {"name": name, "n": loads.get(id, 0)})
        for id, name in persons.items()
    ]


def _households_beside(home: Home):
    path = building_path(home.door.path)
    rows = Spell.objects.filter(community_id=home.household.community_id, valid_to=None)
    return rows.filter(dwelling__path__gte=path, dwelling__path__lt=path + "~").values("household_id")


@login_required
@FORM
def add(request, id):
    """Give the household a contact."""
    staff_only(request)
    home = find_home(request.actor, id)
    form, found = _form(request, home)

    def do(key):
        return link_household(home.household, _picked(form, found, request), actor=request.actor, key=key)

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("有联系人了。"), look_first=False,
        title=_("给这一户找联系人"), tip=_("联系人是愿意照看邻居的居民，多半是同楼的党员；一个人最多联系五十户。"), go=_("就请他"), **words_of(home),
    )  # fmt: skip


@login_required
@FORM
def move(request, id, link):
    """Another contact takes over."""
    staff_only(request)
    home, row = _found(request, id, link)
    form, found = _form(request, home)

    def do(key):
        return move_link(row, _picked(form, found, request), actor=request.actor, version=version_of(request), key=key)

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("换好了。"),
        title=_("换联系人"), tip=_("从今天起由新的联系人照看，原来的到此为止。"), go=_("看看会怎样"), **words_of(home) | {"version": row.version},
    )  # fmt: skip


@login_required
@FORM
def end(request, id, link):
    """He is no longer the contact."""
    staff_only(request)
    home, row = _found(request, id, link)
    form = Form(request.POST or None)

    def do(key):
        return end_link(row, actor=request.actor, version=version_of(request), key=key)

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("办好了。这一户要再找联系人。"),
        title=_("联系人到此为止"), tip=_("没有人接的话，这一户就没有联系人了。"), go=_("看看会怎样"), **words_of(home) | {"version": row.version},
    )  # fmt: skip


def _found(request, id, link) -> tuple[Home, Link]:
    home = find_home(request.actor, id)
    row = next((found for found in contacts_of(home.household) if found.id == link), None)
    if row is None:
        raise NotThere()
    return home, row


def _form(request, home: Home):
    """By name; those who are contacts in this building already may be tapped."""
    form, found = picking_form(request, PickForm, home.household.community_id)
    if "chosen" not in form.fields and (near := neighbours_who_are_contacts(home)):
        form.fields["chosen"] = ChoiceField(
            label=_("这栋楼现有的联系人"), choices=near, required=False, widget=RadioSelect
        )
        form.fields["name"].required = False
        form.fields["name"].label = _("或者写另一位的姓名")
    return form, found


def _picked(form, found, request):
    """One tapped, or one named."""
    chosen = key_of(form.cleaned_data.get("chosen", ""))
    if chosen and not found:
        person = visible_to(request.actor).filter(id=chosen).first()
        if person is not None:
            return person
    return pick(form, found)


@login_required
@require_safe
def without(request):
    """Households nobody answers for: the list of what is still missing."""
    staff_only(request)
    here = community_of(request).id
    linked = Link.objects.filter(community_id=here, valid_to=None).values("household_id")
    rows = homes_of(request.actor, here).exclude(household_id__in=linked)
    page = page_of(rows, by=BY, after=request.GET.get("after", ""))
    counts = heads_count(here, [s.household_id for s in page.rows])
    shown = [home_row(s, *counts.get(s.household_id, (0, 0))) for s in page.rows]
    return render(request, "posts/without_contact.html", {"rows": shown, "page": page})
