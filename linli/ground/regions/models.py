"""Regions, communities, their settings, holidays and counters."""

from django.db import connection, models

from linli.ground.base.clock import now
from linli.ground.base.words import N_
from linli.ground.regions.scoped import APPEND, READ, Scoped


class Region(models.Model):
    """One node of the official tree; the 12-digit code (统计用区划代码, zero-padded) is the path."""

    kind_of_table = "reference"
    app_may = READ

    class Level(models.TextChoices):
        PROVINCE = "province", N_("省")
        CITY = "city", N_("市")
        DISTRICT = "district", N_("区县")
        SUBDISTRICT = "subdistrict", N_("街道")
        COMMUNITY = "community", N_("社区")

    id = models.BigAutoField(primary_key=True)
    code = models.CharField(max_length=12, unique=True, db_collation="C")
    name = models.CharField(max_length=60)
    level = models.CharField(max_length=12, choices=Level)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=r"^\d{12}$"), name="region_code_12_digits")
        ]

    def __str__(self):
        return self.name


class Community(models.Model):
    """A region of the last level that runs Linli. `number` is its short public number: /c/1/."""

    kind_of_table = "reference"
    app_may = READ

    id = models.BigAutoField(primary_key=True)
    region = models.OneToOneField(Region, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(unique=True)
    name = models.CharField(max_length=60)
    phone = models.CharField(max_length=20, blank=True)  # the duty phone, public
    hours = models.CharField(max_length=60, blank=True)  # when somebody is at the window, public
    address = models.CharField(max_length=120, blank=True)

    class Meta:
        verbose_name_plural = "communities"

    def __str__(self):
        return self.name


class Setting(models.Model):
    """A value that a place may decide for itself. Nearest region wins; the source says where it was decided."""

    kind_of_table = "reference"
    app_may = "SELECT, INSERT"

    id = models.BigAutoField(primary_key=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    value = models.JSONField()
    source = models.CharField(max_length=200)
    valid_from = models.DateField()
    by_account = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [models.Index(fields=["key", "region", "-valid_from"], name="setting_by_key")]

    def __str__(self):
        return f"{self.key} @ {self.region_id}"


class Holiday(models.Model):
    """A day off on a weekday, or a weekend day that is worked (调休), by the State Council's yearly notice."""

    kind_of_table = "reference"
    app_may = APPEND

    class Kind(models.TextChoices):
        OFF = "off", N_("放假")
        WORK = "work", N_("上班")

    id = models.BigAutoField(primary_key=True)
    day = models.DateField(unique=True)
    kind = models.CharField(max_length=4, choices=Kind)
    name = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200)

    def __str__(self):
        return f"{self.day} {self.kind}"


class Counter(Scoped):
    """The last number given out, per community and word. No sequences: a sequence cannot be sharded."""

    word = models.CharField(max_length=40)
    last = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "word"], name="counter_once")]

    def __str__(self):
        return f"{self.word}: {self.last}"


def next_number(community_id: int, word: str) -> int:
    """The next human number of a word in a community: 1, 2, 3 … The row stays locked until the transaction ends."""
    return next_numbers(community_id, word, 1)[0]


def next_numbers(community_id: int, word: str, count: int) -> range:
    """So many numbers at once, for what comes in by the thousand."""
    fresh = Counter(community_id=community_id, word=word)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO regions_counter (id, community_id, word, last) VALUES (%s, %s, %s, %s)"
            " ON CONFLICT (community_id, word) DO UPDATE SET last = regions_counter.last + excluded.last RETURNING last",
            [fresh.id, community_id, word, count],
        )
        last = cursor.fetchone()[0]
    return range(last - count + 1, last + 1)
