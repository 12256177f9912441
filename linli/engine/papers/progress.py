"""How far a batch is, for the bar on its page: beside its bytes, for the work itself is one transaction nobody sees into."""

from collections.abc import Callable
from time import monotonic

from linli.engine.papers import shelf
from linli.engine.papers.models import ImportBatch
from linli.ground.files.shelf import lay_down

SECONDS = 0.5  # between two figures


def teller_of(batch: ImportBatch) -> Callable[[float], None]:
    """Tell it how much is done, 0 to 1, as often as you like."""
    last = [0.0]

    def tell(share: float) -> None:
        if monotonic() - last[0] >= SECONDS:
            last[0] = monotonic()
            lay_down(shelf.path_of(batch, "progress"), f"{share:.2f}".encode())

    return tell


def share_of(batch: ImportBatch) -> float:
    """0 to 1; 0 while nothing is told."""
    try:
        return min(1.0, float(shelf.path_of(batch, "progress").read_text()))
    except (OSError, ValueError):  # not begun, or just being written
        return 0.0


def forget(batch: ImportBatch) -> None:
    shelf.path_of(batch, "progress").unlink(missing_ok=True)
