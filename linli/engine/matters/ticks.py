"""What the clock does to matters: look at those whose time has come, close the unanswered.

Each in a transaction and scope of its own, so that one that fails does not hold the others.
"""

import logging
from collections.abc import Callable, Iterator

from django.db import InterfaceError, OperationalError

from linli.engine.matters.actions.reminding import hours_to_wait, look_at, look_at_part
from linli.engine.matters.actions.settling import close_unanswered
from linli.engine.matters.kinds import DONE, Kind, kinds
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import unanswered_before
from linli.ground.base.clock import now
from linli.ground.base.errors import Answer
from linli.ground.base.quiet import told
from linli.ground.base.scope import APP, cross_community, scope
from linli.ground.regions.models import Community

log = logging.getLogger("linli.matters")
BATCH = 500
MOST = 1000  # of one run, so that other work of the clock has its turn: the rest is taken in the next


def look_at_all() -> None:
    """Every matter and every Part whose moment has come."""
    for table, act in ((Matter, look_at), (Part, look_at_part)):
        for row in to_look_at(table):
            one_by_one(row, act)


def to_look_at(table) -> Iterator:
    """The longest overdue first; what fails stays, and is passed by."""
    after = None
    for _batch in range(MOST // BATCH):
        with cross_community("find what the clock has to look at"):
            rows = table.objects.filter(next_look__lte=now()).order_by("next_look", "id")
            if after:
                rows = rows.filter(next_look__gte=after[0]).exclude(next_look=after[0], id__lte=after[1])
            found = list(rows[:BATCH])
        yield from found
        if len(found) < BATCH:
            return
        after = found[-1].next_look, found[-1].id


def one_by_one(row, act: Callable) -> None:
    """One row's turn. A no is noted and left; a fault is written to the log and seen there."""
    try:
        with scope({row.community_id}, role=APP):
            act(row)
    except Answer as no:  # something happened meanwhile
        log.info("%s %s was left: %s", type(row).__name__, row.pk, no)
    except (OperationalError, InterfaceError):  # the database is away, or two met at a lock: the next run goes on here
        raise
    except Exception as error:
        log.exception("the clock failed at %s %s: %s", type(row).__name__, row.pk, told(error))


def close_all_unanswered() -> None:
    """What waits for a word that does not come, by its kind and its community's term."""
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
