"""All lines of a ledger, batch by batch: never more than one batch in memory, each batch a logged reading."""

from collections.abc import Iterator, Sequence

from linli.engine.papers.ledgers.kinds import Asked, Column, Ledger, Line
from linli.ground.access.reading import log_reading
from linli.ground.base.paging import page_of
from linli.ground.base.telling import Tell, nobody

BATCH = 1000
SEEN, TAKEN = "ledger", "export"  # what a reading was for


def lines_of(
    ledger: Ledger, asked: Asked, columns: Sequence[Column], *, total: int = 0, tell: Tell = nobody
) -> Iterator[Line]:
    """From the first row to the last, by key: a row that comes in meanwhile moves no other."""
    after, done = "", 0
    while True:
        page = page_of(ledger.rows(asked), by=ledger.by, after=after, size=BATCH)
        lines = list(ledger.lines(asked, page.rows))
        log_lines(asked, columns, lines, to=TAKEN)
        yield from lines
        done += len(lines)
        tell(min(1.0, done / max(total, 1)))
        if not page.after:
            return
        after = page.after


def log_lines(asked: Asked, columns: Sequence[Column], lines: list[Line], *, to: str) -> None:
    """One reading for all persons of these lines, where a column says something of them."""
    if not any(column.personal for column in columns):
        return
    subjects = {subject for line in lines for subject in line.subjects}
    log_reading(asked.actor, asked.community.id, subjects, to=to)


def counted(ledger: Ledger, asked: Asked, most: int) -> int:
    """How many rows fit, counted to one more than `most`."""
    return ledger.rows(asked).order_by()[: most + 1].count()
