"""What is kept about one person, found by what the apps declared: for 我的资料, the copy, and erasing.

A keeping says by which path its rows lead to the person; here the path becomes a query.
"""

from dataclasses import dataclass
from uuid import UUID

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from linli.ground.accounts.models import WARD, Standing
from linli.ground.base.declare import Keeping, keepings
from linli.ground.people.models import Membership
from linli.ground.regions.scoped import Scoped

HOMES = "membership.person"  # rows of the household the person belongs to
ACCOUNTS = "standing.person_id"  # rows of the accounts that stand for the person
OF_ACCOUNTS = {"account_id", "by_account", "raised_by", "made_by", "account"}  # plain ids of accounts


@dataclass(frozen=True, slots=True)
class Whom:
    """The person asked about, with what leads to his rows; read once for a page."""

    community: int
    person: UUID
    accounts: tuple[int, ...]


def whom(community: int, person: UUID) -> Whom:
    rows = Standing.objects.filter(community_id=community, person_id=person).exclude(kind=WARD)
    return Whom(community, person, tuple(sorted(set(rows.values_list("account_id", flat=True)))))


def model_of(keeping: Keeping) -> type[models.Model]:
    return apps.get_model(keeping.model)


def rows_of(keeping: Keeping, who: Whom) -> models.QuerySet:
    """Every row of this keeping that says something about the person."""
    model = model_of(keeping)
    rows = model._base_manager.all()
    if issubclass(model, Scoped) or has_field(model, "community_id"):
        rows = rows.filter(community_id=who.community)
    return rows.filter(**leading_to(model, keeping.person, who))


def leading_to(model, path: str, who: Whom) -> dict:
    """The path as a condition."""
    if path == "self":
        return {"id": who.person}
    if path == ACCOUNTS:
        return {"id__in": who.accounts}
    if path == HOMES:
        homes = Membership.objects.filter(community_id=who.community, person_id=who.person)
        return {f"{home_column(model)}__in": homes.values("household_id")}
    names = path.split(".")
    if names[-1] in OF_ACCOUNTS:
        return {"__".join(names) + "__in": who.accounts}
    if len(names) == 1 and isinstance(field_of(model, names[0]), ArrayField):
        return {f"{names[0]}__contains": [who.person]}
    return {"__".join(names): who.person}


def home_column(model) -> str:
    """The household itself, or what points at one."""
    return "household_id" if has_field(model, "household") else "id"


def field_of(model, name: str):
    return model._meta.get_field(name)


def has_field(model, name: str) -> bool:
    try:
        field_of(model, name)
    except FieldDoesNotExist:
        return any(f.attname == name for f in model._meta.concrete_fields)
    return True


def shared_homes(who: Whom) -> models.QuerySet:
    """Households of the person to which somebody else belongs, or belonged: their rows are not his alone."""
    mine = Membership.objects.filter(community_id=who.community, person_id=who.person)
    others = Membership.objects.filter(community_id=who.community, household_id__in=mine.values("household_id"))
    return others.exclude(person_id=who.person).values("household_id")


def own_rows_of(keeping: Keeping, who: Whom) -> models.QuerySet:
    """Rows that are this person's alone: what erasing may touch."""
    rows = rows_of(keeping, who)
    if keeping.person == HOMES:
        return rows.exclude(**{f"{home_column(model_of(keeping))}__in": shared_homes(who)})
    if keeping.person == ACCOUNTS:  # who also works here keeps the account he works with
        busy = Standing.objects.filter(account_id__in=who.accounts).exclude(person_id=who.person).exclude(kind=WARD)
        return rows.exclude(id__in=busy.values("account_id"))
    return rows


def kept(who: Whom) -> list[tuple[Keeping, int]]:
    """(keeping, how many rows), of those that have any."""
    counted = [(keeping, rows_of(keeping, who).count()) for keeping in keepings]
    return [(keeping, n) for keeping, n in counted if n]
