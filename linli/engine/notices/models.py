"""Notices (the inbox) and deliveries (the outbox)."""

from django.db import models
from django.db.models import Q

from linli.ground.base.words import N_
from linli.ground.regions.scoped import Scoped, ScopedFK


class Notice(Scoped):
    """One thing to know, for an account or for whoever holds a post. The sentence is made when read, in his language."""

    account_id = models.BigIntegerField(null=True)
    post_id = models.UUIDField(null=True)
    word = models.CharField(max_length=40)  # which sentence
    facts = models.JSONField(default=dict)  # what the sentence names; never a full name, phone or ID number
    subject = models.UUIDField(null=True)  # the matter
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["community", "account_id", "-at"], name="notice_by_account"),
            models.Index(fields=["community", "post_id", "-at"], name="notice_by_post"),
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
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    tries = models.IntegerField(default=0)
    next_try = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name_plural = "deliveries"
        indexes = [models.Index(fields=["next_try"], name="delivery_due", condition=Q(state="waiting"))]
        constraints = [models.UniqueConstraint(fields=["community", "notice", "channel"], name="delivery_once")]

    def __str__(self):
        return f"{self.channel} {self.state}"
