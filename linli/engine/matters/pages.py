"""How a trail and its buttons look: every kind gets them from here."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.engine.matters.kinds import Kind
from linli.engine.matters.models import Matter, Step
from linli.engine.matters.queries import trail_of
from linli.engine.matters.rules import moves_for
from linli.ground.access.actor import Actor
from linli.ground.base.prepared import Prepared
from linli.ground.files.models import File

FILES = Prepared(
    lambda community, subject: File.objects.filter(community_id=community, subject=subject).order_by("made_at", "id")
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the trail as shown."""

    step: Step
    told: str
    is_last: bool
    files: tuple[File, ...] = ()


def trail_lines(kind: Kind, matter: Matter, *, inner: bool) -> list[Line]:
    """The trail in words."""
    told = {m.word: m.told for m in kind.moves}
    steps = trail_of(matter, inner=inner)
    return [Line(step, _(told[step.word]), step is steps[-1]) for step in steps]


def photos_of(matter: Matter, *, merged: bool = False) -> dict[str, list[File]]:
    """Before and after; for staff also those of what was merged into it."""
    found: dict[str, list[File]] = {"before": [], "after": []}
    for file in files_of(matter, merged=merged):
        found.setdefault(file.role, []).append(file)
    return found


def files_of(matter: Matter, *, merged: bool) -> list[File]:
    """In the order in which they came."""
    if not merged:
        return FILES.of(File, community=matter.community_id, subject=matter.id)
    joined = Matter.objects.filter(community_id=matter.community_id, merged_into=matter).values("id")
    files = File.objects.filter(Q(subject=matter.id) | Q(subject__in=joined), community_id=matter.community_id)
    return list(files.order_by("made_at", "id"))


def buttons(kind: Kind, matter: Matter, actor: Actor, open_parts: int):
    """What this actor may do now."""
    return moves_for(kind, actor, matter.facts(open_parts=open_parts))
