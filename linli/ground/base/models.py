"""The house's own tables: when each piece of periodic work is due next, which keys the rows were sealed with, who tried how often."""

from django.db import models


class Schedule(models.Model):
    """One row per scheduled word. Whoever moves `next_due` by a conditional update runs the work, once."""

    kind_of_table = "local"
    app_may = "SELECT"

    word = models.CharField(max_length=60, primary_key=True)
    next_due = models.DateTimeField()
    last_run = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    def __str__(self):
        return self.word


class KeyMark(models.Model):
    """Which keys this database was sealed with, by fingerprint: a station with other keys refuses to serve."""

    kind_of_table = "local"
    app_may = "SELECT"

    name = models.CharField(max_length=20, primary_key=True)
    fingerprint = models.CharField(max_length=16)
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.name


class Tries(models.Model):
    """How often somebody did one thing since a moment. `who` is a keyed hash: it names no account and no address."""

    kind_of_table = "local"
    app_may = "SELECT, INSERT, UPDATE"

    word = models.CharField(max_length=20)
    who = models.CharField(max_length=20)
    since = models.DateTimeField()
    tries = models.IntegerField()

    class Meta:
        verbose_name_plural = "tries"
        constraints = [models.UniqueConstraint(fields=["word", "who"], name="tries_once")]
        indexes = [models.Index(fields=["since"], name="tries_old")]

    def __str__(self):
        return f"{self.word} {self.tries} since {self.since:%F %T}"
