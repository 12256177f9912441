"""Whether every photo the rows know of is in the folder."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from linli.ground.base.checking import Checkup, Fault, checkups
from linli.ground.base.scope import cross_community
from linli.ground.files.models import File
from linli.ground.files.shelf import path_of, sound_path_of
from linli.ground.regions.models import Community


def look_at_photos() -> Iterator[Fault]:
    with cross_community("see whether every photo is there"):
        rows = [(c, *row) for c in Community.objects.values_list("id", flat=True) for row in _ids(c)]
    lost = sum(not whole(*row).exists() for row in rows)
    if lost:
        yield Fault(f"{lost} of {len(rows)} photos are not in the files folder", "Bring back files/ from a backup.")


def whole(community: int, id: UUID, sort: str) -> Path:
    """Where it lies whole: a small picture can be made again, what was sent cannot."""
    return sound_path_of(community, id) if sort == File.Sort.SOUND else path_of(community, id)


def _ids(community):
    return File.objects.filter(community_id=community).values_list("id", "sort")


checkups.add(Checkup("photos", look_at_photos))
