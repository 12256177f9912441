"""Matter, its trail (Step) and who else has a hand in it (Part)."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from linli.engine.matters.kinds import (
    LIVE,
    OPEN,
    OUTCOME_TITLES,
    STAGE_TITLES,
    WAIT_TITLES,
    WHISTLE_TITLES,
    Facts,
    Stage,
)
from linli.ground.base.words import N_
from linli.ground.people.models import Household, Person
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.regions.scoped import APPEND, Scoped, ScopedFK


class MatterQuerySet(models.QuerySet):
    def open(self):
        """Somebody has to do something."""
        return self.filter(stage__in=OPEN)

    def live(self):
        """Open, or done and waiting for the raiser's word."""
        return self.filter(stage__in=LIVE)

    def overdue(self, moment):
        """Open beyond the promised time. While its clock stands, only what was late before counts."""
        return self.filter(late_by(moment))

    def behind(self, moment):
        """Open, and any of its three promises was missed and is still owed."""
        return self.open().filter(missed_by(moment))

    def paused(self):
        """Open, and its clocks stand."""
        return self.open().filter(paused_at__isnull=False)


def late_by(moment, to: str = "") -> Q:
    """Open beyond the promised time; while the clock stands, only what was late before. `to` leads to the matter."""
    stands_not = Q(**{f"{to}paused_at": None}) | Q(**{f"{to}due_at__lt": F(f"{to}paused_at")})
    return stands_not & Q(**{f"{to}stage__in": OPEN, f"{to}due_at__lt": moment})


def due_within(moment, end) -> Q:
    """Open, its clock runs, and the promised time ends between these two."""
    return Q(stage__in=OPEN, paused_at=None, due_at__gte=moment, due_at__lt=end)


def missed_by(moment) -> Q:
    """That a limit is over and nobody has met it since; while the clock stands, only what was over before."""
    found = Q()
    for by, met in (("acknowledge_by", "acknowledged_at"), ("answer_by", "answered_at"), ("due_at", "")):
        owed = Q(**{f"{by}__lt": moment}) & (Q(paused_at=None) | Q(**{f"{by}__lt": F("paused_at")}))
        found |= owed & Q(**{met: None}) if met else owed
    return found


class Matter(Scoped):
    """Anything that was raised and must be answered. It never leaves its community and never lacks an owner."""

    app_may = "SELECT, INSERT, UPDATE"

    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=24)
    title = models.CharField(max_length=80)
    stage = models.CharField(max_length=10, choices=list(STAGE_TITLES.items()), default=Stage.RAISED)
    step = models.CharField(max_length=20)  # the last word taken
    owner = ScopedFK(Post)
    owner_why = models.CharField(max_length=120, blank=True)  # by which route it came to this post
    place = ScopedFK(Place, null=True)
    grid = ScopedFK(Place, null=True)  # of the day it was raised
    household = ScopedFK(Household, null=True)
    person = ScopedFK(Person, null=True)  # for whom, where he is in the register
    category = models.CharField(max_length=20, blank=True)
    restricted = models.BooleanField(default=False)
    seen_by = ArrayField(
        models.CharField(max_length=20), default=list
    )  # kinds of posts that see it although restricted
    raised_by = models.BigIntegerField(null=True)
    raised_at = models.DateTimeField()
    due_at = models.DateTimeField()
    own_due_at = models.DateTimeField(null=True)  # what was promised before a merge made it earlier
    acknowledge_by = models.DateTimeField(null=True)  # when its post must have taken it
    acknowledged_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)  # when the raiser must have heard something of substance
    answered_at = models.DateTimeField(null=True)
    clock_from = models.DateTimeField(null=True)  # when its limits began, moved by what it stood; empty: when raised
    paused_at = models.DateTimeField(null=True)  # its clocks stand since then
    paused_until = models.DateTimeField(null=True)  # and go on by themselves
    waits_for = models.CharField(max_length=12, choices=list(WAIT_TITLES.items()), blank=True)
    stage_at = models.DateTimeField()
    next_look = models.DateTimeField(null=True)  # when the clock has something to do with it: remind, escalate, go on
    gone_up = models.IntegerField(default=0)  # how many posts up it has been escalated
    gone_up_at = models.DateTimeField(null=True)  # from when the next post up is waited for
    late_times = models.IntegerField(default=0)  # how many of its limits were missed
    because = ScopedFK("Step", null=True)
    outcome = models.CharField(max_length=12, choices=list(OUTCOME_TITLES.items()), blank=True)
    sent_back = models.IntegerField(default=0)
    reopened = models.IntegerField(default=0)
    merged_into = ScopedFK("self", null=True)  # told once more: what happens is written there
    client_key = models.UUIDField(null=True)
    version = models.IntegerField(default=1)
    search_tokens = ArrayField(models.CharField(max_length=40), default=list)  # of the title and of what was said

    objects = MatterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="matter_number_once"),
            models.UniqueConstraint(fields=["community", "client_key"], name="matter_key_once"),
            models.CheckConstraint(condition=Q(stage__in=[s.value for s in Stage]), name="matter_stage_known"),
            models.CheckConstraint(condition=~Q(merged_into=F("id")), name="matter_not_into_itself"),
            models.CheckConstraint(condition=Q(paused_at=None) | ~Q(waits_for=""), name="matter_pause_has_a_reason"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(stage__in=[Stage.CONFIRMED, Stage.ENDED]), name="matter_outcome_at_end"
            ),
        ]
        indexes = [
            models.Index(fields=["community", "stage", "due_at", "id"], name="matter_by_due"),
            models.Index(  # what is in hand: its order, its lists and its counts without a look at what is closed
                fields=["community", "due_at", "id"],
                include=["kind", "stage", "grid", "owner", "restricted", "waits_for", "stage_at", "paused_at"],
                condition=Q(stage__in=[s.value for s in LIVE]),
                name="matter_live",
            ),
            models.Index(
                fields=["community", "due_at", "id"],
                include=["kind", "restricted"],
                condition=Q(stage__in=[s.value for s in OPEN]),
                name="matter_open",
            ),
            models.Index(
                fields=["community", "stage_at", "id"],
                condition=Q(stage__in=["confirmed", "ended"]),
                name="matter_over",
            ),
            models.Index(fields=["community", "owner", "stage", "due_at"], name="matter_by_owner"),
            models.Index(fields=["community", "grid", "stage", "due_at"], name="matter_by_grid"),
            models.Index(fields=["community", "raised_by", "-raised_at"], name="matter_by_raiser"),
            models.Index(fields=["community", "-raised_at", "-id"], name="matter_newest"),
            models.Index(fields=["stage_at"], name="matter_unanswered", condition=Q(stage="done")),
            models.Index(fields=["next_look"], name="matter_to_look_at", condition=Q(next_look__isnull=False)),
            models.Index(fields=["community", "place", "-raised_at"], name="matter_by_place"),
            models.Index(
                fields=["community", "merged_into"], name="matter_merged", condition=Q(merged_into__isnull=False)
            ),
            models.Index(fields=["community"], name="matter_restricted", condition=Q(restricted=True)),
            GinIndex(fields=["search_tokens"], name="matter_tokens"),
        ]

    def __str__(self):
        return self.number

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    def is_late(self, moment) -> bool:
        """Open beyond the promised time, its clock not standing before that."""
        return self.stage in OPEN and self.due_at < moment and (not self.paused_at or self.due_at < self.paused_at)

    def facts(self, *, open_parts: int = 0) -> Facts:
        """What rules may look at."""
        return Facts(
            community=self.community_id,
            stage=Stage(self.stage),
            owner=self.owner_id,
            raised_by=self.raised_by,
            grid=self.grid_id,
            restricted=self.restricted,
            open_parts=open_parts,
            sent_back=self.sent_back,
            id=self.id,
            merged=self.merged_into_id is not None,
            seen_by=frozenset(self.seen_by),
        )


class Step(Scoped):
    """One line of the trail: append-only, so the history is what happened."""

    app_may = APPEND
    fresh = False  # True on the row just written, False on one found again by its client key

    matter = ScopedFK(Matter)
    word = models.CharField(max_length=20)
    stage = models.CharField(max_length=10)  # where it led
    said = models.TextField(blank=True)
    why = models.CharField(max_length=200, blank=True)  # a route, a reason
    account_id = models.BigIntegerField(null=True)
    post_id = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)  # the post, unit or "clock" as shown; never a resident's name
    inner = models.BooleanField(default=False)
    at = models.DateTimeField()
    client_key = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "client_key"], name="step_key_once")]
        indexes = [models.Index(fields=["community", "matter", "at", "id"], name="step_trail")]

    def __str__(self):
        return f"{self.word} {self.at:%F %T}"


class Part(Scoped):
    """What somebody else was asked to do, with a clock of its own. He reads this row and nothing else.

    Addressed by scope code and post id without a key: the one reference that may leave the community. What was
    asked is copied here once; the addressee may change only his answer (a grant on columns).
    """

    app_may = (
        "SELECT, INSERT, UPDATE (state, answer, answered_at, answered_by, done_at, photos_after, next_look, talk, stars,"
        " rated_at)"
    )
    addressed_by = "addressee_scope"

    class State(models.TextChoices):
        ASKED = "asked", N_("等回话")
        ACCEPTED = "accepted", N_("接了，正在办")
        DECLINED = "declined", N_("办不了")
        DONE = "done", N_("做完了")
        RECALLED = "recalled", N_("不用办了")

    class Role(models.TextChoices):
        HANDLER = "handler", N_("一起办")
        ABOVE = "above", N_("上面来管")  # a whistle, or an escalation that went past the community

    matter = ScopedFK(Matter)
    role = models.CharField(max_length=12, default=Role.HANDLER)
    addressee_scope = models.CharField(max_length=20, db_collation="C")
    addressee_post = models.UUIDField(null=True)
    addressee_name = models.CharField(max_length=80)
    number = models.CharField(max_length=24)
    category_title = models.CharField(max_length=60)
    place_line = models.CharField(max_length=160)
    words = models.TextField()  # what is asked; never who reported it
    photos = ArrayField(models.UUIDField(), default=list)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    next_look = models.DateTimeField(null=True)  # when the clock asks after it
    client_key = models.UUIDField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.BigIntegerField(null=True)
    done_at = models.DateTimeField(null=True)
    photos_after = ArrayField(models.UUIDField(), default=list)
    whistle = models.CharField(max_length=10, choices=list(WHISTLE_TITLES.items()), blank=True)  # 吹哨: of which sort
    why = models.CharField(max_length=200, blank=True)  # why it is beyond the community
    wanted = models.CharField(max_length=120, blank=True)  # which departments should come
    talk = models.JSONField(default=list)  # asked back and answered: [{"by", "said", "at", "ours"}]
    stars = models.IntegerField(null=True)  # how the community rates the answer
    rated_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "client_key"], name="part_key_once"),
            models.CheckConstraint(condition=Q(stars=None) | Q(stars__range=(1, 5)), name="part_stars"),
            models.UniqueConstraint(
                fields=["community", "matter", "addressee_post"],
                condition=Q(state__in=["asked", "accepted"]),
                name="part_open_once",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "matter"], name="part_by_matter"),
            models.Index(fields=["addressee_scope", "state", "due_at"], name="part_by_addressee"),
            models.Index(fields=["next_look"], name="part_to_look_at", condition=Q(next_look__isnull=False)),
        ]

    def __str__(self):
        return f"{self.number} {self.addressee_name} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in (self.State.ASKED, self.State.ACCEPTED)


class Follow(Scoped):
    """Somebody who has the same trouble: he hears how it goes on, and nobody but staff sees that he does."""

    app_may = "SELECT, INSERT, UPDATE (ended_at, matter_id)"

    class Why(models.TextChoices):
        JOINED = "joined", N_("也遇到了")
        MERGED = "merged", N_("报过同一件事")

    matter = ScopedFK(Matter)
    account_id = models.BigIntegerField(null=True)
    slip = ScopedFK("Slip", null=True)  # who follows without an account
    why = models.CharField(max_length=8, choices=Why)
    came_from = ScopedFK(Matter, null=True)  # his own report, where it was merged into this one
    words = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "matter", "account_id"],
                condition=Q(ended_at=None, account_id__isnull=False),
                name="follow_once",
            ),
            models.CheckConstraint(
                condition=Q(account_id__isnull=False) | Q(slip__isnull=False) | Q(came_from__isnull=False),
                name="follow_of_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["community", "matter"], name="follow_by_matter"),
            models.Index(fields=["community", "account_id"], name="follow_by_account"),
        ]

    def __str__(self):
        return f"{self.matter_id} {self.why}"


class Slip(Scoped):
    """The paper that stands for an account: number and code together open one matter, to whoever raised it."""

    app_may = "SELECT, INSERT, UPDATE (ended_at)"

    matter = ScopedFK(Matter)
    code_index = models.CharField(
        max_length=16
    )  # keyed hash of the 12 characters; the code itself is on the paper only
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "code_index"], name="slip_code_once")]
        indexes = [models.Index(fields=["community", "matter"], name="slip_by_matter")]

    def __str__(self):
        return f"{self.matter_id} {self.made_at:%F %T}"
