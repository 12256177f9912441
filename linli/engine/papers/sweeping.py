"""Forgets files that nobody said yes or no to: a roster is not to lie about for ever."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings

from linli.engine.papers.models import ImportBatch
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community

KEPT = timedelta(days=30)


def sweep() -> None:
    """Batches that waited a month are dropped; so are their bytes, and the sheets of faults of every old batch."""
    with cross_community("forget the files that nobody confirmed in a month"):
        waiting = ImportBatch.objects.filter(state=ImportBatch.State.READY, made_at__lt=now() - KEPT)
        waiting.update(state=ImportBatch.State.DROPPED)
    too_old = (now() - KEPT).timestamp()
    for path in (Path(settings.FILES_ROOT) / "imports").glob("*/*"):
        if path.stat().st_mtime < too_old:
            path.unlink(missing_ok=True)
