"""What a plan would change in the register: rows to make, and rows to alter with what they said before."""

from collections import Counter
from typing import Any

from django.db import models

from linli.ground.people.register.pouring import fresh
from linli.ground.regions.scoped import Versioned

REMEMBER = dict[str, Any]  # column -> value before, as it was read


class Changes:
    """Collects; `saving.save` writes. A row that is made and then altered is simply made right."""

    def __init__(self, community: int):
        self.community = community
        self.made: dict[type[Versioned], list[Versioned]] = {}
        self.altered: dict[type[Versioned], dict[Any, tuple[Versioned, REMEMBER]]] = {}
        self.noticed: Counter[str] = Counter()  # what was left as it stands, for a person to look at

    def make(self, model: type[Versioned], **values) -> Versioned:
        row = fresh(model, self.community, values)
        self.made.setdefault(model, []).append(row)
        return row

    def alter(self, row: Versioned, **values) -> bool:
        """Set what differs, and remember what stood there. Says whether anything did."""
        before = {name: getattr(row, name) for name, value in values.items() if getattr(row, name) != value}
        for name in before:
            setattr(row, name, values[name])
        if before and not row._state.adding:
            _, earlier = self.altered.setdefault(type(row), {}).setdefault(row.pk, (row, {}))
            earlier.update({name: value for name, value in before.items() if name not in earlier})
        return bool(before)

    def count_made(self, model: type[models.Model], **only) -> int:
        rows = self.made.get(model, ())
        return sum(all(getattr(row, name) == value for name, value in only.items()) for row in rows)

    def count_altered(self, model: type[models.Model]) -> int:
        return len(self.altered.get(model, ()))

    @property
    def rows(self) -> int:
        """How many rows would be written. None: the file brings nothing new."""
        return sum(map(len, self.made.values())) + sum(map(len, self.altered.values()))
