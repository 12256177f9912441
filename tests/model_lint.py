"""Modelling rules that hold from one laptop to a cluster, read off the models: no database is asked.

Every fault is a sentence that begins with the rule it breaks (R1 … R14).
"""

from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models

from linli.ground.base.ids import uuid7
from linli.ground.regions.checks import split
from linli.ground.regions.scoped import SameCommunity, Scoped, ScopedOneToOne

KINDS = ("scoped", "reference", "local")
# What may be read from outside its community: what was asked, that it was asked, and numbers.
ADDRESSED = {"matters.Part", "notices.Notice", "counts.RollUp"}
NEVER = (models.SET_NULL, models.SET_DEFAULT, models.SET)


def faults(found: Iterable[type[models.Model]]) -> list[str]:
    """What is wrong with these models; empty if nothing is."""
    return [f"{rule}: {model._meta.label}{what}" for model in found for rule, what in _faults_of(model)]


def _faults_of(model) -> Iterator[tuple[str, str]]:
    if getattr(model, "kind_of_table", None) not in KINDS:
        yield "R1", " does not say scoped, reference or local"
    elif issubclass(model, Scoped) != (model.kind_of_table == "scoped"):
        yield "R1", " says scoped without being Scoped, or the other way"
    if issubclass(model, Scoped):
        yield from _key_faults(model)
        yield from _relation_faults(model)
        yield from _unique_faults(model)
        yield from _right_faults(model)


def _key_faults(model):
    pk = model._meta.pk
    if not isinstance(pk, models.UUIDField) or pk.default is not uuid7:
        yield "R2", " has a key that is not our UUID"
    if model._meta.get_field("community").null:
        yield "R1", ".community may be empty"
    numbered = (models.AutoField, models.SmallAutoField, models.BigAutoField)
    yield from (("R2", f".{f.name} draws from a sequence") for f in model._meta.local_fields if isinstance(f, numbered))


def _relation_faults(model):
    for f in model._meta.local_fields:
        if not f.is_relation or f.name == "community":
            continue
        if issubclass(f.related_model, Scoped) and not isinstance(f, SameCommunity):
            yield "R3", f".{f.name} is a plain key to a scoped row"
        if getattr(f.related_model, "kind_of_table", "local") == "local":
            yield "R11", f".{f.name} is a key to a local table: keep the plain id"
        if f.remote_field.on_delete in NEVER or hasattr(f.remote_field.on_delete, "deconstruct"):
            yield "R7", f".{f.name} would empty the community with itself"
    for f in model._meta.local_many_to_many:
        if f.remote_field.through._meta.auto_created:
            yield "R3", f".{f.name} makes a table without a community"
    for f in model._meta.private_fields:
        if isinstance(f, GenericForeignKey):
            yield "R3", f".{f.name} is a key to anything"


def _unique_faults(model):
    for f in model._meta.local_fields:
        if f.unique and not f.primary_key:
            yield "R4", f".{f.name} is unique over all communities"
    for c in model._meta.constraints:
        if isinstance(c, models.UniqueConstraint) and "community" not in c.fields:
            yield "R4", f".{c.name} is unique over all communities"
    for together in model._meta.unique_together:
        if "community" not in together:
            yield "R4", f" is unique together over all communities: {', '.join(together)}"


def _right_faults(model):
    if bool(model.addressed_by) != (model._meta.label in ADDRESSED):
        yield "R13", " may not be read from outside"
    known = {f.column for f in model._meta.local_fields}
    if strange := sorted(split(model.app_may)[1] - known):
        yield "R14", f" lets columns be changed that it has not: {', '.join(strange)}"
    single = {
        tuple(c.fields) for c in model._meta.constraints if isinstance(c, models.UniqueConstraint) and not c.condition
    }
    for f in model._meta.local_fields:
        if isinstance(f, ScopedOneToOne) and ("community", f.name) not in single:
            yield "R14", f".{f.name} is one to one but not unique"
