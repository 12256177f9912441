"""Public texts, who looked at them, and who agreed to stand in one by name."""

from django.db import models
from django.db.models import Q

from linli.ground.base.words import N_
from linli.ground.people.models import Person
from linli.ground.regions.scoped import APPEND, Scoped, ScopedFK, Versioned

LONGEST = 5_000


class PublicText(Versioned):
    """Words for everybody. It goes out only when nothing is found in it, and is taken back, never deleted."""

    app_may = "SELECT, INSERT, UPDATE"

    class State(models.TextChoices):
        DRAFT = "draft", N_("在写")
        FOUND = "found", N_("有话不能公开")
        PUBLISHED = "published", N_("公开了")
        WITHDRAWN = "withdrawn", N_("撤回了")

    class Sort(models.TextChoices):
        NOTICE = "notice", N_("通知")
        ANSWER = "answer", N_("办理结果")
        STORY = "story", N_("邻里故事")

    sort = models.CharField(max_length=12, choices=Sort, default=Sort.NOTICE)
    subject = models.UUIDField(null=True)  # the matter it tells of, where there is one
    title = models.CharField(max_length=80)
    words = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    by_account = models.BigIntegerField()
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False), name="publictext_published_at"
            )
        ]
        indexes = [
            models.Index(fields=["community", "-made_at", "-id"], name="publictext_newest"),
            models.Index(
                fields=["community", "sort", "-published_at"], name="publictext_out", condition=Q(state="published")
            ),
        ]

    def __str__(self):
        return str(self.id)

    @property
    def whole(self) -> str:
        """All that would be read: the heading is as public as the rest."""
        return f"{self.title}\n{self.words}"

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.DRAFT, self.State.FOUND)


class Look(Scoped):
    """One line of who had a text in hand: append-only."""

    app_may = APPEND

    class Word(models.TextChoices):
        WRITE = "write", N_("写了")
        SEE = "see", N_("看过了")
        AGREE = "agree", N_("记下本人同意")
        PUBLISH = "publish", N_("公开")
        WITHDRAW = "withdraw", N_("撤回")

    text = ScopedFK(PublicText)
    word = models.CharField(max_length=10, choices=Word)
    account_id = models.BigIntegerField(null=True)
    by = models.CharField(max_length=60, blank=True)  # the post as shown
    said = models.CharField(max_length=200, blank=True)
    found = models.IntegerField(default=0)  # how many findings stood at that moment
    words_hash = models.CharField(max_length=64)  # of the words that were seen
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["community", "text", "at", "id"], name="look_trail")]

    def __str__(self):
        return f"{self.word} {self.at:%F %T}"


class Consent(Scoped):
    """That a person agreed to stand by name in these very words. Other words need another consent."""

    app_may = APPEND

    class How(models.TextChoices):
        PAPER = "paper", N_("签了纸质同意书")
        SAID = "said", N_("当面说的，有两人在场")

    text = ScopedFK(PublicText)
    person = ScopedFK(Person)
    how = models.CharField(max_length=8, choices=How)
    words_hash = models.CharField(max_length=64)
    by_account = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "text", "person", "words_hash"], name="consent_once_per_words")
        ]

    def __str__(self):
        return str(self.id)
