"""Categories, routes, and the case's own row beside its matter."""

from django.db import models
from django.db.models import Q

from linli.engine.matters.models import Matter
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.posts.words import choices
from linli.ground.regions.models import Region
from linli.ground.regions.scoped import READ, Scoped, ScopedFK, ScopedOneToOne
from linli.work.cases.words import SOURCE_TITLES, URGENCY_TITLES, Source, Urgency


class Category(models.Model):
    """One of the 68 kinds of things residents report; rows of a nearer region replace those of a farther one."""

    kind_of_table = "reference"
    app_may = READ

    id = models.BigAutoField(primary_key=True)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    code = models.CharField(max_length=10)
    group = models.CharField(max_length=40)
    group_en = models.CharField(max_length=60)
    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60)
    urgency = models.CharField(max_length=2, choices=list(URGENCY_TITLES.items()), default=Urgency.U2)
    restricted = models.BooleanField(default=False)
    picture = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name_plural = "categories"
        constraints = [models.UniqueConstraint(fields=["region", "code"], name="category_once")]

    def __str__(self):
        return f"{self.code} {self.name}"


class Route(Scoped):
    """First row that fits names the owner: a post, or the post of a kind that looks after the place's grid."""

    rank = models.IntegerField()
    category = models.CharField(max_length=10, blank=True)  # a code or its first letters; empty: any
    place = ScopedFK(Place, null=True)  # here and below; empty: anywhere
    source = models.CharField(max_length=10, choices=list(SOURCE_TITLES.items()), blank=True)
    to_post = ScopedFK(Post, null=True)
    to_kind = models.CharField(max_length=20, choices=choices, blank=True)
    note = models.CharField(max_length=80)  # the reason shown: 电梯归网格员

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "rank"], name="route_rank_once"),
            models.CheckConstraint(condition=Q(to_post__isnull=False) ^ ~Q(to_kind=""), name="route_one_target"),
        ]

    def __str__(self):
        return f"{self.rank} {self.note}"


class Case(Scoped):
    """What was reported, in the resident's own words, and how he rated it."""

    matter = ScopedOneToOne(Matter)
    category = models.CharField(max_length=10)
    words = models.TextField(blank=True)
    spot = models.CharField(max_length=120, blank=True)  # where exactly, in words
    source = models.CharField(max_length=10, choices=list(SOURCE_TITLES.items()), default=Source.RESIDENT)
    hide_me = models.BooleanField(default=True)  # 不让邻居看到是我
    called = models.CharField(max_length=40, blank=True)  # on whose behalf, by form of address
    phone_sealed = models.BinaryField(null=True)  # how to reach him, where he is not in the register
    stars = models.IntegerField(null=True)
    rated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "matter"], name="case_matter_once"),
            models.CheckConstraint(condition=Q(stars=None) | Q(stars__range=(1, 5)), name="case_stars"),
        ]

    def __str__(self):
        return str(self.matter_id)
