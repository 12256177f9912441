"""How long things may take here: by what the category says, else by how urgent it is."""

from datetime import datetime

from linli.engine.matters.clock import Dues, Limits, dues_after
from linli.engine.matters.kinds import Rise
from linli.engine.matters.models import Matter
from linli.ground.regions.days import days_around
from linli.ground.regions.models import Community
from linli.ground.regions.queries import with_region
from linli.ground.regions.settings import values_for
from linli.work.cases import defaults
from linli.work.cases.models import Case, Category
from linli.work.cases.queries import category_of
from linli.work.cases.words import Urgency


def limits_for(community: Community, category: Category, urgency: str = "") -> Limits:
    """The three limits. What the category says of itself goes before what its urgency says."""
    urgent, own = urgency or category.urgency, category.limits
    usual = values_for(community, defaults.ACKNOWLEDGE, defaults.ANSWER, defaults.LIMITS)
    return Limits(
        acknowledge=own.get("acknowledge") or usual[0][urgent],
        answer=own.get("answer") or usual[1][urgent],
        close=own.get("close") or usual[2][urgent],
    )


def dues_of(community: Community, category: Category, urgency: str = "", *, start: datetime) -> Dues:
    """When a case that begins now must be taken, answered, done."""
    return dues_after(start, limits_for(community, category, urgency), days_around())


def rise_of(matter: Matter) -> Rise:
    """How fast a late case goes up: by its urgency."""
    community = with_region(matter.community_id)
    rows = Case.objects.filter(community_id=matter.community_id, matter=matter)
    urgency = rows.values_list("urgency", flat=True).first() or Urgency.U2
    category = category_of(community, matter.category)
    each, beyond, within = values_for(community, defaults.UP_AFTER, defaults.OUT_AFTER, defaults.ABOVE_WITHIN)
    return Rise(each[urgency], beyond[urgency], within, what=category.name if category else "")
