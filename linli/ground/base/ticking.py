"""The clock: whoever moves a row's `next_due` by a conditional update runs the work. Many processes, one run."""

import logging
from datetime import timedelta

from django.db import InterfaceError, OperationalError, close_old_connections, transaction

from linli.ground.base.clock import now
from linli.ground.base.declare import Scheduled, scheduled
from linli.ground.base.models import Schedule
from linli.ground.base.quiet import told

log = logging.getLogger("linli.clock")


def run_due() -> list[str]:
    """Run everything that is due now; returns the words that ran here. A database that is away is tried again later."""
    try:
        return [work.word for work in scheduled if take_turn(work) and run(work)]
    except (OperationalError, InterfaceError) as error:
        log.warning("the database is away: %s", type(error).__name__)
        close_old_connections()
        return []


def take_turn(work: Scheduled) -> bool:
    """Move the due time ahead if it is due: exactly one process succeeds."""
    moment = now()
    with transaction.atomic():
        Schedule.objects.get_or_create(word=work.word, defaults={"next_due": moment})
        due = Schedule.objects.filter(word=work.word, next_due__lte=moment)
        return bool(due.update(next_due=moment + timedelta(seconds=work.every), last_run=moment))


def run(work: Scheduled) -> bool:
    """Run one piece of work; what goes wrong is kept beside it and does not stop the others."""
    try:
        work.run()
    except (OperationalError, InterfaceError):
        raise
    except Exception as error:
        log.exception("%s failed", work.word)
        Schedule.objects.filter(word=work.word).update(last_error=told(error)[:500])
        return False
    Schedule.objects.filter(word=work.word).exclude(last_error="").update(last_error="")
    return True
