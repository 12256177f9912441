"""Photos and messages go with the matter they belong to; what lies in the folder without a row goes after a day."""

import logging
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction

from linli.ground.base.clock import now
from linli.ground.base.declare import Forgetting, forgettings
from linli.ground.base.retaining import sweeps
from linli.ground.base.scope import cross_community
from linli.ground.files.models import HELD, File
from linli.ground.files.shelf import paths_of
from linli.ground.regions.models import Community

log = logging.getLogger("linli.retain")
AT_REST = timedelta(days=1)


def drop_photos(community: int, subjects: Iterable[UUID]) -> int:
    """Remove all files of these subjects: the rows now, the bytes once that is committed."""
    rows = File.objects.filter(community_id=community, subject__in=list(subjects))
    ids = list(rows.values_list("id", flat=True))
    rows._raw_delete(rows.db)
    # After a kill in between, the sweep of the folder finds them.
    transaction.on_commit(lambda: [_take_off(community, id) for id in ids])
    return len(ids)


def _take_off(community, id):
    for path in paths_of(community, id):
        path.unlink(missing_ok=True)


def sweep_orphans(dry_run: bool = False) -> int:
    """Remove pictures that no row knows, and drafts that were never finished, once they are a day old.

    A picture is laid down before its row is committed: what is young may belong to a step that is still being taken.
    """
    with cross_community("see which communities there are"):
        communities = list(Community.objects.values_list("id", flat=True))
    return sum(_sweep(id, dry_run) for id in communities)


def _sweep(community, dry_run):
    old = [path for path in _old_files(Path(settings.FILES_ROOT) / str(community))]
    with cross_community("see which pictures have a row"):
        known = (
            {str(id) for id in File.objects.filter(community_id=community).values_list("id", flat=True)}
            if old
            else set()
        )
    orphans = [path for path in old if path.suffix == ".part" or path.stem.removesuffix("-s") not in known]
    for path in [] if dry_run else orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def _old_files(folder: Path) -> Iterator[Path]:
    before = (now() - AT_REST).timestamp()
    for path in folder.glob("??/*"):
        if path.suffix in (".jpg", ".sound", ".part") and path.stat().st_mtime < before:
            yield path


def sweep_held(dry_run: bool = False) -> int:
    """Remove what was held for a report that was never sent, once it is a day old."""
    with cross_community("see what was held and never sent"):
        rows = File.objects.filter(word=HELD, made_at__lt=now() - AT_REST)
        old = list(rows.values_list("community_id", "id"))
        if not dry_run:
            rows._raw_delete(rows.db)
            transaction.on_commit(lambda: [_take_off(community, id) for community, id in old])
    return len(old)


sweeps["files.held"] = sweep_held
sweeps["files.orphans"] = sweep_orphans
forgettings.add(Forgetting("files.File", goes_with="matters.Matter"))
