"""A notice is kept one year, with what was tried to send it; so is what was told by mouth."""

from datetime import timedelta

from linli.engine.notices.models import Delivery, Errand
from linli.ground.base.clock import now
from linli.ground.base.declare import Forgetting, forgettings
from linli.ground.base.retaining import sweeps
from linli.ground.base.scope import cross_community

YEAR = timedelta(days=365)


def drop_deliveries(community: int, notices: list) -> None:
    """Remove what was tried to send these notices."""
    rows = Delivery.objects.filter(community_id=community, notice_id__in=notices)
    rows._raw_delete(rows.db)


def sweep_errands(dry_run: bool) -> int:
    """Remove errands that were run a year ago: they say when somebody was told, and the trail says it too."""
    with cross_community("forget what was told by mouth a year ago"):
        rows = Errand.objects.filter(told_at__lt=now() - YEAR)
        return rows.count() if dry_run else rows._raw_delete(rows.db)


forgettings.add(Forgetting("notices.Notice", days=365, since="at", first=drop_deliveries))
forgettings.add(Forgetting("notices.Delivery", goes_with="notices.Notice"))
sweeps["notices.Errand"] = sweep_errands
