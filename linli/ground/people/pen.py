"""Writes in the register so that every act leaves one line of history, and can be taken back while nobody wrote over it.

An act opens a pen, makes, changes and ends rows with it, says what it did, and closes: `with writing(…) as pen`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from uuid import UUID

from django.db import models, transaction

from linli.ground.access.actor import Actor
from linli.ground.base.clock import now, today
from linli.ground.base.declare import leavers
from linli.ground.people.models import RegisterEvent
from linli.ground.people.register.saving import stored
from linli.ground.regions.scoped import Versioned, change


class Pen:
    """One act on the register of one community."""

    def __init__(self, community: int, actor: Actor, word: str, *, on: date | None = None):
        self.community, self.actor, self.word, self.on = community, actor, word, on or today()
        self.lines: list[list] = []
        self.rows: list[list] = []
        self.persons: dict[UUID, None] = {}
        self.households: dict[UUID, None] = {}

    def about(self, *, persons=(), households=()) -> None:
        """Whose history this belongs to."""
        self.persons.update(dict.fromkeys(persons))
        self.households.update(dict.fromkeys(households))

    def say(self, key: str, **facts: Any) -> None:
        """One line of the history, in masked words."""
        self.lines.append([key, {k: str(v) for k, v in facts.items()}])

    def make(self, model: type[models.Model], **values) -> models.Model:
        row = model.objects.create(community_id=self.community, **values)
        self.rows.append([model._meta.label, str(row.pk), None, stored(row, values)])
        return row

    def alter(self, row: models.Model, **values) -> None:
        """Write what differs. A versioned row that somebody changed meanwhile is `Stale`."""
        before = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
        if not before:
            return
        new = {name: values[name] for name in before}
        self._write(row, new)
        self.rows.append([row._meta.label, str(row.pk), stored(row, before), stored(row, new)])

    def _write(self, row: models.Model, new: dict[str, Any]) -> None:
        if isinstance(row, Versioned):
            return change(row, **new)
        type(row)._base_manager.filter(community_id=self.community, pk=row.pk).update(**new)
        for name, value in new.items():
            setattr(row, name, value)
        return None

    def touch(self, row: Versioned) -> None:
        """Claim a row whose parts are about to change: of two such acts at once the second is `Stale`."""
        change(row)

    def end_what_hangs_on(self, *, persons=(), households=()) -> None:
        """What other tables end when these leave, as they declared it."""
        for leaver in leavers:
            if leaver.persons and persons:
                leaver.persons(self, list(persons))
            if leaver.households and households:
                leaver.households(self, list(households))

    def close(self, *, note: str = "", key: UUID | None = None, undoes: UUID | None = None) -> RegisterEvent:
        seat = self.actor.seat_in(self.community)
        return RegisterEvent.objects.create(
            community_id=self.community, word=self.word, persons=list(self.persons), households=list(self.households),
            lines=self.lines, rows=self.rows, note=note[:200], undoes=undoes, account_id=self.actor.account,
            by=seat.title if seat else "", at=now(), client_key=key,
        )  # fmt: skip


def done_before(community: int, key: UUID | None) -> RegisterEvent | None:
    """The event of this client key: a form sent twice acts once."""
    return key and RegisterEvent.objects.filter(community_id=community, client_key=key).first()


class _NotReally(Exception):
    pass


@contextmanager
def foreseen() -> Iterator[None]:
    """Let an act happen and undo it at once: what its event says is what would be done."""
    try:
        with transaction.atomic():
            yield
            raise _NotReally
    except _NotReally:
        pass
