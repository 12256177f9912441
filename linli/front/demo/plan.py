"""Which town is drawn: how large, from which seed, up to which day. The same plan gives the same town, id by id.

`serve --demo` grows the usual town up to this moment. `script/linli town` writes its plan into the data folder, so
that a start after it completes the same town and no other.
"""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from django.conf import settings

from linli.front.demo.town import TOWNS
from linli.ground.base import ids
from linli.ground.base.clock import SHANGHAI, local, now, set_to

STANDS_AT = time(9, 0)  # on its day the town stands at nine in the morning: people have come to work
OWN = len(TOWNS)  # communities that have a face; what is beyond is drawn


@dataclass(frozen=True, slots=True)
class Plan:
    """`households` and `matters` are of each community that is drawn. Without a day it is the usual demo of this hour."""

    seed: int = 1
    day: date | None = None
    communities: int = OWN
    households: int = 1_200
    matters: int = 0

    @property
    def moment(self) -> datetime:
        """Up to here things have happened."""
        return datetime.combine(self.day, STANDS_AT, SHANGHAI) if self.day else now()

    @property
    def drawn(self) -> range:
        """The numbers of the communities without a face."""
        return range(OWN + 1, self.communities + 1)

    def chance(self, word: str) -> Random:
        return Random(f"linli/{self.seed}/{word}")

    @contextmanager
    def stands_still(self, word: str) -> Iterator[None]:
        """A town of a day: no clock runs and no id is thrown while this of it is written."""
        with ExitStack() as held:
            if self.day:
                held.enter_context(set_to(self.moment))
                held.enter_context(ids.drawn_from(f"linli/{self.seed}/{word}"))
            yield


USUAL = Plan()
_current: ContextVar[Plan] = ContextVar("plan_current", default=USUAL)


def current() -> Plan:
    return _current.get()


@contextmanager
def by(plan: Plan) -> Iterator[Plan]:
    """Let the stages grow this town."""
    token = _current.set(plan)
    try:
        yield plan
    finally:
        _current.reset(token)


def last_nine_o_clock() -> date:
    """Today; before nine in the morning yesterday, so that nothing lies ahead of the one who looks."""
    here = local(now())
    return here.date() if here.time() >= STANDS_AT else here.date() - timedelta(days=1)


def kept() -> Plan | None:
    """The plan of this data folder, if a town was drawn in it."""
    if not _file().exists():
        return None
    said = json.loads(_file().read_text(encoding="utf-8"))
    return Plan(**{**said, "day": date.fromisoformat(said["day"])})


def keep(plan: Plan) -> None:
    _file().write_text(json.dumps({**asdict(plan), "day": plan.day.isoformat()}), encoding="utf-8")


def _file() -> Path:
    return Path(settings.DATA) / "town.json"
