"""Keeps which rows a batch wrote: the memory by which the whole of it can be taken back."""

from functools import cached_property
from typing import Any
from uuid import UUID

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

    def came_back(self, rows: list[tuple[Versioned, int]]) -> None:
        """An undo brought these back to what they were at a version. Append-only: the ledger gets another line."""
        self._keep([self._row(row, {"as": version}) for row, version in rows])

    @cached_property
    def returns(self) -> dict[UUID, dict[int, int]]:
        """row -> version -> the earlier version it equals, for all rows that undos of this community brought back."""
        found: dict[UUID, dict[int, int]] = {}
        lines = ImportRow.objects.filter(community_id=self.batch.community_id, before__has_key="as")
        for row, version, before in lines.values_list("row_id", "written", "before"):
            found.setdefault(row, {})[version] = before["as"]
        return found

    def stands_at(self, row: UUID, version: int) -> int:
        """The first version that said what this one says."""
        steps = self.returns.get(row, {})
        while version in steps:
            version = steps[version]
        return version

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
