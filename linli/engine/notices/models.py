"""Notices (the inbox) and deliveries (the outbox)."""

from datetime import time

from django.db import models
from django.db.models import Q

from linli.ground.base.words import N_
from linli.ground.regions.scoped import Scoped, ScopedFK


class Notice(Scoped):
    """One thing to know, for an account or for whoever holds a post. The sentence is made when read, in his language.

    A unit or a sub-district stands in no community: it reads what is addressed to its scope.
    """

    app_may = "SELECT, INSERT, UPDATE (read_at)"
    addressed_by = "addressee_scope"

    account_id = models.BigIntegerField(null=True)
    post_id = models.UUIDField(null=True)
    word = models.CharField(max_length=40)  # which sentence
    facts = models.JSONField(default=dict)  # what the sentence names; never a full name, phone or ID number
    subject = models.UUIDField(null=True)  # the matter; for who stands outside, the Part
    addressee_scope = models.CharField(max_length=20, blank=True, db_collation="C")
    urgent = models.BooleanField(default=False)  # also in quiet hours
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["community", "account_id", "-at"], name="notice_by_account"),
            models.Index(fields=["community", "post_id", "-at"], name="notice_by_post"),
            models.Index(fields=["addressee_scope", "-at"], name="notice_by_scope", condition=~Q(addressee_scope="")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(account_id__isnull=False) | Q(post_id__isnull=False), name="notice_for_somebody"
            )
        ]

    def __str__(self):
        return f"{self.word} {self.at:%F %T}"


class Delivery(Scoped):
    """One sending by one channel: waits, sent, or given up, with the reason seen by staff."""

    class State(models.TextChoices):
        WAITING = "waiting", N_("等着发")
        SENT = "sent", N_("发出去了")
        FAILED = "failed", N_("没发成")

    notice = ScopedFK(Notice)
    channel = models.CharField(max_length=20)
    account_id = models.BigIntegerField(null=True)  # to whom, where a channel sends to a person
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.IntegerField(default=0)
    next_try = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["next_try"], name="delivery_due", condition=Q(state="waiting"))]
        constraints = [
            models.UniqueConstraint(
                fields=["community", "notice", "channel", "account_id"], nulls_distinct=False, name="delivery_once"
            )
        ]

    def __str__(self):
        return f"{self.channel} {self.state}"


class Errand(Scoped):
    """Somebody must be told by mouth: he has no account, or what was sent did not arrive. One open errand a matter."""

    app_may = "SELECT, INSERT, UPDATE (word, facts, at, grid_id, why, told_at, told_by, told_how)"

    class Why(models.TextChoices):
        NO_ACCOUNT = "no_account", N_("没有账号")
        NOT_SENT = "not_sent", N_("信没送到")

    class How(models.TextChoices):
        DOOR = "door", N_("上门说的")
        PHONE = "phone", N_("电话说的")
        DROPPED = "dropped", N_("用不着再说")

    subject = models.UUIDField()  # the matter
    word = models.CharField(max_length=40)  # which sentence
    facts = models.JSONField(default=dict)
    grid_id = models.UUIDField(null=True)
    why = models.CharField(max_length=10, choices=Why, default=Why.NO_ACCOUNT)
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)
    told_by = models.BigIntegerField(null=True)
    told_how = models.CharField(max_length=8, choices=How, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "subject"], condition=Q(told_at=None), name="errand_open_once")
        ]
        indexes = [models.Index(fields=["community", "at", "id"], name="errand_open", condition=Q(told_at=None))]

    def __str__(self):
        return f"{self.word} {self.at:%F %T}"


class Way(models.Model):
    """How one account wants to hear beyond the page: by mail, all at once a day, and not at night."""

    kind_of_table = "local"
    app_may = "SELECT, INSERT, UPDATE, DELETE"

    account_id = models.BigIntegerField(unique=True)
    mail = models.EmailField(blank=True)  # empty: no mail
    digest_hour = models.IntegerField(null=True)  # all of a day together at this hour; None: each by itself
    quiet_from = models.TimeField(default=time(21, 30))
    quiet_to = models.TimeField(default=time(7, 30))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(digest_hour=None) | Q(digest_hour__range=(0, 23)), name="way_hour_of_a_day"
            )
        ]

    def __str__(self):
        return f"{self.account_id} {self.digest_hour}"
