"""Readings, acts, their seals, and refusals. Append-only, with plain ids: erasing a person breaks no chain."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from linli.ground.regions.scoped import APPEND, Scoped


class ReadLog(Scoped):
    """One answer that showed personal data: who looked, as which post, for what, at whom."""

    app_may = APPEND

    account_id = models.BigIntegerField()
    post_id = models.UUIDField(null=True)
    purpose = models.CharField(max_length=60)
    subjects = ArrayField(models.UUIDField())
    at = models.DateTimeField()
    sealed_in = models.BigIntegerField(null=True)  # the seal's number, set by the keeper

    class Meta:
        indexes = [
            GinIndex(fields=["subjects"], name="readlog_subjects"),
            models.Index(fields=["community", "-at"], name="readlog_recent"),
            models.Index(fields=["community", "at"], name="readlog_loose", condition=models.Q(sealed_in=None)),
        ]

    def __str__(self):
        return f"{self.at:%F %T} {self.purpose}"


class Act(Scoped):
    """One thing done that opens or closes doors: an appointment, a reset, a setting, an export. Never a resident's name."""

    app_may = APPEND

    account_id = models.BigIntegerField(null=True)  # empty: the command line
    post_id = models.UUIDField(null=True)
    word = models.CharField(max_length=24)
    subject = models.CharField(max_length=40, blank=True)  # the id of what it was done to
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()
    sealed_in = models.BigIntegerField(null=True)  # the seal's number, set by the keeper

    class Meta:
        indexes = [
            models.Index(fields=["community", "-at", "-id"], name="act_recent"),
            models.Index(fields=["community", "at"], name="act_loose", condition=models.Q(sealed_in=None)),
        ]

    def __str__(self):
        return f"{self.at:%F %T} {self.word}"


class ReadSeal(Scoped):
    """A hash over readings (or acts) and the seal before: changing an old row breaks every later seal of its chain."""

    app_may = "SELECT"

    chain = models.CharField(max_length=8, default="read")  # read: readings; act: acts
    number = models.BigIntegerField()
    ids = ArrayField(models.UUIDField())
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "chain", "number"], name="readseal_chain")]

    def __str__(self):
        return f"seal {self.number}"


class Grant(Scoped):
    """That somebody else allowed an account to open one file, for a purpose, until a moment. Only the end may move."""

    app_may = "SELECT, INSERT, UPDATE (ended_at)"

    account_id = models.BigIntegerField()
    subject = models.UUIDField()
    purpose = models.CharField(max_length=60)
    by_account = models.BigIntegerField()
    by_post = models.UUIDField(null=True)
    because = models.UUIDField(null=True)  # the matter in which it was asked for
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # taken back before its time

    class Meta:
        indexes = [
            models.Index(fields=["community", "account_id", "subject"], name="grant_by_account"),
            models.Index(fields=["community", "subject"], name="grant_by_subject"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(by_account=models.F("account_id")), name="grant_by_another"),
            models.CheckConstraint(condition=models.Q(until__gt=models.F("made_at")), name="grant_days"),
        ]

    def __str__(self):
        return f"{self.account_id} opens {self.subject} until {self.until:%F}"


class Refusal(models.Model):
    """A request that was refused. Local: someone without any community is refused too."""

    kind_of_table = "local"
    app_may = APPEND

    account_id = models.BigIntegerField(null=True)
    path = models.CharField(max_length=200)
    why = models.CharField(max_length=200)
    at = models.DateTimeField()

    def __str__(self):
        return f"{self.at:%F %T} {self.path}"
