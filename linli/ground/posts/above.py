"""Seats above the communities: who works at a sub-district or a district, and how such a seat is given and ended.

A Standing there has the region's code and no community, so that row security lets through what is addressed to the
region and nothing else: no matter, no person, no trail.
"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import end_of, now, start_of, today
from linli.ground.base.errors import Invalid
from linli.ground.posts.models import RegionHolding, RegionPost
from linli.ground.posts.rules import clash
from linli.ground.posts.words import LABELS, REGION_KINDS, PostKind
from linli.ground.regions.models import Region
from linli.ground.regions.settings import ancestors


class Addressee(NamedTuple):
    """Where something is addressed: the post that answers first, and the region's name as it is shown."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class Above:
    """A region above a community in which somebody works: its code is the scope of what is addressed to it."""

    code: str
    name: str
    post: UUID


def region_post(code: str) -> Addressee | None:
    """Who is asked at this region: its desk before its leader. None where nobody works with this house."""
    rows = RegionPost.objects.filter(region__code=code, closed_at=None).select_related("region")
    first = min(rows, key=lambda p: (p.kind != PostKind.REGION_DESK, p.title), default=None)
    return Addressee(first.id, first.region.name) if first else None


def regions_above(code: str) -> list[Above]:
    """The regions over a community that have a seat here, the nearest first. One query."""
    codes = ancestors(code)[1:]
    rows = RegionPost.objects.filter(region__code__in=codes, closed_at=None).select_related("region")
    found: dict[str, Above] = {}
    for post in sorted(rows, key=lambda p: (codes.index(p.region.code), p.kind != PostKind.REGION_DESK, p.title)):
        found.setdefault(post.region.code, Above(post.region.code, post.region.name, post.id))
    return list(found.values())


def make_region_post(code: str, kind: str, *, title: str = "") -> RegionPost:
    """The seat of this kind at a region; the one that is there already, if it is. As keeper."""
    if kind not in REGION_KINDS:
        raise Invalid(
            _("街道的岗位只有两类：%(kinds)s。") % {"kinds": "、".join(_(LABELS[k]) for k in sorted(REGION_KINDS))}
        )
    region = Region.objects.filter(code=code).exclude(level=Region.Level.COMMUNITY).first()
    if region is None:
        raise Invalid(_("没有这个街道或区县：%(code)s。先把它下面的社区建起来。") % {"code": code})
    title = title.strip() or f"{region.name} {_(LABELS[kind])}"
    post, _new = RegionPost.objects.get_or_create(region=region, title=title[:60], defaults={"kind": kind})
    return post


def seat_above(
    post: RegionPost, account: Account, *, since: date | None = None, until: date | None = None
) -> RegionHolding:
    """Let somebody work at the region, from a day, perhaps to the last day of a term. As keeper."""
    since = since or today()
    if post.closed_at:
        raise Invalid(_("这个岗位已经撤了，不能再任命。"))
    if until and until < since:
        raise Invalid(_("任期的最后一天不能早于第一天。"))
    _check_stands_alone(account, post.kind)
    over = RegionHolding.objects.filter(post=post, account_id=account.id, ended_at=None, valid_to__lt=today())
    over.update(ended_at=now())
    if RegionHolding.objects.filter(post=post, account_id=account.id, ended_at=None).exists():
        raise Invalid(_("“%(name)s”已经在这个岗位上了。") % {"name": account.name})
    holding = RegionHolding.objects.create(
        post=post, account_id=account.id, name=account.name, valid_from=since, valid_to=until
    )
    Standing.objects.create(
        account_id=account.id, post_id=post.id, kind=post.kind, title=post.title, scope=post.region.code,
        since=start_of(since), until=end_of(until) if until else None,
    )  # fmt: skip
    return holding


def _check_stands_alone(account: Account, kind: str) -> None:
    """Who keeps the locks of a community does not sit above it."""
    Account.objects.select_for_update().get(id=account.id)
    rows = Standing.objects.filter(account_id=account.id, acting=False).exclude(post_id=None)
    if clash(set(rows.filter(Q(until=None) | Q(until__gt=now())).values_list("kind", flat=True)), kind):
        raise Invalid(
            _("管理员的账号只做管理员：“%(name)s”不能再任别的岗位，请另用一个账号。") % {"name": account.name}
        )


def unseat_above(holding: RegionHolding) -> None:
    """He no longer works there, from this moment. As keeper."""
    moment = now()
    holding.ended_at, holding.valid_to = moment, max(today(), holding.valid_from)
    holding.save(update_fields=["ended_at", "valid_to"])
    rows = Standing.objects.filter(account_id=holding.account_id, post_id=holding.post_id)
    rows.filter(Q(until=None) | Q(until__gt=moment)).update(until=moment)


def close_region_post(post: RegionPost) -> None:
    """The seat is no more; who sat there leaves it in the same moment. As keeper."""
    for holding in RegionHolding.objects.filter(post=post, ended_at=None):
        unseat_above(holding)
    post.closed_at = now()
    post.save(update_fields=["closed_at"])
