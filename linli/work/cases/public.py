"""What others see of a case: its category and its building; its words, photos and stage once staff let them out.

Nothing else leaves this file: a page that shows a case to others asks here and nowhere else.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from linli.engine.matters.models import Matter
from linli.engine.publish.models import PublicText
from linli.engine.publish.queries import published_in
from linli.ground.base.clock import now
from linli.ground.places.models import STEP, Place
from linli.work.cases.models import PublicPhoto
from linli.work.cases.queries import KIND
from linli.work.cases.words import NEVER_PUBLIC

BUILDING = 2 * STEP  # a path as far as the building
KEPT = timedelta(days=180)
COLUMNS = ("id", "category", "stage", "place__path")


@dataclass(frozen=True, slots=True)
class Shown:
    """One case as others see it. `words` is None and `photos` are empty until staff let them out."""

    id: UUID
    category: str
    where: str
    stage: str = ""
    title: str = ""
    words: str | None = None
    photos: tuple[UUID, ...] = field(default=())


def public_matters(community: int):
    """Those of half a year that others may know of at all."""
    rows = Matter.objects.filter(
        community_id=community, kind=KIND, restricted=False, merged_into=None, raised_at__gte=now() - KEPT
    )
    for group in NEVER_PUBLIC:
        rows = rows.exclude(category__startswith=group)
    return rows


def shown_of(community: int, rows: Iterable[dict]) -> list[Shown]:
    """Rows of `COLUMNS` as others see them: three questions, however many rows."""
    rows = list(rows)
    ids = [row["id"] for row in rows]
    lines = building_lines(community, {row["place__path"] for row in rows})
    texts, photos = texts_of(community, ids), photos_let_out(community, ids)
    return [
        shown(
            row, lines.get((row["place__path"] or "")[:BUILDING], ""), texts.get(row["id"]), photos.get(row["id"], ())
        )
        for row in rows
    ]


def shown(row: dict, where: str, text: PublicText | None, photos: Iterable[UUID]) -> Shown:
    plain = Shown(row["id"], row["category"], where, photos=tuple(photos))
    if text is None:
        return plain
    return Shown(plain.id, plain.category, where, row["stage"], text.title, text.words, plain.photos)


def building_lines(community: int, paths: Iterable[str | None]) -> dict[str, str]:
    """path of a building or estate → its line; of a door only the building is said."""
    cut = {path[:BUILDING] for path in paths if path}
    rows = Place.objects.filter(community_id=community, path__in=cut)
    return dict(rows.values_list("path", "line")) if cut else {}


def texts_of(community: int, ids: list[UUID]) -> dict[UUID, PublicText]:
    """matter → the words let out, the latest of each."""
    found = published_in(community, PublicText.Sort.ANSWER, ids) if ids else ()
    texts: dict[UUID, PublicText] = {}
    for text in found:
        texts.setdefault(text.subject, text)
    return texts


def photos_let_out(community: int, ids: list[UUID]) -> dict[UUID, list[UUID]]:
    """matter → its photos that are out, in order."""
    rows = PublicPhoto.objects.filter(community_id=community, matter_id__in=ids, ended_at=None).order_by("at", "id")
    photos: dict[UUID, list[UUID]] = {}
    for matter, file in rows.values_list("matter_id", "file") if ids else ():
        photos.setdefault(matter, []).append(file)
    return photos


def may_fetch_public(community: int, matter: UUID, file: UUID) -> bool:
    """A photo that is out, of a case that others may still know of."""
    out = PublicPhoto.objects.filter(community_id=community, matter_id=matter, file=file, ended_at=None)
    return out.exists() and public_matters(community).filter(id=matter).exists()
