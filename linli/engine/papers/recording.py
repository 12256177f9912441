"""Keeps which rows a batch wrote: the memory by which the whole of it can be taken back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any
from uuid import UUID

from linli.engine.papers.models import ImportBatch, ImportMade, ImportRow
from linli.ground.regions.scoped import Versioned

AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """A row the batch made, as an undo wants it told."""

    table: str
    row_id: UUID
    written: int = 1
    before: None = None


def written_by(batch: ImportBatch) -> Iterator[ImportRow | Line]:
    """Every row the batch made or changed."""
    mine = {"community_id": batch.community_id, "batch_id": batch.id}
    for made in ImportMade.objects.filter(**mine).order_by("id"):
        yield from (Line(made.table, row) for row in made.row_ids)
    yield from ImportRow.objects.filter(**mine)


def batched(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    waiting = iter(rows)
    while some := list(islice(waiting, size)):
        yield some


class BatchRecorder:
    """Told by the writer, in its transaction."""

    def __init__(self, batch: ImportBatch):
        self.batch = batch

    def made(self, rows: list[Versioned]) -> None:
        """New rows all stand at their first version: their ids are enough, many to a line."""
        for some in batched(rows, AT_ONCE):
            ImportMade.objects.create(
                community_id=self.batch.community_id,
                batch_id=self.batch.id,
                table=some[0]._meta.label,
                row_ids=[row.pk for row in some],
            )

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
