"""What the house's own tables tell: migrations, the clock, the keys."""

from collections.abc import Iterator
from datetime import timedelta

from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from linli.ground.base.checking import Checkup, Fault, checkups
from linli.ground.base.clock import now
from linli.ground.base.declare import scheduled, sealed_columns, sealed_elsewhere
from linli.ground.base.keyring import ring
from linli.ground.base.models import Schedule
from linli.ground.base.resealing import closed_by_others
from linli.ground.base.scope import cross_community
from linli.ground.base.sealed import key_id

PATIENCE = timedelta(minutes=10)
WORKER = "Is the worker running? See script/linli status; script/linli serve starts it."


def look_at_migrations() -> Iterator[Fault]:
    executor = MigrationExecutor(connection)
    waiting = [migration for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    if waiting:
        names = ", ".join(str(migration) for migration in waiting[:3])
        yield Fault(f"{len(waiting)} migrations are not applied ({names})", "script/linli manage migrate")


def look_at_clock() -> Iterator[Fault]:
    rows = {row.word: row for row in Schedule.objects.filter(word__in=scheduled.words())}
    late = [w.word for w in scheduled if w.word in rows and rows[w.word].next_due < now() - PATIENCE]
    never = [w.word for w in scheduled if w.word not in rows]
    if late:
        yield Fault(f"work of the clock is late: {', '.join(late)}", WORKER)
    if never:
        yield Fault(f"work of the clock has never run: {', '.join(never)}", WORKER, warning=True)
    for row in rows.values():
        if row.last_error:
            yield Fault(f"{row.word} failed last time: {row.last_error}", "The log of the worker says where.")


def look_at_keys() -> Iterator[Fault]:
    with cross_community("see whether every sealed value has its key"):
        communities = list(apps.get_model("regions.Community").objects.values_list("id", flat=True))
        lost = {
            c.word: n
            for c in sealed_columns
            if (n := sum(closed_by_others(c, id, ring().sealing) for id in communities))
        }
        strange = {
            e.word: n for e in sealed_elsewhere if (n := sum(key_id(v) not in ring().sealing for _, v in e.values()))
        }
    for word, count in (lost | strange).items():
        yield Fault(
            f"{count} values of {word} were sealed with a key that is not here",
            "Bring it back to keys/; keys/retired may hold it.",
        )


checkups.add(Checkup("migrations", look_at_migrations))
checkups.add(Checkup("clock", look_at_clock))
checkups.add(Checkup("sealed values", look_at_keys))
