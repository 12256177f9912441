"""Sheets that nobody took in their day go, and with them what a killed worker left lying."""

from datetime import timedelta

from linli.engine.papers.ledgers import shelf
from linli.engine.papers.models import Export
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community

STUCK = timedelta(hours=6)  # no sheet takes so long: its worker was killed
OLDEST = timedelta(days=2)  # of any file in the folder


def sweep_exports() -> None:
    """做好了 → 过了时候, 正在做 → 没做成; the files go after the rows say so."""
    with cross_community("forget the sheets that nobody took"):
        late = Export.objects.filter(state=Export.State.READY, until__lte=now())
        gone = list(late.only("id", "community_id"))
        late.update(state=Export.State.GONE)
        stuck = Export.objects.filter(state=Export.State.MAKING, made_at__lt=now() - STUCK)
        stuck.update(state=Export.State.FAILED)
    for export in gone:
        shelf.take_away(export)
    too_old = (now() - OLDEST).timestamp()
    for path in shelf.folder().iterdir():
        if path.stat().st_mtime < too_old:
            path.unlink(missing_ok=True)
