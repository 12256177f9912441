"""An import as a batch, and every row it wrote, so that the whole of it can be undone; and every sheet taken out."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from linli.ground.base.words import N_
from linli.ground.regions.scoped import Scoped, ScopedFK


class ImportBatch(Scoped):
    """One workbook on its way in. The bytes lie in the files folder until the batch is done or dropped."""

    app_may = "SELECT, INSERT, UPDATE"
    opened: Any = None  # what was read, on the row in hand of who just read it; never kept

    class State(models.TextChoices):
        READING = "reading", N_("正在看")
        READY = "ready", N_("看好了，等您点头")
        WRITING = "writing", N_("正在写进名册")
        DONE = "done", N_("导进来了")
        UNDOING = "undoing", N_("正在撤回")
        UNDONE = "undone", N_("撤回了")
        FAILED = "failed", N_("没导成")
        DROPPED = "dropped", N_("不导了")

    word = models.CharField(max_length=20)  # which importer
    file_name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=8, choices=State, default=State.READING)
    figures = models.JSONField(default=dict)  # counts only; no names
    findings = models.JSONField(default=dict)  # errors, repairs, duplicates, questions: sheet, row, column, sentence
    hidden_too = models.JSONField(default=list)  # names of hidden sheets somebody asked to have read
    report = models.JSONField(default=dict)  # what was written, or what an undo left standing and why
    why = models.CharField(max_length=200, blank=True)
    by_account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "import batches"
        indexes = [models.Index(fields=["community", "-made_at", "-id"], name="batch_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["community"], condition=models.Q(state__in=["writing", "undoing"]), name="batch_one_at_work"
            )
        ]

    def __str__(self):
        return f"{self.word} {self.file_name} {self.state}"


class ImportMade(Scoped):
    """New rows of one table that a batch made, at their first version, thousands to a line."""

    app_may = "SELECT, INSERT"

    batch = ScopedFK(ImportBatch)
    table = models.CharField(max_length=40)  # app_label.Model
    row_ids = ArrayField(models.UUIDField())

    class Meta:
        indexes = [models.Index(fields=["community", "batch"], name="importmade_by_batch")]

    def __str__(self):
        return f"{len(self.row_ids)} {self.table}"


class ImportRow(Scoped):
    """One row a batch changed, at which version, and what it said before."""

    app_may = "SELECT, INSERT"

    batch = ScopedFK(ImportBatch)
    table = models.CharField(max_length=40)  # app_label.Model
    row_id = models.UUIDField()
    written = models.IntegerField()  # the version this batch wrote
    before = models.JSONField(null=True)  # with {"as": version}: an undo brought the row back to this version

    class Meta:
        indexes = [
            models.Index(fields=["community", "batch", "table"], name="importrow_by_batch"),
            models.Index(
                fields=["community", "row_id"], name="importrow_by_row", condition=models.Q(before__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.table} {self.row_id}"


class Export(Scoped):
    """One ledger taken out: who, which rows, for what, and the hash of the file. The file itself lives a day."""

    app_may = "SELECT, INSERT, UPDATE (state, rows, sha256, size, why, done_at, until, taken_at)"

    class State(models.TextChoices):
        MAKING = "making", N_("正在做")
        READY = "ready", N_("做好了，等您取")
        TAKEN = "taken", N_("取走了")
        GONE = "gone", N_("过了时候，没取")
        FAILED = "failed", N_("没做成")
        DROPPED = "dropped", N_("不要了")

    class Format(models.TextChoices):
        XLSX = "xlsx", "Excel"
        CSV = "csv", "CSV"

    word = models.CharField(max_length=20)  # which ledger
    format = models.CharField(max_length=4, choices=Format, default=Format.XLSX)
    state = models.CharField(max_length=8, choices=State, default=State.MAKING)
    sieve = models.JSONField(default=dict)  # which rows: days and choices, never typed words
    sieve_said = models.CharField(max_length=200, blank=True)  # the same as people read it
    whole = models.BooleanField(default=False)  # personal columns were written out
    purpose = models.CharField(max_length=10)
    reason = models.CharField(max_length=80)
    rows = models.IntegerField(null=True)
    size = models.IntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    why = models.CharField(max_length=200, blank=True)  # it was not made
    by_account = models.BigIntegerField(null=True)
    by_post = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    until = models.DateTimeField(null=True)  # then the file goes
    taken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["community", "-made_at", "-id"], name="export_newest"),
            models.Index(fields=["until"], name="export_to_sweep", condition=models.Q(state="ready")),
        ]

    def __str__(self):
        return f"{self.word} {self.made_at:%F %T} {self.state}"
