"""Keeps which rows a batch wrote: the memory by which the whole of it can be taken back."""

from typing import Any

from linli.engine.papers.models import ImportBatch, ImportRow
from linli.ground.regions.scoped import Versioned

AT_ONCE = 5_000


class BatchRecorder:
    """Told by the writer, in its transaction."""

    def __init__(self, batch: ImportBatch):
        self.batch = batch

    def made(self, rows: list[Versioned]) -> None:
        self._keep([self._row(row, None) for row in rows])

    def altered(self, rows: list[tuple[Versioned, dict[str, Any]]]) -> None:
        self._keep([self._row(row, before) for row, before in rows])

    def _row(self, row: Versioned, before: dict[str, Any] | None) -> ImportRow:
        return ImportRow(
            community_id=self.batch.community_id,
            batch_id=self.batch.id,
            table=row._meta.label,
            row_id=row.pk,
            written=row.version,
            before=before,
        )

    def _keep(self, rows: list[ImportRow]) -> None:
        ImportRow.objects.bulk_create(rows, batch_size=AT_ONCE)
