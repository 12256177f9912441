"""The house's own tables: when each piece of periodic work is due next, and which keys the rows were sealed with."""

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
