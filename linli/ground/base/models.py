"""The clock's own table: when each piece of periodic work is due next."""

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
