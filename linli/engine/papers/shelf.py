"""Where the bytes of a file lie while it is on its way: under its id alone, readable by this system user alone."""

from pathlib import Path

from django.conf import settings

from linli.engine.papers.models import ImportBatch
from linli.ground.files.shelf import lay_down


def path_of(batch: ImportBatch, suffix: str = "file") -> Path:
    return Path(settings.FILES_ROOT) / "imports" / str(batch.community_id) / f"{batch.id}.{suffix}"


def lay_by(batch: ImportBatch, content: bytes) -> None:
    lay_down(path_of(batch), content)


def lay_faults(batch: ImportBatch, workbook: bytes) -> None:
    """Beside the file, and longer than it: what the clerk takes away to correct."""
    lay_down(path_of(batch, "faults"), workbook)


def bytes_of(batch: ImportBatch) -> bytes:
    return path_of(batch).read_bytes()


def take_away(batch: ImportBatch) -> None:
    """The register holds what was good; the sheet of faults stays until the batch is forgotten."""
    path_of(batch).unlink(missing_ok=True)


def take_away_all(batch: ImportBatch) -> None:
    """The sheet of faults too."""
    take_away(batch)
    take_faults_away(batch)


def take_faults_away(batch: ImportBatch) -> None:
    """What an earlier look found; the next may find none."""
    path_of(batch, "faults").unlink(missing_ok=True)
