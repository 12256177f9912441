"""Deltas and the cells they are folded into: community, word, Shanghai day, grid, category."""

from django.db import models

from linli.ground.regions.scoped import APPEND, READ, Scoped


class TallyDelta(Scoped):
    """One change of a count, written in the transaction of the event it counts."""

    app_may = APPEND

    word = models.CharField(max_length=60)
    day = models.DateField()
    grid_id = models.UUIDField(null=True)
    category = models.CharField(max_length=20, blank=True)
    n = models.IntegerField()

    def __str__(self):
        return f"{self.word} {self.n:+}"


class Tally(Scoped):
    """A folded cell. Only the keeper writes it."""

    app_may = READ

    word = models.CharField(max_length=60)
    day = models.DateField()
    grid_id = models.UUIDField(null=True)
    category = models.CharField(max_length=20, blank=True)
    n = models.BigIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        constraints = [
            models.UniqueConstraint(
                fields=["community", "word", "day", "grid_id", "category"], nulls_distinct=False, name="tally_cell_once"
            )
        ]

    def __str__(self):
        return f"{self.word} {self.day} {self.n}"
