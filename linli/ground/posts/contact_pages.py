"""户户有人联: who is willing to be a contact, how many households each has, and sharing the whole community out."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.access.reading import log_reading
from linli.ground.base.attempts import attempt
from linli.ground.base.errors import Refused, Stale
from linli.ground.base.paging import page_of
from linli.ground.people.forms import PickForm
from linli.ground.people.models import Spell
from linli.ground.people.pages.acting import version_of
from linli.ground.people.pages.household_acts import picking_form
from linli.ground.people.pages.picking import doors_of_persons, pick
from linli.ground.places.models import STEP, Place
from linli.ground.posts.linking import capacity_in
from linli.ground.posts.models import Link
from linli.ground.posts.sharing import willing
from linli.ground.posts.sharing.applying import mark_of, may_share, share_out
from linli.ground.posts.sharing.gathering import Gathered, gather
from linli.ground.posts.sharing.plan import How, Proposal, propose
from linli.ground.regions.queries import community_of

MOST = 60  # contacts whose load would change the most; the rest is a number
WRITES = require_http_methods(["GET", "HEAD", "POST"])
HOW_TITLES = {How.KEEP: gettext_lazy("尽量不动，只补缺的"), How.EVEN: gettext_lazy("重新匀一匀，少跑路")}


class CapacityForm(forms.Form):
    """How many households at most."""

    capacity = forms.IntegerField(
        label=gettext_lazy("最多联系多少户"), required=False, min_value=0, max_value=500,
        help_text=gettext_lazy("不填就按社区的规定。年纪大、腿脚不便的，可以少几户。"),
    )  # fmt: skip


class AddContactForm(PickForm, CapacityForm):
    """Somebody of the register, by his whole name."""


def community_shared(request):
    """The community whose contacts the asker may see and share out."""
    community = community_of(request)
    if community is None or not may_share(request.actor, community.id):
        raise Refused(_("这一页是社区书记、值班岗和社区工作者用的。"))
    return community


@login_required
@require_safe
def listing(request):
    """Everybody who is willing, with how many households he has of how many."""
    community = community_shared(request)
    page = page_of(
        willing.contacts_in(community.id), by=("person__sort_key", "id"), after=request.GET.get("after", ""), size=50
    )
    loads, usual = willing.loads_in(community.id), capacity_in(community.id)
    log_reading(request.actor, community.id, [c.person_id for c in page.rows], to=_("看联系人名单"))
    doors = doors_of_persons(community.id, [c.person_id for c in page.rows])
    rows = [
        {"contact": c, "name": c.person.name, "door": doors.get(c.person_id, ""), "has": loads.get(c.person_id, 0),
         "most": usual if c.capacity is None else c.capacity} for c in page.rows
    ]  # fmt: skip
    homes = Spell.objects.filter(community_id=community.id, valid_to=None, household__ended_on=None)
    linked = Link.objects.filter(community_id=community.id, valid_to=None).values("household_id")
    households = homes.order_by().values("household_id").distinct()
    context = {
        "rows": rows, "page": page, "all": households.count(), "without": households.exclude(household_id__in=linked).count(),
    }  # fmt: skip
    return render(request, "posts/contacts.html", context)


@login_required
@WRITES
def add(request):
    """One more who is willing."""
    community = community_shared(request)
    form, found = picking_form(request, AddContactForm, community.id)
    if request.method == "POST" and form.is_valid():
        capacity = form.cleaned_data["capacity"]
        if attempt(form, lambda: willing.begin_contact(pick(form, found), actor=request.actor, capacity=capacity)):
            messages.success(request, _("添上了。要给他分户，点“试着分一分”。"))
            return redirect("contacts")
    tip = _("联系人是愿意照看邻居的居民，多半是同楼的党员。")
    return _form(request, form, title=_("添一位联系人"), tip=tip, go=_("添上"))


@login_required
@WRITES
def edit(request, id):
    """Fewer or more households, or no longer willing."""
    community = community_shared(request)
    contact = willing.contact_in(community.id, id)
    form = CapacityForm(request.POST or None, initial={"capacity": contact.capacity})
    if request.method == "POST" and "end" in request.POST:
        willing.end_contact(contact, actor=request.actor)
        messages.success(request, _("他不再当联系人了。他的户先还连着，点“试着分一分”给它们找新的。"))
        return redirect("contacts")
    if request.method == "POST" and form.is_valid():
        seen = version_of(request) or contact.version
        willing.limit_contact(contact, form.cleaned_data["capacity"], actor=request.actor, version=seen)
        messages.success(request, _("改好了。"))
        return redirect("contacts")
    title = _("%(name)s当联系人") % {"name": contact.person.name}
    return _form(request, form, title=title, tip="", go=_("改好"), contact=contact)


def _form(request, form, **words):
    context = {"form": form, **words}
    return render(request, "posts/contact_form.html", context, status=422 if form.is_bound and form.errors else 200)


@login_required
@WRITES
def share(request):
    """What sharing out would do; and, once looked at, do it."""
    community = community_shared(request)
    sent = request.POST if request.method == "POST" else request.GET
    how = How(sent["how"]) if sent.get("how") in set(How) else How.KEEP
    if request.method == "POST":
        try:
            changed = share_out(community, how, request.POST.get("mark", ""), actor=request.actor)
        except Stale as no:
            messages.warning(request, str(no))
            return redirect(f"{request.path}?how={how}")
        messages.success(request, _("分好了，%(n)s户有了新的联系人。") % {"n": changed})
        return redirect("contacts")
    facts = gather(community)
    found = propose(facts.homes, facts.contacts, how)
    context = {
        "how": how,
        "ways": HOW_TITLES,
        "found": found,
        "mark": mark_of(found),
        **told(community.id, facts, found),
    }
    return render(request, "posts/share.html", context)


def told(community: int, facts: Gathered, found: Proposal) -> dict:
    """Per contact what he has and would have; per building how many would be without."""
    now: dict = {}
    for home in facts.homes:
        now[home.contact] = now.get(home.contact, 0) + 1
    rows = [
        {"name": facts.names[c.id], "now": now.get(c.id, 0), "then": found.loads.get(c.id, 0), "most": c.capacity}
        for c in facts.contacts
    ]
    without = set(found.without)
    gaps: dict[str, int] = {}
    for home in facts.homes:
        if home.id in without:
            gaps[home.building.key] = gaps.get(home.building.key, 0) + 1
    lines = dict(
        Place.objects.filter(community_id=community, path__in=[*gaps, *(k[:STEP] for k in gaps)]).values_list(
            "path", "line"
        )
    )
    moved = sorted((row for row in rows if row["then"] != row["now"]), key=lambda row: -abs(row["then"] - row["now"]))
    return {
        "rows": moved[:MOST], "more": max(0, len(moved) - MOST), "same": len(rows) - len(moved),
        "gaps": [(lines.get(path, ""), n) for path, n in sorted(gaps.items(), key=lambda pair: -pair[1])],
        "all": len(facts.homes), "busiest": max(found.loads.values(), default=0),
        "have_now": sum(home.contact is not None for home in facts.homes),
    }  # fmt: skip
