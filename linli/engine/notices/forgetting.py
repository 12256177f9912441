"""A notice is kept one year, with what was tried to send it."""

from linli.engine.notices.models import Delivery
from linli.ground.base.declare import Forgetting, forgettings


def drop_deliveries(community: int, notices: list) -> None:
    """Remove what was tried to send these notices."""
    rows = Delivery.objects.filter(community_id=community, notice_id__in=notices)
    rows._raw_delete(rows.db)


forgettings.add(Forgetting("notices.Notice", days=365, since="at", first=drop_deliveries))
