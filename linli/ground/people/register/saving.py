"""Writes what was gathered: in batches, leaves last, and only over rows that nobody changed meanwhile."""

import base64
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from linli.ground.base.errors import Stale
from linli.ground.base.statistics import refresh
from linli.ground.base.telling import Tell, nobody, part, told
from linli.ground.people.models import ContactPoint, Household, Membership, Person, Spell
from linli.ground.people.register.changes import Changes, Early
from linli.ground.people.register.pouring import pour, sort_words_in_later
from linli.ground.places.models import Division, Place
from linli.ground.regions.scoped import Versioned

ORDER = (Place, Division, Person, ContactPoint, Household, Spell, Membership)
BATCH = 1_000
MANY = 2_000


class Recorder(Protocol):
    """Keeps which rows were written, so that the whole can be taken back."""

    def made(self, rows: list[Versioned]) -> None: ...

    def altered(self, rows: list[tuple[Versioned, dict[str, Any]]]) -> None: ...


def early_into(recorder: Recorder) -> Early:
    """What writes rows while others are still being recognised: a large roster is never in memory whole."""
    sort_words_in_later()

    def write(model: type[Versioned], rows: list[Versioned]) -> None:
        pour(model, rows)
        recorder.made(rows)

    return write


def save(changes: Changes, recorder: Recorder, tell: Tell = nobody) -> None:
    """Everything or, by the transaction around it, nothing."""
    sort_words_in_later()
    done, total = 0, max(changes.rows, 1)
    for model in ORDER:
        if rows := changes.made.get(model):
            pour(model, told(rows, len(rows), part(tell, done / total, (done + len(rows)) / total)))
            done += len(rows)
            recorder.made(rows)
        if altered := list(changes.altered.get(model, {}).values()):
            update(model, altered, changes.community)
            recorder.altered([(row, stored(row, before)) for row, before in altered])
    if changes.rows > MANY:  # else the planner would join a grown town home by home
        refresh(*(model._meta.db_table for model in ORDER))


def update(model: type[Versioned], altered: list[tuple[Versioned, dict]], community: int) -> None:
    """Write the columns named beside each row, one version up, unless somebody changed one of them meanwhile."""
    mine = model._base_manager.filter(community_id=community)
    rows = [row for row, _ in altered]
    now_there = dict(mine.filter(pk__in=[r.pk for r in rows]).select_for_update().values_list("pk", "version"))
    if any(now_there.get(row.pk) != row.version for row in rows):
        raise Stale(_("名册刚刚有人改过，这次没有写进任何东西。请再点一次“导入”。"))
    for row in rows:
        row.version += 1
    columns = {name for _, before in altered for name in before}
    mine.bulk_update(rows, ["version", *sorted(columns)], batch_size=BATCH // 4)


def stored(row: models.Model, before: dict[str, Any]) -> dict[str, Any]:
    """What a row said before, as JSON. Sealed values stay sealed."""
    return {name: _plain(value) for name, value in before.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    return value.isoformat() if isinstance(value, date) else str(value) if isinstance(value, UUID) else value


def restored(model: type[models.Model], before: dict[str, Any]) -> dict[str, Any]:
    """The columns again, from what `stored` kept."""
    return {name: model._meta.get_field(name).to_python(value) for name, value in before.items()}
