"""The worker's jobs. Each steps down to the rights of a page in one community; what goes wrong is kept in the batch.

Arguments are ids alone, and no error text is kept: both would outlive the batch in the table of jobs.
"""

import logging
from collections.abc import Callable

from django_tasks import task

from linli.engine.papers import progress, shelf, working
from linli.engine.papers.models import ImportBatch
from linli.ground.base.errors import Answer
from linli.ground.base.scope import APP, scope
from linli.ground.base.words import N_

log = logging.getLogger("linli.papers")
State = ImportBatch.State
BROKE = N_("没有办成，什么都没有改动。请再试一次；还不行，请告诉管系统的人。")


@task()
def look_at(batch: str, community: int) -> None:
    """正在看 → 看好了."""
    run(batch, community, State.READING, State.FAILED, lambda b: working.look(b, shelf.bytes_of(b)))


@task()
def write_in(batch: str, community: int) -> None:
    """正在写 → 导进来了. What fails leaves it ready to be tried again."""
    run(batch, community, State.WRITING, State.READY, lambda b: working.read_and_write(b, shelf.bytes_of(b)))


@task()
def take_back(batch: str, community: int) -> None:
    """正在撤回 → 撤回了."""
    run(batch, community, State.UNDOING, State.DONE, working.take_back)


def run(batch: str, community: int, begun: str, failed: str, work: Callable[[ImportBatch], object]) -> None:
    """Do the work if the batch is still where the click put it: a job that comes twice finds nothing to do."""
    try:
        with scope({community}, role=APP):
            mine = ImportBatch.objects.filter(community_id=community, pk=batch, state=begun)
            found = mine.select_for_update().first()
            if found:
                work(found)
    except Answer as error:
        _give_up(batch, community, begun, failed, str(error))
    except Exception as error:
        # The text of a database error quotes values of the row: only its kind may stand in a log.
        log.error("batch %s: %s", batch, type(error).__name__)
        _give_up(batch, community, begun, failed, BROKE)
    finally:
        progress.forget(ImportBatch(pk=batch, community_id=community))


def _give_up(batch: str, community: int, begun: str, failed: str, why: str) -> None:
    with scope({community}, role=APP):
        mine = ImportBatch.objects.filter(community_id=community, pk=batch, state=begun)
        if mine.update(state=failed, why=why[:200]) and failed == State.FAILED:
            shelf.take_away(mine.model(pk=batch, community_id=community))
