"""The place tree of a community, and which grid a building belongs to from when to when."""

from django.db import models
from django.db.models import Q

from linli.ground.base.words import N_
from linli.ground.regions.scoped import Scoped, ScopedFK, Versioned

STEP = 4  # characters of a path per level


class PlaceQuerySet(models.QuerySet):
    def under(self, place):
        """This place and all below it, as one range of the path."""
        return self.filter(community_id=place.community_id, path__gte=place.path, path__lt=place.path + "~")


class Place(Versioned):
    """A node of the tree: 小区 > 楼栋 > 单元 > 房屋, or a grid. `path` orders it and finds all below by a range."""

    class Kind(models.TextChoices):
        GRID = "grid", N_("网格")
        ESTATE = "estate", N_("小区")
        BUILDING = "building", N_("楼栋")
        ENTRANCE = "entrance", N_("单元")
        DWELLING = "dwelling", N_("房屋")

    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=60)  # as said on the spot: 3号楼, 1单元, 301
    parent = ScopedFK("self", null=True)
    path = models.CharField(max_length=40, db_collation="C")
    key = models.CharField(max_length=120)  # tidied, for recognising the same door: 富民小区/3/1/301
    line = models.CharField(max_length=120)  # the whole address in one line: 富民小区 3号楼 1单元 301
    number = models.IntegerField(null=True)  # of a grid: 1, 2, 3 …
    outline = models.JSONField(null=True)  # GeoJSON polygon, WGS-84
    vacant = models.BooleanField(default=False)  # a dwelling nobody lives in
    closed_at = models.DateTimeField(null=True)

    objects = PlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "key"], condition=Q(closed_at=None), name="place_key_once"),
            models.UniqueConstraint(fields=["community", "path"], name="place_path_once"),
        ]
        indexes = [models.Index(fields=["community", "kind"], name="place_by_kind")]

    def __str__(self):
        return self.line or self.name


class DoorCode(Scoped):
    """What stands on the sheet at a door: whoever scans it reports from there. It says where, never who."""

    app_may = "SELECT, INSERT, UPDATE (ended_at)"

    place = ScopedFK(Place)
    code = models.CharField(max_length=12)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "code"], name="doorcode_once"),
            models.UniqueConstraint(
                fields=["community", "place"], condition=Q(ended_at=None), name="doorcode_current_once"
            ),
        ]

    def __str__(self):
        return self.code


class Division(Versioned):
    """That a building (or any place) belongs to a grid, from a day to a day. At most one at a time per place."""

    grid = ScopedFK(Place)
    place = ScopedFK(Place)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "place"], condition=Q(valid_to=None), name="division_current_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=models.F("valid_from")), name="division_days"
            ),
        ]
        indexes = [models.Index(fields=["community", "grid"], name="division_by_grid")]

    def __str__(self):
        return f"{self.place_id} in {self.grid_id}"

    def holds_on(self, day) -> bool:
        """In force on a day; the last day counts."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)
