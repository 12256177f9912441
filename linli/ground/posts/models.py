"""Posts and who holds them from when to when."""

from django.db import models
from django.db.models import F, Q

from linli.ground.base.ids import uuid7
from linli.ground.base.words import N_
from linli.ground.bodies.models import Body
from linli.ground.people.models import Household, Person
from linli.ground.places.models import Place
from linli.ground.posts.words import choices
from linli.ground.regions.models import Region
from linli.ground.regions.scoped import READ, ScopedFK, Versioned


class Post(Versioned):
    """A seat that answers for a place or speaks for a body. The community's duty post cannot be closed."""

    kind = models.CharField(max_length=20, choices=choices)
    title = models.CharField(max_length=60)
    place = ScopedFK(Place, null=True)
    body = ScopedFK(Body, null=True)
    above = ScopedFK("self", null=True)  # the next post up: holds the work while this one is vacant
    is_duty = models.BooleanField(default=False)
    phone = models.CharField(max_length=20, blank=True)  # duty phone, public
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community"], condition=Q(is_duty=True), name="post_one_duty"),
            models.CheckConstraint(condition=Q(is_duty=False) | Q(closed_at=None), name="post_duty_stays_open"),
        ]
        indexes = [models.Index(fields=["community", "place"], name="post_by_place")]

    def __str__(self):
        return self.title


class Holding(Versioned):
    """That somebody holds a post, from a day to the last day of his term (inclusive)."""

    class Why(models.TextChoices):
        TERM = "term", N_("任期到了")
        LEFT = "left", N_("离任")
        MOVED = "moved", N_("换岗")

    post = ScopedFK(Post)
    account_id = models.BigIntegerField()
    person_id = models.UUIDField(null=True)
    name = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)  # acts at once, also before the last day is over
    ended_why = models.CharField(max_length=8, choices=Why, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="holding_days"),
            models.UniqueConstraint(
                fields=["community", "post", "account_id"], condition=Q(valid_to=None), name="holding_current_once"
            ),
        ]
        indexes = [models.Index(fields=["community", "post"], name="holding_by_post")]

    def __str__(self):
        return f"{self.name} @ {self.post_id}"


class Link(Versioned):
    """That a neighbour is a household's contact, from a day to a day (the first on which he no longer is)."""

    household = ScopedFK(Household)
    person = ScopedFK(Person)  # the contact
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "household", "person"], condition=Q(valid_to=None), name="link_current_once"
            ),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="link_days"),
        ]
        indexes = [
            models.Index(fields=["community", "household"], name="link_by_household"),
            models.Index(fields=["community", "person"], name="link_by_contact"),
        ]

    def __str__(self):
        return f"{self.person_id} for {self.household_id}"


class RegionPost(models.Model):
    """A seat at a sub-district or above. What communities ask is addressed to its region; it enters none of them."""

    kind_of_table = "reference"
    app_may = READ

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=choices)
    title = models.CharField(max_length=60)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "title"], name="regionpost_once")]

    def __str__(self):
        return self.title


class RegionHolding(models.Model):
    """That somebody sits there, from a day to the last day of his term (inclusive)."""

    kind_of_table = "local"
    app_may = READ

    post = models.ForeignKey(RegionPost, models.PROTECT, related_name="+")
    account_id = models.BigIntegerField()
    name = models.CharField(max_length=40)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="regionholding_days"
            ),
            models.UniqueConstraint(
                fields=["post", "account_id"], condition=Q(ended_at=None), name="regionholding_once"
            ),
        ]

    def __str__(self):
        return f"{self.name} @ {self.post_id}"


class Contact(Versioned):
    """That somebody is willing to be a contact, from a day to a day, and of how many households at most."""

    person = ScopedFK(Person)
    capacity = models.IntegerField(null=True)  # empty: as many as the community says
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"], condition=Q(valid_to=None), name="contact_current_once"
            ),
            models.CheckConstraint(condition=Q(capacity=None) | Q(capacity__range=(0, 500)), name="contact_capacity"),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="contact_days"),
        ]

    def __str__(self):
        return str(self.person_id)
