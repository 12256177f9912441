"""Categories, routes, and the case's own row beside its matter."""

from django.db import models
from django.db.models import Q

from linli.engine.matters.models import Matter
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.posts.words import choices
from linli.ground.regions.models import Region
from linli.ground.regions.scoped import READ, Scoped, ScopedFK, ScopedOneToOne
from linli.work.cases.words import (
    BY_WAY_TITLES,
    HOURS_TITLES,
    LEAD_TITLES,
    SOURCE_TITLES,
    URGENCY_TITLES,
    Lead,
    Source,
    Urgency,
)


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
    lead = models.CharField(max_length=4, choices=list(LEAD_TITLES.items()), default=Lead.COMMUNITY)
    helpers = models.CharField(max_length=40, blank=True)  # leads that help, "P FR"
    questions = models.JSONField(default=list)  # what staff and residents are asked: 有没有人受伤？
    call_first = models.CharField(max_length=40, blank=True)  # "110 120": said before anything else
    not_ours = models.BooleanField(default=False)  # not on the community's duty list: it only assists
    department = models.CharField(max_length=60, blank=True)
    department_phone = models.CharField(max_length=20, blank=True)
    limits = models.JSONField(default=dict)  # {"acknowledge": "1h", "answer": "4h", "close": "3wd"}; empty: by urgency
    ended_at = models.DateTimeField(null=True)  # no longer offered; what was reported under it keeps it

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
    urgency = models.CharField(max_length=2, choices=list(URGENCY_TITLES.items()), blank=True)
    hours = models.CharField(max_length=4, choices=list(HOURS_TITLES.items()), blank=True)
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
    urgency = models.CharField(max_length=2, choices=list(URGENCY_TITLES.items()), default=Urgency.U2)
    lead = models.CharField(max_length=4, choices=list(LEAD_TITLES.items()), default=Lead.COMMUNITY)
    words = models.TextField(blank=True)
    answers = models.JSONField(default=dict)  # question → answer, of its category
    spot = models.CharField(max_length=120, blank=True)  # where exactly, in words
    source = models.CharField(max_length=10, choices=list(SOURCE_TITLES.items()), default=Source.RESIDENT)
    hide_me = models.BooleanField(default=True)  # 不让邻居看到是我
    called = models.CharField(max_length=40, blank=True)  # on whose behalf, by form of address
    phone_sealed = models.BinaryField(null=True)  # how to reach him, where he is not in the register
    by_way = models.CharField(max_length=12, choices=list(BY_WAY_TITLES.items()), blank=True)  # who reported for him
    stars = models.IntegerField(null=True)
    solved = models.BooleanField(null=True)
    rated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "matter"], name="case_matter_once"),
            models.CheckConstraint(condition=Q(stars=None) | Q(stars__range=(1, 5)), name="case_stars"),
        ]

    def __str__(self):
        return str(self.matter_id)


class Outside(Scoped):
    """What another system knows of a case: its number, its limit, what was asked at its call-back, our answer to it.

    The three questions of a call-back (接诉即办三率): contacted in time, solved, satisfied.
    """

    app_may = "SELECT, INSERT, UPDATE"

    matter = ScopedOneToOne(Matter)
    source = models.CharField(max_length=10, choices=list(SOURCE_TITLES.items()))
    number = models.CharField(max_length=40)
    received_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    category = models.CharField(max_length=80, blank=True)  # in the other system's words: 投诉/停车与交通/僵尸车
    anonymous = models.BooleanField(default=False)
    contacted = models.BooleanField(null=True)
    solved = models.BooleanField(null=True)
    satisfied = models.CharField(max_length=20, blank=True)  # in its own words: 满意
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "matter"], name="outside_matter_once"),
            models.UniqueConstraint(fields=["community", "source", "number"], name="outside_number_once"),
        ]
        indexes = [models.Index(fields=["community", "received_at"], name="outside_by_time")]

    def __str__(self):
        return f"{self.source} {self.number}"


class Template(Scoped):
    """Words that staff need not type again, by step and category."""

    app_may = "SELECT, INSERT, UPDATE, DELETE"

    step = models.CharField(max_length=20)
    category = models.CharField(max_length=10, blank=True)  # a code or its first letters; empty: any
    title = models.CharField(max_length=40)
    phrase = models.CharField(max_length=500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "step", "category", "title"], name="template_once")]

    def __str__(self):
        return self.title


class PublicPhoto(Scoped):
    """A photo of a case that staff looked at and let out; taken back, it is fetched by nobody outside again."""

    app_may = "SELECT, INSERT, UPDATE (ended_at)"

    matter = ScopedFK(Matter)
    file = models.UUIDField()
    by_account = models.BigIntegerField(null=True)
    by = models.CharField(max_length=60)  # the post as shown
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "file"], condition=Q(ended_at=None), name="publicphoto_current_once"
            )
        ]
        indexes = [models.Index(fields=["community", "matter"], name="publicphoto_by_matter")]

    def __str__(self):
        return str(self.file)
