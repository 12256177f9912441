"""How far a long sheet is: beside its bytes, for the work itself is one transaction nobody sees into."""

from linli.engine.papers.ledgers import shelf
from linli.engine.papers.models import Export
from linli.ground.base.telling import Tell
from linli.ground.files.shelf import lay_down


def teller_of(export: Export) -> Tell:
    """Tell it how much is done, once a batch."""
    path = shelf.path_of(export, "progress")
    return lambda share: lay_down(path, f"{share:.2f}".encode())


def share_of(export: Export) -> float:
    """0 to 1; 0 while nothing is told."""
    try:
        return min(1.0, float(shelf.path_of(export, "progress").read_text()))
    except (OSError, ValueError):  # not begun, or just being written
        return 0.0
