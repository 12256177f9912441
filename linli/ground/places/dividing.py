"""Draw grids by listing buildings, from a day on. The old division ends the day before, so the past stays as it was."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.access.acts import note_act
from linli.ground.base.clock import now, today
from linli.ground.base.errors import Invalid, Refused
from linli.ground.places.models import Division, Place
from linli.ground.places.paths import segment
from linli.ground.places.rules import may_draw_grids
from linli.ground.places.standing import counts_on
from linli.ground.regions.scoped import change

DAY = timedelta(days=1)


def make_grid(*, actor: Actor, community: int, name: str) -> Place:
    """A new grid under the next number, with nothing in it."""
    check_may_draw(actor, community)
    if not name.strip():
        raise Invalid(_("请写网格的名字。"))
    rows = Place.objects.filter(community_id=community, kind=Place.Kind.GRID)
    number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    taken = set(rows.values_list("path", flat=True))
    path = next(p for n in range(number, 36**3) if (p := f"g{segment(n)[1:]}") not in taken)
    facts = {"name": name.strip(), "line": name.strip(), "key": f"grid/{number}", "number": number, "path": path}
    grid = Place.objects.create(community_id=community, kind=Place.Kind.GRID, **facts)
    note_act(actor, community, "grid_new", subject=grid.id, grid=grid.name)
    return grid


def take_into(grid: Place, places: Iterable[UUID], *, actor: Actor, on: date) -> int:
    """These places belong to the grid from a day on. Returns how many changed."""
    check_may_draw(actor, grid.community_id)
    if grid.closed_at:
        raise Invalid(_("这个网格已经撤了。"))
    here = {"community_id": grid.community_id}
    chosen = set(Place.objects.filter(**here, id__in=list(places)).exclude(kind=Place.Kind.GRID))
    standing = {d.place_id: d for d in _open_divisions(grid.community_id) if d.place_id in {p.id for p in chosen}}
    moved = 0
    for place in sorted(chosen, key=lambda p: p.path):
        moved += _move(place, standing.get(place.id), grid, on)
    lines = sorted(p.line for p in chosen)
    note_act(actor, grid.community_id, "grid_take", subject=grid.id, grid=grid.name, places=lines, since=on, n=moved)
    return moved


def _open_divisions(community: int):
    return Division.objects.filter(community_id=community, valid_to=None).select_for_update()


def _move(place: Place, old: Division | None, grid: Place, on: date) -> bool:
    if old and old.grid_id == grid.id:
        return False
    if old and old.valid_from > on:
        told = {"place": place.line, "day": old.valid_from}
        raise Invalid(_("“%(place)s”从 %(day)s 起才归现在的网格，日子不能比那天早。") % told)
    if old and old.valid_from == on:  # decided twice on one day: the later word holds, there is no past to keep
        change(old, grid_id=grid.id)
        return True
    if old:
        change(old, valid_to=on - DAY)
    Division.objects.create(community_id=grid.community_id, grid=grid, place=place, valid_from=on)
    return True


def split_grid(grid: Place, places: Iterable[UUID], *, actor: Actor, name: str, on: date) -> Place:
    """A new grid that takes some of the buildings of another."""
    places = list(places)
    if not places:
        raise Invalid(_("请至少选一处划到新网格。"))
    fresh = make_grid(actor=actor, community=grid.community_id, name=name)
    take_into(fresh, places, actor=actor, on=on)
    return fresh


def merge_grid(grid: Place, into: Place, *, actor: Actor, on: date) -> int:
    """All of a grid goes to another. The empty one is closed once nothing hangs on it and the day has come."""
    if grid.id == into.id:
        raise Invalid(_("请选另一个网格。"))
    rows = Division.objects.filter(community_id=grid.community_id, grid=grid, valid_to=None)
    return take_into(into, list(rows.values_list("place_id", flat=True)), actor=actor, on=on)


def close_grid(grid: Place, *, actor: Actor) -> None:
    """The grid is no more; what happened in it keeps its name. Refused while it has buildings or posts."""
    check_may_draw(actor, grid.community_id)
    held = Division.objects.filter(community_id=grid.community_id, grid=grid)
    if held.filter(valid_to=None).exists() or held.filter(valid_to__gte=today()).exists():
        raise Refused(_("网格里还有楼，先划到别的网格。"))
    if left := counts_on(grid):
        told = "、".join(f"{_(title)} {n}" for title, n in left)
        raise Refused(_("还有：%(left)s。先办妥，再撤。") % {"left": told})
    change(grid, closed_at=now())
    note_act(actor, grid.community_id, "grid_close", subject=grid.id, grid=grid.name)


def check_may_draw(actor: Actor, community: int) -> None:
    """Raise unless this actor draws grids."""
    if not may_draw_grids(actor, community):
        raise Refused(_("划网格是社区书记的事。"))
