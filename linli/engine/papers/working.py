"""What the worker (or the command line at once) does with a batch: look, write, take back."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from linli.engine.papers import shelf
from linli.engine.papers.faults import faults_workbook
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.progress import teller_of
from linli.engine.papers.recording import BatchRecorder, written_by
from linli.ground.base.clock import now
from linli.ground.base.declare import importers
from linli.ground.base.errors import Stale
from linli.ground.base.telling import Tell, nobody, part

State = ImportBatch.State


@contextmanager
def uncollected() -> Iterator[None]:
    """A large roster is millions of small things that all stay till the end: looking through them for waste is waste."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def look(batch: ImportBatch, content: bytes) -> None:
    """Read the file, compare it with the register, keep figures and findings."""
    tell = teller_of(batch)
    opened = read(batch, content, part(tell, 0, 0.6))
    effect = importers[batch.word].write(opened, batch.community_id, None, tell=part(tell, 0.6, 1))
    _keep_findings(batch, opened, {"effect": effect}, to=State.READY)


@uncollected()
def write_at_once(batch: ImportBatch, content: bytes) -> None:
    """Read and write without asking between: what the file would do need not be reckoned twice."""
    opened = read(batch, content, nobody)
    _keep_findings(batch, opened, {}, to=State.WRITING)
    write_in(batch, opened, nobody)


@uncollected()
def read_and_write(batch: ImportBatch, content: bytes) -> None:
    """Read what was looked at once more, and write it: what lay between may have changed the register."""
    tell = teller_of(batch)
    write_in(batch, read(batch, content, part(tell, 0, 0.4)), part(tell, 0.4, 1))


def read(batch: ImportBatch, content: bytes, tell: Tell) -> Any:
    return importers[batch.word].read(content, batch.file_name, hidden=batch.hidden_too, tell=tell)


def _keep_findings(batch: ImportBatch, opened: Any, more: dict[str, Any], *, to: str) -> None:
    settle_state(batch, State.READING, to, figures={**opened.figures, **more}, findings=opened.findings)
    batch.opened = opened
    if opened.faults:
        shelf.lay_faults(batch, faults_workbook(opened.faults))
    else:
        shelf.take_faults_away(batch)


def write_in(batch: ImportBatch, opened: Any, tell: Tell) -> None:
    """Write what was read and remember every row."""
    effect = importers[batch.word].write(opened, batch.community_id, BatchRecorder(batch), tell=tell)
    settle_state(batch, State.WRITING, State.DONE, report=effect, done_at=now())
    shelf.take_away(batch)


def take_back(batch: ImportBatch) -> None:
    """Undo every row of the batch that can go or come back; the report names what stays and why."""
    undone = importers[batch.word].undo(written_by(batch), batch.community_id, BatchRecorder(batch))
    report = {**batch.report, "undone": undone}
    settle_state(batch, State.UNDOING, State.UNDONE, report=report, undone_at=now())


def settle_state(batch: ImportBatch, expected: str, to: str, **values) -> None:
    """Move on from the state the work began in. Should another have moved it, this work is undone with its transaction."""
    mine = ImportBatch.objects.filter(community_id=batch.community_id, pk=batch.pk, state=expected)
    if not mine.update(state=to, **values):
        raise Stale("the batch moved on without us")
    batch.state = to
    for name, value in values.items():
        setattr(batch, name, value)
