"""What the worker (or the command line at once) does with a batch: look, write, take back."""

from typing import Any

from linli.engine.papers import shelf
from linli.engine.papers.faults import faults_workbook
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.recording import BatchRecorder
from linli.ground.base.clock import now
from linli.ground.base.declare import importers
from linli.ground.base.errors import Stale

State = ImportBatch.State


def look(batch: ImportBatch, content: bytes, *, keep: bool = True) -> Any:
    """Read the file, compare it with the register, keep figures and findings. Gives what was read."""
    importer = importers[batch.word]
    opened = importer.read(content, batch.file_name)
    figures = {**opened.figures, "effect": importer.write(opened, batch.community_id, None)}
    settle_state(batch, State.READING, State.READY, figures=figures, findings=opened.findings)
    if opened.faults and keep:
        shelf.lay_faults(batch, faults_workbook(opened.faults))
    return opened


def write_in(batch: ImportBatch, opened: Any) -> None:
    """Write what was read and remember every row."""
    effect = importers[batch.word].write(opened, batch.community_id, BatchRecorder(batch))
    settle_state(batch, State.WRITING, State.DONE, report=effect, done_at=now())
    shelf.take_away(batch)


def take_back(batch: ImportBatch) -> None:
    raise NotImplementedError


def settle_state(batch: ImportBatch, expected: str, to: str, **values) -> None:
    """Move on from the state the work began in. Should another have moved it, this work is undone with its transaction."""
    mine = ImportBatch.objects.filter(community_id=batch.community_id, pk=batch.pk, state=expected)
    if not mine.update(state=to, **values):
        raise Stale("the batch moved on without us")
    batch.state = to
    for name, value in values.items():
        setattr(batch, name, value)
