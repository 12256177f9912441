"""What a plan would change in the register: rows to make, and rows to alter with what they said before."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.db import models

from linli.ground.people.models import ContactPoint, Membership, Person
from linli.ground.people.register.pouring import AT_ONCE, fresh
from linli.ground.regions.scoped import Versioned

REMEMBER = dict[str, Any]  # column -> value before, as it was read
Early = Callable[[type[Versioned], list[Versioned]], None]
# Those that are many, by the columns nobody looks at again once they are written.
SHED: dict[type[Versioned], tuple[str, ...]] = {
    Person: (
        "search_tokens", "sort_key", "id_sealed", "id_index", "politics_sealed", "ethnicity", "education", "marital",
        "employer", "hukou", "hukou_here", "note",
    ),
    ContactPoint: ("sealed", "whole_index", "tail_index"),
    Membership: (),
}  # fmt: skip


class Changes:
    """Collects; `saving.save` writes. A row that is made and then altered is simply made right."""

    def __init__(self, community: int, *, early: Early | None = None, only_counted: bool = False):
        self.community = community
        self.early = early
        self.only_counted = only_counted  # nothing will be written: what is sealed and searched need not be made
        self.poured: Counter[type[Versioned]] = Counter()
        self.made: dict[type[Versioned], list[Versioned]] = {}
        self.altered: dict[type[Versioned], dict[Any, tuple[Versioned, REMEMBER]]] = {}
        self.noticed: Counter[str] = Counter()  # what was left as it stands, for a person to look at

    def make(self, model: type[Versioned], **values) -> Versioned:
        row = fresh(model, self.community, values)
        rows = self.made.setdefault(model, [])
        rows.append(row)
        if self.early and model in SHED and len(rows) >= AT_ONCE:
            self.pour_early()
        return row

    def pour_early(self) -> None:
        """Write what there is of the many, and keep of it what others still ask."""
        for model, heavy in SHED.items():
            if self.early and (rows := self.made.pop(model, [])):
                self.early(model, rows)
                self.poured[model] += len(rows)
                for row in rows:  # a new dictionary: one that was large stays large
                    row.__dict__ = {name: said for name, said in row.__dict__.items() if name not in heavy}

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
        count = sum(all(getattr(row, name) == value for name, value in only.items()) for row in rows)
        return count + self.poured[model]

    def count_altered(self, model: type[models.Model]) -> int:
        return len(self.altered.get(model, ()))

    @property
    def rows(self) -> int:
        """How many rows would be written. None: the file brings nothing new."""
        return self.poured.total() + sum(map(len, self.made.values())) + sum(map(len, self.altered.values()))
