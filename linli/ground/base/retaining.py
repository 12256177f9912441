"""Forget what need not be known any longer: rows go or lose their words when the time that was declared is over."""

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.db.models import DateField, DateTimeField, Q, QuerySet

from linli.ground.base.clock import day_of, now
from linli.ground.base.declare import Forgetting, forgettings
from linli.ground.base.scope import cross_community

log = logging.getLogger("linli.retain")
BATCH, KEEP_JOBS = 500, 30
# What else has a time, declared by apps that keep something outside the tables: word → what it removes, by dry run or not.
sweeps: dict[str, Callable[[bool], int]] = {}


def forget_due(*, dry_run: bool = False) -> dict[str, int]:
    """Forget everything whose time is over, table by table; says how many rows. A dry run only counts."""
    done = {f.word: _forget(f, dry_run) for f in forgettings if not f.goes_with}
    done |= {word: sweep(dry_run) for word, sweep in sweeps.items()}
    if not dry_run:
        _forget_of_packages()
        log.info("forgotten: %s", ", ".join(f"{word} {count}" for word, count in done.items() if count) or "nothing")
    return done


def oldest_due(forgetting: Forgetting) -> datetime | None:
    """The oldest moment among the rows whose time is over, for the dry run."""
    with cross_community("say since when rows are overdue"):
        first = (
            due(forgetting, id).order_by(forgetting.since).values_list(forgetting.since, flat=True).first()
            for id in _places(forgetting)
        )
        return min(filter(None, first), default=None)


def due(forgetting: Forgetting, community: int | None) -> QuerySet:
    """The rows of one community whose time is over and which still say something."""
    rows = apps.get_model(forgetting.model)._base_manager.filter(**forgetting.where)
    if community is not None:
        rows = rows.filter(community_id=community)
    rows = rows.filter(**{f"{forgetting.since}__lt": _limit(forgetting)})
    return rows.exclude(_says_nothing(forgetting)) if forgetting.blanks else rows


def _limit(forgetting):
    limit = now() - timedelta(days=forgetting.days)
    model, *_, column = [apps.get_model(forgetting.model), *forgetting.since.split("__")]
    for step in forgetting.since.split("__")[:-1]:
        model = model._meta.get_field(step).related_model
    field = model._meta.get_field(column)
    return day_of(limit) if isinstance(field, DateField) and not isinstance(field, DateTimeField) else limit


def _says_nothing(forgetting):
    blank = Q()
    for column, value in forgetting.blanks.items():
        blank &= Q(**{f"{column}__isnull": True}) if value is None else Q(**{column: value})
    return blank


def _forget(forgetting: Forgetting, dry_run: bool) -> int:
    if dry_run:
        with cross_community("count what is due to be forgotten"):
            return sum(due(forgetting, id).count() for id in _places(forgetting))
    with cross_community("see which communities there are"):
        places = list(_places(forgetting))
    return sum(_forget_in(forgetting, id) for id in places)


def _places(forgetting) -> Iterator[int | None]:
    if getattr(apps.get_model(forgetting.model), "kind_of_table", "") != "scoped":
        return iter([None])
    return iter(apps.get_model("regions.Community").objects.order_by("id").values_list("id", flat=True))


def _forget_in(forgetting: Forgetting, community: int | None) -> int:
    done = 0
    while True:
        with cross_community("forget what need not be known any longer"), transaction.atomic():
            ids = list(due(forgetting, community).order_by("pk").values_list("pk", flat=True)[:BATCH])
            if ids:
                forget_rows(forgetting, community, ids)
        if not ids:
            return done
        done += len(ids)


def forget_rows(forgetting: Forgetting, community: int | None, ids: list) -> None:
    """Forget these rows, and before them what hangs on them."""
    if forgetting.first:
        forgetting.first(community, ids)
    rows = apps.get_model(forgetting.model)._base_manager.filter(pk__in=ids)
    if community is not None:
        rows = rows.filter(community_id=community)
    if forgetting.blanks:
        rows.update(**forgetting.blanks)
    else:
        # The database's own keys refuse what still hangs on a row; Django's look would cross communities.
        rows._raw_delete(rows.db)


def _forget_of_packages():
    """Sessions that ended and jobs long done: tables of other packages, with no person in them but old all the same."""
    with cross_community("clear what other packages keep"):
        call_command("clearsessions")
        call_command("prune_db_task_results", min_age_days=KEEP_JOBS, queue_name="*", verbosity=0)
