"""Accounts and where they stand. Local tables: read before any community is known."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from linli.ground.base.clock import now
from linli.ground.base.prepared import Prepared
from linli.ground.base.words import N_
from linli.ground.people.models import Person
from linli.ground.regions.scoped import Scoped, ScopedFK


class AccountManager(BaseUserManager):
    def get(self, *args, **kwargs):
        """As everywhere; by its key alone, which every page asks, without compiling the question anew."""
        if args or set(kwargs) != {"pk"} or not isinstance(kwargs["pk"], int):
            return super().get(*args, **kwargs)
        found = BY_KEY.of(self.model, key=kwargs["pk"])
        if not found:
            raise self.model.DoesNotExist
        return found[0]

    def get_by_natural_key(self, username):
        return self.get(username=username)

    def create_account(self, username, password=None, **fields):
        """An account that can sign in; without a password it cannot until one is set."""
        account = self.model(username=username, **fields)
        account.set_password(password) if password else account.set_unusable_password()
        account.save()
        return account


class Account(AbstractBaseUser):
    """Somebody who can sign in. Rights are never here: they come from posts (`Standing`)."""

    kind_of_table = "local"
    app_may = "SELECT, INSERT, UPDATE"

    class Mode(models.TextChoices):
        NORMAL = "normal", N_("普通版")
        ELDER = "elder", N_("长辈版")

    username = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=40)  # as shown to colleagues
    email = models.EmailField(blank=True)  # asked for by the sign-in library; not used yet
    language = models.CharField(max_length=10, default="zh-hans")
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.NORMAL)
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)  # cannot sign in outside demo mode
    made_at = models.DateTimeField(default=now)
    once_until = models.DateTimeField(null=True)  # the password came from a colleague: good till then, to be changed

    objects = AccountManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    is_staff = is_superuser = False  # no account passes every rule

    def __str__(self):
        return self.name or self.username

    def set_password(self, raw_password):
        """A password of one's own. One given by a colleague is marked after this (`accounts.actions`)."""
        super().set_password(raw_password)
        self.once_until = None


BY_KEY = Prepared(lambda key: Account._base_manager.filter(id=key).order_by())
WARD = "ward"


class StandingQuerySet(models.QuerySet):
    def standing_at(self, moment):
        """In force at a moment: begun, not ended."""
        return self.filter(Q(until=None) | Q(until__gt=moment), since__lte=moment)


class Standing(models.Model):
    """That an account may enter a community, as which person or post. Written with the holding, in one transaction.

    An outside unit has no community here, only the `scope` code by which Parts are addressed to it.
    """

    kind_of_table = "local"
    app_may = "SELECT, INSERT, UPDATE, DELETE"

    account_id = models.BigIntegerField()
    community_id = models.BigIntegerField(null=True)
    person_id = models.UUIDField(null=True)
    post_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=20, blank=True)  # the post's kind; WARD: a child whose guardian this is
    title = models.CharField(max_length=60, blank=True)
    place_id = models.UUIDField(null=True)  # the grid the post looks after
    scope = models.CharField(max_length=20, blank=True)
    acting = models.BooleanField(default=False)
    since = models.DateTimeField(default=now)
    until = models.DateTimeField(null=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["account_id"], name="standing_by_account"),
            models.Index(fields=["post_id"], name="standing_by_post"),
        ]

    def __str__(self):
        return f"{self.account_id} {self.title or self.person_id}"


class JoinCode(Scoped):
    """A code by which one person of the register gets an account: used once, soon over, kept as a keyed hash."""

    app_may = "SELECT, INSERT, UPDATE (used_at, used_by, ended_at)"

    class Way(models.TextChoices):
        WINDOW = "window", N_("窗口")
        DOOR = "door", N_("上门")
        LETTER = "letter", N_("信")

    person = ScopedFK(Person)
    code_index = models.CharField(max_length=16)
    way = models.CharField(max_length=8, choices=Way)
    made_by = models.BigIntegerField(null=True)
    made_post = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)  # a later code took its place
    used_at = models.DateTimeField(null=True)
    used_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "code_index"], name="joincode_once")]
        indexes = [models.Index(fields=["community", "person"], name="joincode_by_person")]

    def __str__(self):
        return f"{self.way} {self.until:%F %T}"


class JoinTries(Scoped):
    """How often a device (or, with an empty one, anybody) tried a code of this community since a moment."""

    app_may = "SELECT, INSERT, UPDATE"

    device = models.CharField(max_length=16, blank=True)  # a keyed hash, so it names no address
    since = models.DateTimeField()
    tries = models.IntegerField(default=0)

    class Meta:
        verbose_name_plural = "join tries"
        constraints = [models.UniqueConstraint(fields=["community", "device"], name="jointries_once")]

    def __str__(self):
        return f"{self.tries} since {self.since:%F %T}"
