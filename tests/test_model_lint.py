"""Every model keeps the rules, and a model that breaks one is named."""

import pytest
from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.test.utils import isolate_apps

from linli.engine.matters.models import Matter
from linli.ground.base.ids import uuid7
from linli.ground.regions.scoped import Scoped, ScopedFK, ScopedOneToOne
from tests.model_lint import faults

APPEND_ONLY = {
    "access.Act",
    "access.ReadLog",
    "access.Refusal",
    "counts.TallyDelta",
    "files.File",
    "matters.Step",
    "rights.Emergency",
    "papers.ImportMade",
    "papers.ImportRow",
    "publish.Consent",
    "publish.Look",
}
FOLDED = {  # linli_app reads what the keeper writes
    "base.KeyMark", "access.ReadSeal", "base.Schedule", "counts.RollUp", "counts.Tally", "posts.RegionHolding",
}  # fmt: skip
GUESTS = {
    "mfa.Authenticator", "usersessions.UserSession",  # tables of other packages: none holds what a community must keep to itself
    "account.EmailAddress", "account.EmailConfirmation", "auth.Group", "auth.Permission", "contenttypes.ContentType",
    "django_tasks_database.DBTaskResult", "sessions.Session",
}  # fmt: skip


def ours():
    return [m for m in apps.get_models() if m.__module__.startswith("linli.")]


def test_our_models_keep_every_rule():
    assert faults(ours()) == []


def test_tables_of_other_packages_are_listed():
    assert {m._meta.label for m in apps.get_models()} - {m._meta.label for m in ours()} == GUESTS


def test_what_linli_app_may_not_rewrite_is_listed():
    rights = {m._meta.label: m.app_may for m in ours() if m.kind_of_table != "reference"}
    assert {label for label, may in rights.items() if may == "SELECT, INSERT"} == APPEND_ONLY
    assert {label for label, may in rights.items() if may == "SELECT"} == FOLDED


def scoped(**columns):
    """A model made up for one test, with these columns."""
    meta = type("Meta", (), {"app_label": "work", **columns.pop("meta", {})})
    return type("Planted", (Scoped,), {"__module__": __name__, "Meta": meta, **columns})


def test_the_planted_model_is_right_before_anything_is_broken():
    with isolate_apps("linli.ground.regions"):
        assert faults([scoped(matter=ScopedFK(Matter))]) == []


PLANTED = {
    "R1: work.Planted does not say scoped, reference or local": lambda: dict(kind_of_table=""),
    "R1: work.Planted says scoped without being Scoped, or the other way": lambda: dict(kind_of_table="local"),
    "R1: work.Planted.community may be empty": lambda: dict(
        community=models.ForeignKey("regions.Community", models.PROTECT, null=True, related_name="+")
    ),
    "R2: work.Planted has a key that is not our UUID": lambda: dict(
        id=models.IntegerField(primary_key=True, default=uuid7)
    ),
    "R3: work.Planted.matter is a plain key to a scoped row": lambda: dict(
        matter=models.ForeignKey(Matter, models.PROTECT, related_name="+")
    ),
    "R3: work.Planted.matters makes a table without a community": lambda: dict(
        matters=models.ManyToManyField(Matter, related_name="+")
    ),
    "R3: work.Planted.thing is a key to anything": lambda: dict(
        kind=models.IntegerField(), thing=GenericForeignKey("kind", "id")
    ),
    "R4: work.Planted.number is unique over all communities": lambda: dict(number=models.IntegerField(unique=True)),
    "R4: work.Planted.planted_once is unique over all communities": lambda: dict(
        number=models.IntegerField(),
        meta={"constraints": [models.UniqueConstraint(fields=["number"], name="planted_once")]},
    ),
    "R4: work.Planted is unique together over all communities: number": lambda: dict(
        number=models.IntegerField(), meta={"unique_together": [("number",)]}
    ),
    "R7: work.Planted.matter would empty the community with itself": lambda: dict(
        matter=ScopedFK(Matter, models.SET_NULL, null=True)
    ),
    "R11: work.Planted.by is a key to a local table: keep the plain id": lambda: dict(
        by=models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    ),
    "R13: work.Planted may not be read from outside": lambda: dict(addressed_by="scope"),
    "R14: work.Planted lets columns be changed that it has not: anything": lambda: dict(
        app_may="SELECT, INSERT, UPDATE (anything)"
    ),
    "R14: work.Planted.matter is one to one but not unique": lambda: dict(matter=ScopedOneToOne(Matter)),
}


@pytest.mark.parametrize("fault", PLANTED, ids=lambda f: f.replace("work.Planted", "it"))
def test_a_model_that_breaks_a_rule_is_named(fault):
    with isolate_apps("linli.ground.regions", "django.contrib.contenttypes"):
        assert faults([scoped(**PLANTED[fault]())]) == [fault]
