"""The tree as a page shows it: grids with what is in them, estates with their buildings, and how many doors each has."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q

from linli.ground.base.clock import today
from linli.ground.places.models import Place
from linli.ground.places.queries import divisions_on, prefixes

Kind = Place.Kind


@dataclass(slots=True)
class Node:
    """A place with the doors at and below it, how many of them stand empty, and its grid today."""

    place: Place
    doors: int = 0
    empty: int = 0
    grid: UUID | None = None
    below: list["Node"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grid:
    place: Place
    nodes: tuple[Node, ...]

    @property
    def doors(self) -> int:
        return sum(node.doors for node in self.nodes)


def tree_of(community: int, *, down_to=(Kind.ESTATE, Kind.BUILDING)) -> list[Node]:
    """The roots in their order, each with what is below, in three questions to the database."""
    rows = Place.objects.filter(community_id=community, closed_at=None, kind__in=down_to).order_by("path")
    nodes = {place.path: Node(place) for place in rows}
    _count_doors(community, nodes)
    own = dict(divisions_on(community, today()).values_list("place__path", "grid_id"))
    roots = []
    for path, node in nodes.items():
        node.grid = next((own[p] for p in prefixes(path) if p in own), None)
        above = next((nodes[p] for p in prefixes(path)[1:] if p in nodes), None)
        (above.below if above else roots).append(node)
    return roots


def _count_doors(community: int, nodes: dict[str, Node]) -> None:
    doors = Place.objects.filter(community_id=community, kind=Kind.DWELLING, closed_at=None)
    counted = doors.values("parent__path").annotate(n=Count("id"), empty=Count("id", filter=Q(vacant=True)))
    for path, n, empty in counted.order_by().values_list("parent__path", "n", "empty"):
        for above in prefixes(path or ""):
            if above in nodes:
                nodes[above].doors += n
                nodes[above].empty += empty


def grids_with(grids: list[Place], roots: list[Node]) -> tuple[list[Grid], list[Node]]:
    """Each grid with the outermost places that are wholly its own; and what belongs to no grid."""
    inside: dict[UUID | None, list[Node]] = {}

    def sort(node):
        spread = {below.grid for below in node.below} or {node.grid}
        if node.grid or node.doors > sum(below.doors for below in node.below):
            spread.add(node.grid)  # the place itself stands somewhere, or has doors of its own that stand nowhere
        if len(spread) == 1:
            inside.setdefault(spread.pop(), []).append(node)
            return
        for below in node.below:
            sort(below)

    for root in roots:
        sort(root)
    return [Grid(g, tuple(inside.get(g.id, ()))) for g in grids], inside.get(None, [])
