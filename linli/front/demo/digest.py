"""What all rows of a town come to: one line that is equal for equal towns.

Sealed values, passwords and numbers that the database gives out differ from run to run and are left out; a community
stands by its number, an account by its name to sign in.
"""

import hashlib
import json
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from linli.engine.counts.models import Tally
from linli.ground.accounts.models import Account
from linli.ground.base.scope import cross_community
from linli.ground.regions.models import Community, Region

BY_CHANCE = {"password", "code_index", "id_index", "whole_index", "tail_index"}  # salted, or by the station's own keys
LEFT_OUT = {
    "access": "the log of who read what has a chain and keys of its own",
    "base": "marks of the station's own keys",
}


def digest() -> str:
    """As keeper, over everything."""
    sum_ = hashlib.sha256()
    with cross_community("what a demo town comes to"):
        for label, lines in sorted(tables().items()):
            sum_.update(label.encode())
            for line in sorted(lines):
                sum_.update(line)
    return sum_.hexdigest()


def tables() -> dict[str, list[bytes]]:
    ours = (m for m in apps.get_models() if m.__module__.startswith("linli.") and m._meta.app_label not in LEFT_OUT)
    names = Names()
    return {model._meta.label: list(lines_of(model, names)) for model in ours}


class Names:
    """By what a number of the database is known elsewhere."""

    def __init__(self):
        self.communities = dict(Community.objects.values_list("id", "number"))
        self.regions = dict(Region.objects.values_list("id", "code"))
        self.accounts = dict(Account.objects.values_list("id", "username"))

    def of(self, field: models.Field, value):
        if field.attname == "community_id":
            return self.communities.get(value)
        if field.is_relation and field.related_model is Region:
            return self.regions.get(value)
        return self.accounts.get(value) if is_account(field) else value


def is_account(field: models.Field) -> bool:
    """Accounts are local: their numbers are kept without a key."""
    return isinstance(field, models.BigIntegerField) and field.attname.endswith(("account_id", "by_account", "_by"))


def lines_of(model: type[models.Model], names: Names) -> Iterator[bytes]:
    fields = [field for field in model._meta.concrete_fields if not thrown(field)]
    for row in model._base_manager.values_list(*(field.attname for field in fields)).iterator():
        told = [names.of(field, value) for field, value in zip(fields, row, strict=True)]
        yield json.dumps(told, default=str, ensure_ascii=False).encode()


def thrown(field: models.Field) -> bool:
    """Sealed, numbered by the database, salted, or the id of a folded cell, which the database throws."""
    folded = field.model is Tally and field.primary_key
    return isinstance(field, models.BinaryField | models.AutoField) or field.attname in BY_CHANCE or folded
