"""What was asked about somebody's data, who may open a minor's file, what was agreed to, what was opened in need."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from linli.engine.matters.models import Matter
from linli.ground.people.models import Person
from linli.ground.regions.scoped import APPEND, Scoped, ScopedFK, ScopedOneToOne
from linli.work.rights.words import ASKED_AS_TITLES, HOW_TITLES, SORT_TITLES, AskedAs, How


class DataRequest(Scoped):
    """A request about one's own data, and how it was answered."""

    matter = ScopedOneToOne(Matter)
    sort = models.CharField(max_length=8, choices=list(SORT_TITLES.items()))
    asked_as = models.CharField(max_length=8, choices=list(ASKED_AS_TITLES.items()), default=AskedAs.SELF)
    called = models.CharField(max_length=40, blank=True)  # who asked at the window, by form of address
    words = models.TextField()
    answer = models.TextField(blank=True)
    granted = models.BooleanField(null=True)  # None: not answered yet
    chosen = ArrayField(models.CharField(max_length=60), default=list)  # the keepings to be erased
    report = models.JSONField(default=list)  # what was erased: keeping, what was done, how many rows

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "matter"], name="datarequest_matter_once")]

    def __str__(self):
        return str(self.matter_id)


class Opening(Scoped):
    """That somebody asks to open a minor's file, for a purpose and some days."""

    matter = ScopedOneToOne(Matter)
    purpose = models.CharField(max_length=60)
    days = models.IntegerField()
    answer = models.TextField(blank=True)
    grant_id = models.UUIDField(null=True)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "matter"], name="opening_matter_once"),
            models.CheckConstraint(condition=Q(days__range=(1, 90)), name="opening_days"),
        ]

    def __str__(self):
        return str(self.matter_id)


class Consent(Scoped):
    """That a person agreed to one text, by tap or on paper, until he takes it back."""

    app_may = "SELECT, INSERT, UPDATE (withdrawn_at, withdrawn_how, withdrawn_by)"

    person = ScopedFK(Person)
    purpose = models.CharField(max_length=20)
    text_version = models.CharField(max_length=12)
    given_at = models.DateTimeField()
    how = models.CharField(max_length=8, choices=list(HOW_TITLES.items()), default=How.TAP)
    given_by = models.BigIntegerField(null=True)  # the account that tapped, or that wrote the paper down
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_how = models.CharField(max_length=8, choices=list(HOW_TITLES.items()), blank=True)
    withdrawn_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person", "purpose"], condition=Q(withdrawn_at=None), name="consent_current_once"
            )
        ]

    def __str__(self):
        return f"{self.purpose} {self.text_version}"


class Emergency(Scoped):
    """That somebody opened a file outside his grids, for a reason, until a moment. Never changed."""

    app_may = APPEND

    account_id = models.BigIntegerField()
    post_id = models.UUIDField()
    subject = models.UUIDField()
    reason = models.CharField(max_length=200)
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        verbose_name_plural = "emergencies"
        indexes = [
            models.Index(fields=["community", "account_id", "until"], name="emergency_by_account"),
            models.Index(fields=["community", "-at", "-id"], name="emergency_newest"),
        ]

    def __str__(self):
        return f"{self.account_id} until {self.until:%F %T}"
