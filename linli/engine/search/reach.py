"""How far an actor sees into the place tree: the whole community, or the doors of his grids."""

from dataclasses import dataclass

from django.db.models import OuterRef, Q, Subquery

from linli.ground.access.actor import Actor
from linli.ground.places.models import Division, Place


@dataclass(frozen=True, slots=True)
class Reach:
    """The paths one may look under, each with the deeper paths that belong to somebody else."""

    whole: bool = False
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def on(self, path: str) -> Q:
        """The condition on a path column. Who reaches nothing finds nothing."""
        if self.whole:
            return Q()
        inside = Q(pk__in=[])
        for mine, others in self.parts:
            part = _below(path, mine)
            for other in others:
                part &= ~_below(path, other)
            inside |= part
        return inside

    @property
    def is_empty(self) -> bool:
        return not (self.whole or self.parts)


def _below(path: str, top: str) -> Q:
    return Q(**{f"{path}__gte": top, f"{path}__lt": f"{top}~"})


def reach_of(actor: Actor, community: int) -> Reach:
    """Whole for secretary, duty and clerk; for grid posts what their grids hold today; nothing for anybody else."""
    if actor.sees_whole(community):
        return Reach(whole=True)
    if not actor.grids:
        return Reach()
    path = Place.objects.filter(community_id=OuterRef("community_id"), id=OuterRef("place_id")).values("path")
    rows = Division.objects.filter(community_id=community, valid_to=None).annotate(path=Subquery(path))
    divided = list(rows.values_list("path", "grid_id"))  # a join would read every door of the community
    mine = [path for path, grid in divided if grid in actor.grids]
    others = [path for path, grid in divided if grid not in actor.grids]
    return Reach(parts=tuple((top, tuple(o for o in others if o.startswith(top))) for top in sorted(mine)))
