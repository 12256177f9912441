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


class RegionDay(models.Model):
    """How much of a word came on a day in a community, its sub-district and its district. Numbers only, no person.

    Written by the fold along with the cells, so that a roll-up over a nation reads one row per district and day.
    """

    kind_of_table = "reference"
    app_may = READ

    id = models.BigAutoField(primary_key=True)
    region = models.CharField(max_length=12, db_collation="C")  # the 12-digit code
    word = models.CharField(max_length=60)
    day = models.DateField()
    n = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "word", "day"], name="region_day_once")]

    def __str__(self):
        return f"{self.region} {self.word} {self.day} {self.n}"


class RegionMonth(models.Model):
    """How much of a word came in a month in one community, by category: what those above may look into."""

    kind_of_table = "reference"
    app_may = READ

    id = models.BigAutoField(primary_key=True)
    region = models.CharField(max_length=12, db_collation="C")
    word = models.CharField(max_length=60)
    month = models.DateField()  # its first day
    category = models.CharField(max_length=20, blank=True)
    n = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "word", "month", "category"], name="region_month_once")
        ]

    def __str__(self):
        return f"{self.region} {self.word} {self.month:%Y-%m} {self.category} {self.n}"


class RollUp(Scoped):
    """One number that a community tells a region above it: no person, no door, nothing below a grid.

    The clock writes it; its addressee reads it by row security, so that a sub-district sees its own communities only.
    """

    app_may = READ
    addressed_by = "addressee_scope"

    addressee_scope = models.CharField(max_length=20, db_collation="C")  # the region's code
    word = models.CharField(max_length=12)  # open, late, thrice … (`standing`), raised, closed (`flows`), hot
    month = models.DateField(null=True)
    category = models.CharField(max_length=20, blank=True)  # HIDDEN: those of sensitive kinds, all together
    grid = models.CharField(max_length=60, blank=True)  # its name
    n = models.IntegerField(null=True)  # None: fewer than may be told
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "addressee_scope", "word", "month", "category", "grid"], nulls_distinct=False,
                name="rollup_cell_once",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["addressee_scope", "word"], name="rollup_by_addressee")]

    def __str__(self):
        return f"{self.addressee_scope} {self.word} {self.n}"
