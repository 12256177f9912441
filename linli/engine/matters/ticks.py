"""What the clock does to matters: close the unanswered."""

import logging

from linli.engine.matters.actions.settling import close_unanswered
from linli.engine.matters.kinds import DONE, Kind, kinds
from linli.engine.matters.models import Matter
from linli.engine.matters.queries import unanswered_before
from linli.ground.base.clock import now
from linli.ground.base.errors import Answer
from linli.ground.base.scope import APP, cross_community, scope
from linli.ground.regions.models import Community
from linli.ground.regions.settings import known, value_for

log = logging.getLogger("linli.matters")
BATCH = 500


def close_all_unanswered() -> None:
    """Each in a transaction and scope of its own, so that one that fails does not hold the others."""
    with cross_community("find what waits too long for its raiser"):
        due = [matter for kind in kinds if kind.closed_by for matter in unanswered(kind)][:BATCH]
    for matter in due:
        try:
            with scope({matter.community_id}, role=APP):
                close_unanswered(matter)
        except Answer as no:  # answered meanwhile
            log.info("matter %s was not closed: %s", matter.number, no)


def unanswered(kind: Kind) -> list[Matter]:
    """Done longer ago than its community waits for a word."""
    waiting = Matter.objects.filter(stage=DONE, kind=kind.word).order_by().values("community_id")
    found: list[Matter] = []
    for community in Community.objects.filter(id__in=waiting).select_related("region"):
        rows = unanswered_before(now(), kind.word, hours_to_wait(kind, community)).filter(community_id=community.id)
        found += rows.order_by("stage_at", "id")[:BATCH]
    return found


def hours_to_wait(kind: Kind, community: Community) -> int:
    """By the community's setting, else by the kind."""
    key = next((k for k in known() if k.name == kind.confirm_setting), None)
    return value_for(community, key) if key else kind.confirm_hours
