"""What the clock does to matters: close the unanswered."""

import logging

from linli.engine.matters.actions.settling import close_unanswered
from linli.engine.matters.kinds import kinds
from linli.engine.matters.queries import unanswered_before
from linli.ground.base.clock import now
from linli.ground.base.errors import Answer
from linli.ground.base.scope import APP, cross_community, scope

log = logging.getLogger("linli.matters")
BATCH = 500


def close_all_unanswered() -> None:
    """Each in a transaction and scope of its own, so that one that fails does not hold the others."""
    with cross_community("find what waits too long for its raiser"):
        due = [
            matter
            for kind in kinds
            if kind.closed_by
            for matter in unanswered_before(now(), kind.word, kind.confirm_hours).order_by("stage_at")[:BATCH]
        ]
    for matter in due:
        try:
            with scope({matter.community_id}, role=APP):
                close_unanswered(matter)
        except Answer as no:  # answered meanwhile
            log.info("matter %s was not closed: %s", matter.number, no)
