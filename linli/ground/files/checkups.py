"""Whether every photo the rows know of is in the folder."""

from collections.abc import Iterator

from linli.ground.base.checking import Checkup, Fault, checkups
from linli.ground.base.scope import cross_community
from linli.ground.files.models import File
from linli.ground.files.shelf import paths_of
from linli.ground.regions.models import Community


def look_at_photos() -> Iterator[Fault]:
    with cross_community("see whether every photo is there"):
        rows = [(c, id) for c in Community.objects.values_list("id", flat=True) for id in _ids(c)]
    lost = sum(not any(path.exists() for path in paths_of(community, id)) for community, id in rows)
    if lost:
        yield Fault(f"{lost} of {len(rows)} photos are not in the files folder", "Bring back files/ from a backup.")


def _ids(community):
    return File.objects.filter(community_id=community).values_list("id", flat=True)


checkups.add(Checkup("photos", look_at_photos))
