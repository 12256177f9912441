"""The one place time comes from. Stored in UTC; days are decided in Asia/Shanghai."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")

_set_to: ContextVar[datetime | None] = ContextVar("clock_set_to", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today() -> date:
    """The calendar day in Shanghai."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The Shanghai day a moment falls on: 00:30 there is still yesterday in UTC."""
    return moment.astimezone(SHANGHAI).date()


def local(moment: datetime) -> datetime:
    """The same moment on Shanghai's wall clock."""
    return moment.astimezone(SHANGHAI)


def start_of(day: date) -> datetime:
    """Midnight of a Shanghai day, in UTC."""
    return datetime.combine(day, time.min, SHANGHAI).astimezone(UTC)


def end_of(day: date) -> datetime:
    """The first moment after a Shanghai day, in UTC."""
    return start_of(day + timedelta(days=1))


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment: for demo history and for tests, nothing else."""
    token = _set_to.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _set_to.reset(token)
