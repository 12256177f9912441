"""Erase what was agreed on, as each keeping says: drop the rows, blank their words, or keep them and say why.

Run by the clock as keeper: histories are closed to pages, and a person may ask to be taken out of them.
"""

import logging
from dataclasses import asdict, dataclass

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.kinds import WORKING
from linli.engine.matters.models import Matter
from linli.ground.access.actor import the_clock
from linli.ground.accounts.models import Standing
from linli.ground.base.declare import Keeping, keepings
from linli.ground.base.errors import Answer
from linli.ground.base.scope import cross_community
from linli.ground.files.shelf import paths_of
from linli.ground.regions.scoped import SameCommunity
from linli.work.rights.kept import Whom, model_of, own_rows_of, whom
from linli.work.rights.models import DataRequest

log = logging.getLogger("linli.rights")
# What says something about a human, wherever it stands; of the person's own row everything goes but the keys.
PERSONAL = {
    "answer", "answers", "born_on", "called", "name", "note", "person", "person_id", "phone", "raised_by", "said", "search_tokens",
    "sort_key", "spot", "title", "words", "household", "account_id", "by_account", "facts",
}  # fmt: skip
GONE = "（已删）"
KEYS = {"id", "community", "version", "ended_on", "ended_why", "origin_id"}


@dataclass(frozen=True, slots=True)
class Erased:
    """One line of the report."""

    model: str
    did: str  # drop, blank, keep
    rows: int


def erase_approved() -> None:
    """Every request that was agreed to, each in a transaction of its own."""
    with cross_community("find what was agreed to be erased"):
        waiting = list(
            Matter.objects.filter(kind="data_request", stage=WORKING, step="erase").order_by("stage_at")[:50]
        )
    for matter in waiting:
        try:
            with cross_community("erase what a person asked to be erased"), transaction.atomic():
                erase_for(matter)
        except Answer as no:
            log.warning("request %s was not erased: %s", matter.number, no)
        except Exception as error:  # the text of a database error quotes values: only its kind is kept
            log.error("request %s was not erased: %s", matter.number, type(error).__name__)
            tell_failed(matter)


def tell_failed(matter: Matter) -> None:
    """Nothing was erased, and whoever agreed to it must hear of it: it waits on his desk again."""
    with cross_community("tell who agreed to it that a request was not erased"), transaction.atomic():
        take_step(matter, "erase_failed", actor=the_clock(matter.community_id))


def erase_for(matter: Matter) -> list[Erased]:
    """All that was chosen or nothing; the report stays with the request."""
    request = DataRequest.objects.select_for_update(of=("self",)).get(community_id=matter.community_id, matter=matter)
    take_step(matter, "erased", actor=the_clock(matter.community_id))
    report = erase(whom(matter.community_id, matter.person_id), set(request.chosen))
    DataRequest.objects.filter(community_id=matter.community_id, id=request.id).update(
        report=[asdict(e) for e in report]
    )
    return report


def erase(who: Whom, chosen: set[str]) -> list[Erased]:
    """First find all rows, then touch any: what leads to a row may be erased before it."""
    found = [(k, list(own_rows_of(k, who).values_list("pk", flat=True))) for k in keepings]
    report = [treat(k, ids, who, k.model in chosen) for k, ids in sorted(found, key=order) if ids]
    return [line for line in report if line.rows]


def order(found: tuple[Keeping, list]) -> tuple[int, str]:
    """Details before what they hang on: the register comes last, the person at the very end."""
    model = found[0].model
    return (model.startswith("people.") + (model in ("people.Household", "people.Person")), model)


def treat(keeping: Keeping, ids: list, who: Whom, chosen: bool) -> Erased:
    model = model_of(keeping)
    rows = model._base_manager.filter(pk__in=ids)
    if hasattr(model, "community_id"):
        rows = rows.filter(community_id=who.community)
    if not chosen or keeping.erase == "keep":
        return Erased(keeping.model, "keep", len(ids))
    if keeping.erase == "drop":
        drop(keeping, rows)
    else:
        blank(model, rows, who)
    return Erased(keeping.model, keeping.erase, len(ids))


def drop(keeping: Keeping, rows: models.QuerySet) -> None:
    """The rows go; of files the bytes go too, after the commit, when nothing can bring the rows back."""
    if keeping.model == "files.File":
        paths = [path for c, i in rows.values_list("community_id", "id") for path in paths_of(c, i)]
        transaction.on_commit(lambda: [path.unlink(missing_ok=True) for path in paths])
    ids = list(rows.values_list("pk", flat=True))
    if keeping.model == "accounts.Account":
        Standing.objects.filter(account_id__in=ids).delete()  # also those by which it stood for its children
    for model, field in details_of(rows.model):
        model._base_manager.filter(**{f"{field}__in": ids}).delete()
    rows.delete()


def details_of(model) -> list[tuple[type[models.Model], str]]:
    """(table, column) of rows that are nothing without these, as a sending is without its notice; what has a keeping
    of its own is asked for by itself."""
    return [
        (other, field.attname)
        for other in apps.get_models()
        if other._meta.label not in keepings
        for field in other._meta.local_fields
        if isinstance(field, SameCommunity) and field.related_model is model
    ]


def blank(model, rows: models.QuerySet, who: Whom) -> None:
    """The words go, the row stays: sums and histories keep their count."""
    mine = model._meta.label == "people.Person"
    columns = [f for f in model._meta.concrete_fields if (f.name not in KEYS if mine else is_personal(f))]
    values = {f.attname: empty(f) for f in columns if can_be_empty(f)}
    accounts = {name for name in ("account_id", "by_account", "raised_by") if name in values}
    for name in accounts:  # another's hand stays written
        rows.filter(**{f"{name}__in": who.accounts}).update(**{name: values.pop(name)})
    if values:
        rows.update(**values)


def is_personal(field) -> bool:
    return field.name in PERSONAL or field.name.endswith(("_sealed", "_index"))


def can_be_empty(field) -> bool:
    text = isinstance(field, models.CharField | models.TextField) and not field.unique
    return field.null or text or isinstance(field, ArrayField | models.JSONField)


def empty(field):
    if field.null:
        return None
    if field.name in ("name", "title"):  # lists show it: a gap would look like a fault
        return GONE
    if field.choices:
        return field.get_default()
    if isinstance(field, models.JSONField):
        return field.get_default()
    return [] if isinstance(field, ArrayField) else ""
