"""Rows of one community, and keys that never leave it.

Every table is *scoped* (this module), *reference* (small, read by all) or *local* (no community, no row security);
each model says which in `kind_of_table`. Scoped tables have the key (community_id, id) in the database, so that a
foreign key to another community's row is refused there, and so that the table can be sharded by community.
"""

from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import Exact

from linli.ground.base.errors import Stale
from linli.ground.base.ids import uuid7

ALL, APPEND, READ = "SELECT, INSERT, UPDATE, DELETE", "SELECT, INSERT", "SELECT"


class SameCommunity:
    """Joins and lazy access always compare community_id; the composite key in the database is made by `Guard`."""

    def __init__(self, to, on_delete=models.PROTECT, **kwargs):
        kwargs["db_constraint"] = False
        kwargs["related_name"] = "+"  # no reverse managers: they would query without the community
        super().__init__(to, on_delete, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("db_constraint", None)
        kwargs.pop("related_name", None)
        return name, path, args, kwargs

    def get_extra_restriction(self, alias, related_alias):
        mine, theirs = self.model._meta.get_field("community"), self.related_model._meta.get_field("community")
        return Exact(Col(alias, theirs), Col(related_alias, mine))

    def get_extra_descriptor_filter(self, instance):
        return {"community_id": instance.community_id}


class ScopedFK(SameCommunity, models.ForeignKey):
    """A key to a row of the same community."""


class ScopedOneToOne(ScopedFK):
    """The key of a detail row to its one row. The model states UniqueConstraint(community, this): a lint asks for it."""


class Scoped(models.Model):
    """A row that belongs to one community and never changes it."""

    kind_of_table = "scoped"
    app_may = ALL  # what linli_app may do; APPEND for ledgers, READ for folded tables
    addressed_by = None  # a column of digit codes by which outsiders read the row (Part only)

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    community = models.ForeignKey("regions.Community", models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    def _do_update(self, base_qs, using, pk_val, values, update_fields, forced_update):
        values = [v for v in values if v[0].name != "community"]  # a row never moves to another community
        pinned = base_qs.filter(community_id=self.community_id)
        return super()._do_update(pinned, using, pk_val, values, update_fields, forced_update)

    def refresh_from_db(self, using=None, fields=None, from_queryset=None):
        if from_queryset is None:
            from_queryset = type(self)._base_manager.filter(community_id=self.community_id)
        super().refresh_from_db(using, fields, from_queryset)


class Versioned(Scoped):
    """A row of a standing book: each change counts one up, so that nobody overwrites what he has not seen."""

    version = models.IntegerField(default=1)

    class Meta:
        abstract = True


def change(row: Versioned, **values) -> None:
    """Write these values if nobody changed the row meanwhile; else `Stale`. The row in hand is brought up to date."""
    mine = type(row)._base_manager.filter(community_id=row.community_id, pk=row.pk, version=row.version)
    if not mine.update(version=row.version + 1, **values):
        raise Stale("这条记录刚刚有人改过，请看一眼新的再改。")
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
