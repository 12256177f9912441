"""Turn the keys while pages go on: seal with a new key, seal anew what is there, put the old key out of use.

Every process opens with all keys of the folder, so nothing is unreadable at any moment. An old key rests for a day
before it goes: a long import may have sealed with it just before the turn and commit hours later.
"""

import os
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.db.models import BinaryField, F, Func, Q, QuerySet, Value

from linli.ground.base.clock import now
from linli.ground.base.declare import SealedColumn, SealedElsewhere, sealed_columns, sealed_elsewhere
from linli.ground.base.keyring import ring
from linli.ground.base.models import KeyMark
from linli.ground.base.scope import cross_community
from linli.ground.base.sealed import KeyRing, head_of, key_id, seal, unseal
from linli.station import keys

BATCH, REST = 200, timedelta(days=1)
# File systems tell times in ticks of some milliseconds; two changes in one tick would look like one.
TICK = 0.05


def folder() -> Path:
    return Path(settings.DATA) / "keys"


def make_key() -> int:
    """Make the next key and tell the database. Nothing is sealed with it yet."""
    number = keys.make_next(folder())
    name = f"{keys.SEAL}{number}"
    with cross_community("a new key is noted"):
        KeyMark.objects.create(name=name, fingerprint=keys.fingerprint(folder(), name), made_at=now())
    return number


def turn_to(number: int) -> None:
    """Have all processes seal with this key from now on, once they had time to see that it is there."""
    time.sleep(TICK)
    os.utime(folder())
    time.sleep(TICK)
    keys.seal_with(folder(), number)


def seal_all_anew() -> dict[str, int]:
    """Seal with the current key what was sealed otherwise, in small steps; rows that somebody holds just now wait."""
    done = {column.word: sum(_anew(column, id) for id in _communities()) for column in sealed_columns}
    return done | {there.word: _anew_elsewhere(there) for there in sealed_elsewhere}


def left_over() -> dict[str, int]:
    """How many values of each column are still sealed otherwise than new ones are."""
    with cross_community("count what is sealed with older keys"):
        left = {c.word: sum(_otherwise(c, id).count() for id in _communities()) for c in sealed_columns}
        return left | {there.word: len(_otherwise_elsewhere(there)) for there in sealed_elsewhere}


def uses(number: int) -> int:
    """How many values only this key opens."""
    with cross_community("count what one key has sealed"):
        inside = sum(_sealed_with(column, id, number).count() for column in sealed_columns for id in _communities())
        return inside + sum(key_id(value) == number for there in sealed_elsewhere for _, value in there.values())


def settle_keys() -> list[int]:
    """Seal stragglers anew and put keys out of use that have rested for a day and close nothing. Gives their numbers."""
    seal_all_anew()
    present = keys.current(folder())
    with cross_community("see since when the present key is used"):
        mark = KeyMark.objects.filter(name=f"{keys.SEAL}{present}").first()
    if mark is None or mark.made_at > now() - REST:
        return []
    return [number for number in keys.numbers(folder()) if number < present and _retire_unused(number)]


def _retire_unused(number: int) -> bool:
    if uses(number):
        return False
    with cross_community("a key is put out of use"):
        KeyMark.objects.filter(name=f"{keys.SEAL}{number}").update(retired_at=now())
        keys.retire(folder(), number)
    return True


def _communities() -> Iterator[int]:
    return apps.get_model("regions.Community").objects.order_by("id").values_list("id", flat=True)


def _rows(column: SealedColumn, community: int) -> QuerySet:
    head = Func(F(column.column), Value(1), Value(4), function="SUBSTR", output_field=BinaryField())
    rows = apps.get_model(column.model).objects.filter(community_id=community, **{f"{column.column}__isnull": False})
    return rows.annotate(head=head)


def _otherwise(column: SealedColumn, community: int) -> QuerySet:
    return _rows(column, community).filter(~Q(head=head_of(ring())))


def _sealed_with(column: SealedColumn, community: int, number: int) -> QuerySet:
    id = Func(F(column.column), Value(3), Value(2), function="SUBSTR", output_field=BinaryField())
    return _rows(column, community).annotate(key=id).filter(key=number.to_bytes(2, "big"))


def closed_by_others(column: SealedColumn, community: int, present: Iterable[int]) -> int:
    """How many values of a column were sealed with none of these keys. Inside `cross_community`."""
    id = Func(F(column.column), Value(3), Value(2), function="SUBSTR", output_field=BinaryField())
    known = Q(*(Q(key=number.to_bytes(2, "big")) for number in present), _connector=Q.OR)
    return _rows(column, community).annotate(key=id).exclude(known).count()


def _anew(column: SealedColumn, community: int) -> int:
    done, last = 0, None
    while True:
        with cross_community("seal anew with the current key"), transaction.atomic():
            rows = _otherwise(column, community).order_by("pk")
            if last:
                rows = rows.filter(pk__gt=last)
            batch = list(rows.select_for_update(skip_locked=True).values_list("pk", column.column)[:BATCH])
            _seal_rows(column, community, batch)
        if not batch:
            return done
        done, last = done + len(batch), batch[-1][0]


def _seal_rows(column: SealedColumn, community: int, batch: list) -> None:
    """The version stays: to a reader nothing has changed."""
    model, keys_now = apps.get_model(column.model), ring()
    rows = [
        model(pk=pk, community_id=community, **{column.column: _sealed_anew(old, column.purpose, keys_now)})
        for pk, old in batch
    ]  # fmt: skip
    if rows:
        model._base_manager.filter(community_id=community).bulk_update(rows, [column.column])


def _sealed_anew(old: bytes, purpose: str, keys_now: KeyRing) -> bytes:
    return seal(unseal(old, purpose, ring=keys_now), purpose, ring=keys_now)


def _otherwise_elsewhere(there: SealedElsewhere) -> list:
    head = head_of(ring())
    return [(where, value) for where, value in there.values() if value[: len(head)] != head]


def _anew_elsewhere(there: SealedElsewhere) -> int:
    with cross_community("seal anew what other packages keep"), transaction.atomic():
        old = _otherwise_elsewhere(there)
        for where, value in old:
            there.put(where, value, _sealed_anew(value, there.purpose, ring()))
    return len(old)
