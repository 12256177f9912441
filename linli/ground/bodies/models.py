"""Bodies and what each is able to mend."""

from django.db import models

from linli.ground.base.words import N_
from linli.ground.places.models import Place
from linli.ground.regions.scoped import ScopedFK, Versioned


class Body(Versioned):
    """An organisation this community works with. `code` (community code + 4 digits) addresses what it is asked."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", N_("社区党组织")
        BRANCH = "branch", N_("网格党支部")
        RESIDENTS = "residents", N_("居委会")
        PROPERTY = "property", N_("物业企业")
        OWNERS = "owners", N_("业委会")
        UNIT = "unit", N_("共建单位")
        TEAM = "team", N_("志愿团体")

    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=80)
    short = models.CharField(max_length=30, blank=True)
    code = models.CharField(max_length=20, db_collation="C")
    uscc = models.CharField(max_length=18, blank=True)  # 统一社会信用代码, checked when it is written
    parent = ScopedFK("self", null=True)
    phone = models.CharField(max_length=20, blank=True)
    valid_to = models.DateField(null=True)

    class Meta:
        verbose_name_plural = "bodies"
        constraints = [
            models.UniqueConstraint(fields=["community", "code"], name="body_code_once"),
            models.UniqueConstraint(fields=["community", "uscc"], condition=~models.Q(uscc=""), name="body_uscc_once"),
            models.CheckConstraint(condition=models.Q(code__regex=r"^\d{13,20}$"), name="body_code_digits"),
        ]

    def __str__(self):
        return self.short or self.name


class Ability(Versioned):
    """That a body mends matters of a category (a code or its first letters), everywhere or at one place and below."""

    body = ScopedFK(Body)
    category = models.CharField(max_length=10)
    place = ScopedFK(Place, null=True)

    class Meta:
        verbose_name_plural = "abilities"
        indexes = [models.Index(fields=["community", "body"], name="ability_by_body")]

    def __str__(self):
        return f"{self.body_id} {self.category}"
