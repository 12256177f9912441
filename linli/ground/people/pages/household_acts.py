"""The forms of a household: add, join, move, leave, split, merge, correct."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from linli.ground.base.attempts import key_of
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, NotThere
from linli.ground.people import forms
from linli.ground.people.actions.adding import add_household, add_person
from linli.ground.people.actions.correcting import correct_home
from linli.ground.people.actions.leaving import close_household, end_membership
from linli.ground.people.actions.marking import mark_vacant
from linli.ground.people.actions.moving import bring_in, merge_households, move_household, split_household
from linli.ground.people.models import Spell
from linli.ground.people.pages.acting import act_page, staff_only, version_of
from linli.ground.people.pages.doors import building_path, buildings_of, door_named
from linli.ground.people.pages.homes import member_row
from linli.ground.people.pages.picking import named, offer, pick
from linli.ground.people.queries import Home, find_home, open_household
from linli.ground.people.rules import is_minor
from linli.ground.places.models import Place
from linli.ground.regions.queries import community_of

FORM = require_http_methods(["GET", "HEAD", "POST"])


def opened(request, id) -> Home:
    """The household a form is about; forms that show its members log that they did."""
    staff_only(request)
    return open_household(request.actor, id, to=_("办户里的事"))


def words_of(home: Home) -> dict:
    """What every form of a household shows of it."""
    return {
        "crumb": reverse("home", args=[home.household.id]),
        "crumb_words": home.household.called or home.line,
        "version": home.household.version,
        "plate": home.line,
    }


def home_url(id) -> str:
    return reverse("home", args=[id])


def home_or_list(actor, id) -> str:
    """A household that moved into another grid is no longer its former grid worker's to look at."""
    try:
        return home_url(find_home(actor, id).household.id)
    except NotThere:
        return reverse("homes")


@login_required
@FORM
def new(request):
    """A household that was not in the register: its door and its head."""
    staff_only(request)
    here = community_of(request).id
    form = forms.HeadForm(request.POST or None, buildings=buildings_of(request.actor, here), initial=asked(request))

    def do(key):
        clean = form.cleaned_data
        door = door_named(here, clean["building"], clean["room"])
        return add_household(door, actor=request.actor, head=form.facts(), tenure=clean["tenure"], key=key)

    return act_page(
        request, form, do, community=here, to=lambda made: home_url(made.id), done=_("立好了。家里还有谁，接着添。"), look_first=False,
        title=_("添一户"), tip=_("先写门牌和户主，别的人到户里再添。"), go=_("立这一户"), crumb=reverse("homes"), crumb_words=_("家家户户"),
    )  # fmt: skip


def asked(request) -> dict:
    """What a link already says of the form."""
    return {name: request.GET[name] for name in ("building", "room", "name") if name in request.GET}


@login_required
@FORM
def add(request, id):
    """A newborn, or somebody who came to live there."""
    staff_only(request)
    home = find_home(request.actor, id)
    form = forms.PersonForm(request.POST or None)

    def do(key):
        relation = form.cleaned_data["relation"]
        return add_person(home.household, actor=request.actor, facts=form.facts(), relation=relation, key=key)

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("添上了。"), look_first=False,
        title=_("添一个人"), tip=_("新生儿、新搬来的人，都在这里添；姓名和出生日期就够。"), go=_("添到这一户"), **words_of(home),
    )  # fmt: skip


@login_required
@FORM
def join(request, id):
    """Somebody who is in the register already comes into this household."""
    home = opened(request, id)
    form, found = picking_form(request, forms.JoinForm, home.household.community_id)

    def do(key):
        clean = form.cleaned_data
        return bring_in(
            home.household, pick(form, found), actor=request.actor, relation=clean["relation"], stays=clean["stays"],
            on=clean["on"], version=version_of(request), key=key,
        )  # fmt: skip

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("进了这一户。"),
        title=_("名册里的人进这一户"), tip=_("结婚、投靠、搬回来：写上完整的姓名，名册里找得到。"), go=_("看看会怎样"), **words_of(home),
    )  # fmt: skip


def picking_form(request, form_class, community: int, *, but=None):
    """A form with a name, and who bears it."""
    form = form_class(request.POST or None)
    name = request.POST.get("name", "").strip()
    found = named(request.actor, community, name, but=but) if name else []
    offer(form, found)
    return form, found


@login_required
@FORM
def move(request, id):
    """The household moves within the community."""
    home = opened(request, id)
    form = forms.MoveForm(request.POST or None, **door_of(request, home))

    def do(key):
        clean = form.cleaned_data
        door = door_named(home.household.community_id, clean["building"], clean["room"])
        return move_household(
            home.household,
            door,
            actor=request.actor,
            tenure=clean["tenure"],
            on=clean["on"],
            version=version_of(request),
            key=key,
        )

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_or_list(request.actor, id), done=_("搬好了。"),
        title=_("在社区里搬家"), tip=_("全家一起搬到另一扇门；原来住哪儿会留在来历里。"), go=_("看看会怎样"),
        elsewhere=reverse("close_home", args=[id]), elsewhere_words=_("搬出社区了，点这里"), **words_of(home),
    )  # fmt: skip


def door_of(request, home: Home) -> dict:
    """The buildings to choose from, the household's own first chosen."""
    buildings = buildings_of(request.actor, home.household.community_id)
    path = building_path(home.door.path) if home.door else ""
    here = home.household.community_id
    own = Place.objects.filter(community_id=here, path=path).values_list("id", flat=True).first() if path else None
    return {"buildings": buildings, "initial": {"building": str(own or "")}}


@login_required
@FORM
def close(request, id):
    """The household leaves the community."""
    home = opened(request, id)
    form = forms.CloseForm(request.POST or None)

    def do(key):
        clean = form.cleaned_data
        return close_household(
            home.household,
            actor=request.actor,
            on=clean["on"],
            note=clean["note"],
            version=version_of(request),
            key=key,
        )

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("办好了，这一户不再收到问候和通知。"),
        title=_("整户迁出社区"), tip=_("名册里到此为止，不会删掉；30天内能撤回。"), go=_("看看会怎样"), **words_of(home),
    )  # fmt: skip


@login_required
@FORM
def split(request, id):
    """Some of the household become one of their own."""
    home = opened(request, id)
    rows = [member_row(m, home.granted) | {"grown": not is_minor(m.person.born_on, today())} for m in home.members]
    members = [
        (r["person"], f"{r['word']}（{r['relation']}）" if r["relation"] else r["word"], r["grown"]) for r in rows
    ]
    form = forms.SplitForm(request.POST or None, members=members, **door_of(request, home))

    def do(key):
        clean = form.cleaned_data
        door = door_named(home.household.community_id, clean["building"], clean["room"])
        return split_household(
            home.household, [key_of(p) for p in clean["going"]], door, actor=request.actor, head=key_of(clean["head"]),
            on=clean["on"], version=version_of(request), key=key,
        )  # fmt: skip

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda new: home_or_list(request.actor, new.id), done=_("分好了，这是新的一户。"),
        title=_("分户"), tip=_("选上分出去的人；还住同一扇门，就写同一个门牌。"), go=_("看看会怎样"), **words_of(home),
    )  # fmt: skip


@login_required
@FORM
def merge(request, id):
    """Another household joins this one."""
    home = opened(request, id)
    here = home.household.community_id
    form = forms.MergeHomesForm(request.POST or None, **door_of(request, home))
    others = others_behind(request, form, home)
    form.fields["other"].choices = [(str(h.id), h.called or _("没有称呼的一户")) for h in others]
    if len(others) < 2:
        del form.fields["other"]

    def do(key):
        chosen = {str(h.id): h for h in others}
        other = others[0] if len(others) == 1 else chosen.get(form.cleaned_data.get("other", ""))
        if other is None:
            raise Invalid(_("这扇门里有好几户，请选一户。") if others else _("这扇门里没有别的户。"))
        return merge_households(home.household, other, actor=request.actor, version=version_of(request), key=key)

    return act_page(
        request, form, do, community=here, to=lambda made: home_url(id), done=_("并好了。"),
        title=_("另一户并进来"), tip=_("写上另一户的门牌，那一户的人都到这一户来。"), go=_("看看会怎样"), **words_of(home),
    )  # fmt: skip


def others_behind(request, form, home: Home) -> list:
    """The other households behind the door that was written."""
    building, room = request.POST.get("building", ""), request.POST.get("room", "")
    if not (key_of(building) and room.strip()):
        return []
    try:
        door = door_named(home.household.community_id, building, room)
    except Invalid:
        return []
    rows = Spell.objects.filter(community_id=door.community_id, dwelling_id=door.id, valid_to=None)
    return [
        s.household for s in rows.exclude(household_id=home.household.id).select_related("household").order_by("id")
    ]


@login_required
@FORM
def edit(request, id):
    """How the household is called, and who its head is."""
    home = opened(request, id)
    heads = [
        (m.person_id, f"{member_row(m, home.granted)['word']}（{m.relation or _('家人')}）")
        for m in home.members if not is_minor(m.person.born_on, today())
    ]  # fmt: skip
    now_head = next((str(m.person_id) for m in home.members if m.is_head), "")
    form = forms.HomeForm(
        request.POST or None, heads=heads, initial={"called": home.household.called, "head": now_head}
    )

    def do(key):
        clean = form.cleaned_data
        return correct_home(
            home.household,
            actor=request.actor,
            called=clean["called"],
            head=key_of(clean["head"]),
            version=version_of(request),
            key=key,
        )

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("改好了。"), look_first=False,
        title=_("改称呼和户主"), tip=_("换了户主，称呼跟着换。"), go=_("改好"), **words_of(home),
    )  # fmt: skip


@login_required
@FORM
def out(request, id, membership):
    """A member who belongs to another household as well no longer belongs to this one."""
    home = opened(request, id)
    member = next((m for m in home.members if m.id == membership), None)
    if member is None:
        raise NotThere()
    member.household = home.household
    form = forms.OutForm(request.POST or None)

    def do(key):
        return end_membership(member, actor=request.actor, on=form.cleaned_data["on"], key=key)

    return act_page(
        request, form, do, community=home.household.community_id, to=lambda made: home_url(id), done=_("办好了。"),
        title=_("不再是这一户的人"), tip=_("只有也登记在别的户里的人，才能从这一户拿掉。"), go=_("看看会怎样"), **words_of(home),
    )  # fmt: skip


@login_required
@require_POST
def vacant(request, id):
    """Mark a door as vacant, or take the mark away."""
    staff_only(request)
    door = get_object_or_404(Place, community_id=community_of(request).id, id=id)
    mark_vacant(door, request.POST.get("vacant") == "1", actor=request.actor, version=version_of(request))
    return redirect(reverse("homes") + "?tab=vacant")
