"""家家户户: by door plate and form of address, and one household with all that is open there."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.ground.base.clock import today
from linli.ground.base.declare import sections
from linli.ground.base.ids import uuid7
from linli.ground.base.masks import mask_name
from linli.ground.base.paging import page_of
from linli.ground.people.actions.undoing import may_take_back
from linli.ground.people.models import Spell
from linli.ground.people.pages.acting import staff_only, title_of, told
from linli.ground.people.pages.doors import buildings_of
from linli.ground.people.queries import Home, doors_seen, events_about, heads_count, homes_of, open_household
from linli.ground.people.rules import is_minor, may_write
from linli.ground.places.models import Place
from linli.ground.regions.queries import community_of

BY = ("dwelling__path", "id")


@login_required
@require_safe
def listing(request):
    """Which doors, how they are called, how many live there. No name of a person."""
    staff_only(request)
    here = community_of(request).id
    buildings = buildings_of(request.actor, here)
    at = next((str(id) for id, _line in buildings if str(id) == request.GET.get("at")), "")
    if request.GET.get("tab") == "vacant":
        return _vacant(request, here, buildings, at)
    page = page_of(
        under(homes_of(request.actor, here), at, here, "dwelling__"), by=BY, after=request.GET.get("after", "")
    )
    counts = heads_count(here, [s.household_id for s in page.rows])
    rows = [home_row(s, *counts.get(s.household_id, (0, 0))) for s in page.rows]
    return render(
        request, "people/homes.html", {"rows": rows, "page": page, "buildings": buildings, "at": at, "tab": "lived"}
    )


def under(rows, at: str, community: int, prefix: str):
    """Those behind the doors of one building."""
    place = Place.objects.filter(community_id=community, id=at).first() if at else None
    if place is None:
        return rows
    return rows.filter(**{f"{prefix}path__gte": place.path, f"{prefix}path__lt": place.path + "~"})


def home_row(spell: Spell, grown: int, young: int) -> dict:
    top, small = plate_of(spell.dwelling.line)
    return {
        "id": spell.household_id, "top": top, "small": small, "called": spell.household.called,
        "grown": grown, "young": young, "rented": spell.tenure == Spell.Tenure.RENTED,
    }  # fmt: skip


def plate_of(line: str) -> tuple[str, str]:
    """富民小区 3号楼 1单元 301 → the plate 3号楼 1单元 301, small above it the estate."""
    estate, blank, rest = line.partition(" ")
    return (rest, estate) if blank else (line, "")


def _vacant(request, here: int, buildings, at: str):
    doors = Place.objects.filter(community_id=here, kind=Place.Kind.DWELLING, closed_at=None)
    lived_in = Spell.objects.filter(community_id=here, valid_to=None).values("dwelling_id")
    doors = under(doors.filter(doors_seen(request.actor)).exclude(id__in=lived_in), at, here, "")
    page = page_of(doors, by=("path", "id"), after=request.GET.get("after", ""))
    rows = [{"door": d, "plate": plate_of(d.line)} for d in page.rows]
    context = {"doors": rows, "page": page, "buildings": buildings, "at": at, "tab": "vacant", "key": uuid7()}
    return render(request, "people/homes.html", context)


@login_required
@require_safe
def show(request, id):
    """One household: plate, form of address, who belongs to it, what is open, what happened."""
    staff_only(request)
    home = open_household(request.actor, id, to=_("看一户"))
    return render(request, "people/home.html", home_page(request.actor, home))


def home_page(actor, home: Home) -> dict:
    top, small = plate_of(home.line)
    household = home.household
    return {
        "home": home,
        "household": household,
        "top": top,
        "small": small,
        "members": [member_row(m, home.granted) for m in home.members],
        "tenure": home.spell.get_tenure_display() if home.spell else "",
        "may_write": not household.ended_on and may_write(actor, household.community_id, home.grid),
        "sections": shown_sections("household", actor, home),
        "history": history_rows(actor, events_about(household.community_id, household=household.id)),
        "key": uuid7(),
    }


def member_row(membership, granted) -> dict:
    """A grown-up by surname and relation; a child by nothing but being one, unless its file was opened to the reader."""
    person = membership.person
    young = is_minor(person.born_on, today())
    hidden = young and person.id not in granted
    return {
        "id": membership.id, "person": person.id, "young": young, "hidden": hidden,
        "word": _("孩子") if hidden else mask_name(person.name),
        "relation": "" if hidden else membership.relation or _("家人"), "is_head": membership.is_head,
    }  # fmt: skip


def shown_sections(of: str, actor, row) -> list[dict]:
    """What other apps have to say here, in their order."""
    found = []
    for section in sorted((s for s in sections if s.of == of), key=lambda s: s.order):
        facts = section.facts(actor, row)
        if facts is not None:
            found.append({"template": section.template, "facts": facts})
    return found


def history_rows(actor, events) -> list[dict]:
    """Newest first, with a way back where there is one."""
    undone = {e.undoes for e in events if e.undoes}
    return [
        {
            "id": e.id, "when": e.at, "by": e.by, "title": title_of(e), "lines": told(e.lines), "note": e.note,
            "undone": e.id in undone, "may_undo": may_take_back(actor, e, undone=e.id in undone),
            "merged": e.word == "merge",
        }
        for e in events
    ]  # fmt: skip
