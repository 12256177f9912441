"""Appoint and end; each change writes the holder's Standing in the same transaction."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import end_of, now, start_of, today
from linli.ground.base.errors import Invalid
from linli.ground.base.scope import cross_community
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.rules import clash
from linli.ground.posts.words import NEVER_STOOD_IN, PostKind
from linli.ground.regions.models import Community
from linli.ground.regions.scoped import change


def appoint(
    post: Post, account: Account, *, since: date | None = None, until: date | None = None, person_id=None
) -> Holding:
    """Give the post to somebody from a day, perhaps to the last day of a term. Vacancies are settled at once."""
    since = since or today()
    if until and until < since:
        raise Invalid(_("任期的最后一天不能早于第一天。"))
    if post.closed_at:
        raise Invalid(_("这个岗位已经撤了，不能再任命。"))
    _check_stands_alone(account, post.kind)
    if Holding.objects.filter(community_id=post.community_id, post=post, account_id=account.id, valid_to=None).exists():
        raise Invalid(_("“%(name)s”已经在这个岗位上了。") % {"name": account.name})
    holding = Holding.objects.create(
        community_id=post.community_id,
        post=post,
        account_id=account.id,
        person_id=person_id,
        name=account.name,
        valid_from=since,
        valid_to=until,
    )
    Standing.objects.create(
        account_id=account.id, since=start_of(since), until=end_of(until) if until else None, **stand_as(post)
    )
    settle_acting(post.community_id)
    return holding


def _check_stands_alone(account: Account, kind: str) -> None:
    """An administrator's post is held with no other. Its account is locked, so that two appointments take turns."""
    Account.objects.select_for_update().get(id=account.id)
    rows = Standing.objects.filter(account_id=account.id, acting=False).exclude(post_id=None)
    kinds = set(rows.filter(Q(until=None) | Q(until__gt=now())).values_list("kind", flat=True))
    if clash(kinds, kind):
        raise Invalid(
            _("管理员的账号只做管理员：“%(name)s”不能再任别的岗位，请另用一个账号。") % {"name": account.name}
        )


def end_holding(
    holding: Holding, *, on: date | None = None, why: str = Holding.Why.LEFT, whole_day: bool = False
) -> None:
    """End a holding now, or on a later last day; `whole_day` lets also today be finished. Then the account stands there no more."""
    on = on or today()
    if on < holding.valid_from:
        raise Invalid(_("最后一天不能早于上任那天。"))
    over = end_of(on) if on > today() or whole_day else now()
    change(holding, valid_to=on, ended_at=over, ended_why=why)
    standing = Standing.objects.filter(account_id=holding.account_id, post_id=holding.post_id, acting=False)
    standing.filter(Q(until=None) | Q(until__gt=over)).update(until=over)
    settle_acting(holding.community_id)


def stand_as(post: Post) -> dict:
    """What a Standing copies from its post. An outside unit stands nowhere but at its own address."""
    seen = {"post_id": post.id, "kind": post.kind, "title": post.title, "place_id": post.place_id}
    if post.kind == PostKind.UNIT_CONTACT:
        return seen | {"scope": post.body.code}
    return seen | {"community_id": post.community_id}


def settle_all() -> None:
    """Settle every community: a term that ends or begins by itself makes or fills a vacancy without anybody's doing."""
    with cross_community("settle who stands for vacant posts in all communities"):
        for community in Community.objects.values_list("id", flat=True):
            settle_acting(community)


def settle_acting(community: int) -> None:
    """Let the holders of the next post up stand for every vacant post, each to the end of his own term at most."""
    posts = {p.id: p for p in Post.objects.filter(community_id=community, closed_at=None)}
    mine = Standing.objects.filter(post_id__in=list(posts)).standing_at(now())
    holders: dict = {}
    for row in mine.filter(acting=False):
        holders.setdefault(row.post_id, []).append((row.account_id, row.until))
    wanted = set()
    for post in posts.values():
        if post.id not in holders and post.kind not in NEVER_STOOD_IN:
            wanted |= {(account, post.id, until) for account, until in _holders_above(post, posts, holders)}
    have = {(row.account_id, row.post_id, row.until): row.id for row in mine.filter(acting=True)}
    Standing.objects.filter(id__in=[have[k] for k in have.keys() - wanted]).delete()
    Standing.objects.bulk_create(
        Standing(account_id=account, acting=True, until=until, **stand_as(posts[post]))
        for account, post, until in sorted(wanted - have.keys(), key=str)
    )


def _holders_above(post: Post, posts: dict, holders: dict) -> list[tuple]:
    """(account, until) of who holds the nearest held post above; empty if nobody does (then the gap list says so)."""
    seen = {post.id}
    while (post := posts.get(post.above_id)) and post.id not in seen:
        if post.id in holders:
            return holders[post.id]
        seen.add(post.id)
    return []
