"""Decide here what a category is: the community's own row stands before what it inherits; dropped, the inherited holds again."""

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.regions.models import Community
from linli.ground.regions.settings import ancestors
from linli.work.cases.models import Category
from linli.work.cases.outside.matching import OTHER
from linli.work.cases.rules import may_decide

LAST = 99


def check_may_decide(actor: Actor, community: int) -> None:
    if not may_decide(actor, community):
        raise Refused(_("事项分类由社区书记定。"))


def rows_of(community: Community, code: str) -> list[Category]:
    """The rows of one code that could hold here, nearest first."""
    codes = ancestors(community.region.code)
    rows = Category.objects.filter(region__code__in=codes, code=code).select_related("region")
    return sorted(rows, key=lambda row: codes.index(row.region.code))


def held(community: Community, code: str) -> tuple[Category, Category | None]:
    """(the row in force, the one that would hold without the community's own)."""
    rows = rows_of(community, code)
    if not rows:
        raise NotThere()
    inherited = [row for row in rows if row.region_id != community.region_id]
    return rows[0], inherited[0] if inherited else None


def decide_category(community: Community, code: str, *, actor: Actor, source: str, **columns) -> Category:
    """The community's own word about a category, with its ground. What only few may see stays so."""
    check_may_decide(actor, community.id)
    row, inherited = held(community, code)
    if not source.strip():
        raise Invalid(_("请写依据：哪次会、哪个文件定的。"))
    if inherited and inherited.restricted and not columns.get("restricted", True):
        raise Invalid(_("这一类上面定了只让专人看，社区不能放开。"))
    if columns.get("not_ours") and not columns.get("department", row.department).strip():
        raise Invalid(_("不归社区管的，要写清该找哪个部门。"))
    own = row if row.region_id == community.region_id else copy_of(row, community)
    for name, value in columns.items():
        setattr(own, name, value)
    own.source, own.by_account, own.made_at = source.strip(), actor.account, now()
    own.save()
    return own


def copy_of(row: Category, community: Community) -> Category:
    """The same words as a new row of the community's own."""
    skipped = {"id", "region", "source", "by_account", "made_at"}
    columns = {f.attname: getattr(row, f.attname) for f in Category._meta.local_fields if f.name not in skipped}
    return Category(region=community.region, **columns)


def add_category(community: Community, letter: str, *, actor: Actor, source: str, **columns) -> Category:
    """One more in a group that is there; its code is the next free one of the group."""
    check_may_decide(actor, community.id)
    codes = ancestors(community.region.code)
    rows = list(Category.objects.filter(region__code__in=codes, code__startswith=letter).order_by("-code"))
    if not rows or not letter:
        raise Invalid(_("请选一类。"))
    taken = {row.name for row in rows}
    if columns["name"].strip() in taken:
        raise Invalid(_("这一类里已经有“%(name)s”了。") % {"name": columns["name"]})
    last = int(rows[0].code[1:])
    if last >= LAST:
        raise Invalid(_("这一类放满了，请先停用几项。"))
    return Category.objects.create(
        region=community.region, code=f"{letter}{last + 1:02}", group=rows[0].group, group_en=rows[0].group_en,
        source=source.strip(), by_account=actor.account, **columns,
    )  # fmt: skip


def end_category(community: Community, code: str, *, actor: Actor, source: str) -> Category:
    """Offered no more. What was reported under it keeps it."""
    if code == OTHER:
        raise Invalid(_("“咨询与其他”不能停用：认不出的事都归在这里。"))
    return decide_category(community, code, actor=actor, source=source, ended_at=now())


def resume_category(community: Community, code: str, *, actor: Actor, source: str) -> Category:
    """Offered again."""
    return decide_category(community, code, actor=actor, source=source, ended_at=None)


def inherit_again(community: Community, code: str, *, actor: Actor) -> Category:
    """Drop the community's own row: what the regions above or the program say holds again."""
    check_may_decide(actor, community.id)
    row, inherited = held(community, code)
    if inherited is None:
        raise Invalid(_("这一项是社区自己加的，上面没有；不用了可以停用。"))
    if row.region_id != community.region_id:
        raise Invalid(_("这一项本来就照上面的，没有社区自己的规定。"))
    row.delete()
    return inherited
