"""The register: one Person per human and community; memberships and spells are dated."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from linli.ground.base.words import N_
from linli.ground.places.models import Place
from linli.ground.regions.scoped import Scoped, ScopedFK, Versioned


class Person(Versioned):
    """A human in this community's register. ID number and political status are sealed; the ID is found by its index."""

    class Sex(models.TextChoices):
        MALE = "1", N_("男")
        FEMALE = "2", N_("女")
        UNKNOWN = "0", N_("未知")

    name = models.CharField(max_length=60)
    sort_key = models.CharField(max_length=160, db_collation="C")
    search_tokens = ArrayField(models.CharField(max_length=40), default=list)
    sex = models.CharField(max_length=1, choices=Sex, default=Sex.UNKNOWN)
    born_on = models.DateField(null=True)
    id_sealed = models.BinaryField(null=True)
    id_index = models.CharField(max_length=16, null=True)
    politics_sealed = models.BinaryField(null=True)
    ethnicity = models.CharField(max_length=20, blank=True)
    education = models.CharField(max_length=20, blank=True)
    marital = models.CharField(max_length=20, blank=True)
    employer = models.CharField(max_length=120, blank=True)
    hukou = models.CharField(max_length=200, blank=True)
    hukou_here = models.BooleanField(null=True)
    note = models.TextField(blank=True)
    origin_id = models.UUIDField(null=True)  # the row in the community he moved from
    ended_on = models.DateField(null=True)
    ended_why = models.CharField(max_length=20, blank=True)
    merged_into = models.UUIDField(null=True)  # the record of the same human that went on

    class Meta:
        verbose_name_plural = "people"
        constraints = [models.UniqueConstraint(fields=["community", "id_index"], name="person_id_once")]
        indexes = [
            GinIndex(fields=["search_tokens"], name="person_tokens"),
            models.Index(fields=["community", "sort_key", "id"], name="person_by_name"),
        ]

    def __str__(self):
        return str(self.id)  # never a name: this text ends in logs


class ContactPoint(Versioned):
    """A phone of a person. Shared phones are normal; a phone is never a key."""

    person = ScopedFK(Person)
    sealed = models.BinaryField()
    whole_index = models.CharField(max_length=16)
    tail_index = models.CharField(max_length=16)  # of the last four digits
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["community", "person"], name="contact_by_person"),
            models.Index(fields=["community", "tail_index"], name="contact_by_tail"),
            models.Index(fields=["community", "whole_index"], name="contact_by_whole"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person", "whole_index"], condition=Q(ended_on=None), name="contact_once"
            )
        ]

    def __str__(self):
        return str(self.id)


class Household(Versioned):
    """People who live as one unit. Its door is in the current `Spell`."""

    called = models.CharField(max_length=60, blank=True)  # form of address: 秦大爷家
    origin_id = models.UUIDField(null=True)
    ended_on = models.DateField(null=True)

    def __str__(self):
        return str(self.id)


class Spell(Versioned):
    """That a household lives in a dwelling, from a day to a day (the first on which it no longer does)."""

    class Tenure(models.TextChoices):
        OWNED = "owned", N_("自住")
        RENTED = "rented", N_("租住")

    household = ScopedFK(Household)
    dwelling = ScopedFK(Place)
    tenure = models.CharField(max_length=8, choices=Tenure, default=Tenure.OWNED)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "household"], condition=Q(valid_to=None), name="spell_current_once"
            ),
            models.CheckConstraint(condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="spell_days"),
        ]
        indexes = [models.Index(fields=["community", "dwelling"], name="spell_by_dwelling")]

    def __str__(self):
        return f"{self.household_id} at {self.dwelling_id}"


class Membership(Versioned):
    """That a person belongs to a household, with the relation to its head (GB/T 4761 words). Days as in `Spell`."""

    household = ScopedFK(Household)
    person = ScopedFK(Person)
    relation = models.CharField(max_length=20, blank=True)
    is_head = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "household", "person"], condition=Q(valid_to=None), name="membership_current_once"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="membership_days"
            ),
        ]
        indexes = [models.Index(fields=["community", "person"], name="membership_by_person")]

    def __str__(self):
        return f"{self.person_id} in {self.household_id}"


class RegisterEvent(Scoped):
    """What somebody did to the register: a line of its history, and what it takes to undo it.

    `lines` say it in masked words. `rows` hold what was there before; erasing a person may blank both.
    """

    app_may = "SELECT, INSERT, UPDATE (lines, rows)"

    word = models.CharField(max_length=20)
    persons = ArrayField(models.UUIDField(), default=list)
    households = ArrayField(models.UUIDField(), default=list)
    lines = models.JSONField(default=list)  # [[key of `words.SAID`, {facts}], …]
    rows = models.JSONField(default=list)  # [[table, id, before or null, after], …] in the order they were written
    note = models.CharField(max_length=200, blank=True)
    undoes = models.UUIDField(null=True)
    account_id = models.BigIntegerField(null=True)
    by = models.CharField(max_length=60, blank=True)  # the post, as shown
    at = models.DateTimeField()
    client_key = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "client_key"], name="registerevent_key_once"),
            models.UniqueConstraint(fields=["community", "undoes"], name="registerevent_undone_once"),
        ]
        indexes = [
            GinIndex(fields=["persons"], name="registerevent_persons"),
            GinIndex(fields=["households"], name="registerevent_households"),
        ]

    def __str__(self):
        return f"{self.word} {self.at:%F %T}"
