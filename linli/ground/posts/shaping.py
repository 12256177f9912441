"""Give posts, replace who holds them, make, rename and close them: by somebody who may, and never to himself."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.access.acts import note_act
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now, today
from linli.ground.base.errors import Invalid, Refused
from linli.ground.bodies.models import Body
from linli.ground.places.models import Place
from linli.ground.posts.actions import appoint, end_holding, settle_acting, stand_as
from linli.ground.posts.handover import on_leave, open_counts
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.queries import current_holdings
from linli.ground.posts.rules import may_give, may_shape
from linli.ground.posts.words import ADMIN_KINDS, GRID_KINDS, REGION_KINDS, PostKind
from linli.ground.regions.scoped import change


def check_may_give(actor: Actor, post: Post) -> None:
    """Raise unless this actor fills posts of this kind."""
    if not may_give(actor, post.community_id, post.kind):
        raise Refused(_("这个岗位不由您任命。管理员由书记任命，书记由安全管理员任命，其余两位都可以。"))


def give_post(post: Post, account: Account, *, actor: Actor, since: date, until: date | None = None) -> Holding:
    """Appoint somebody else. A shut account is given nothing."""
    check_may_give(actor, post)
    if account.id == actor.account:
        raise Refused(_("不能任命自己，请另一位来任命。"))
    if not account.is_active:
        raise Invalid(_("“%(name)s”的账号停用了，先请系统管理员启用。") % {"name": account.name})
    holding = appoint(post, account, since=since, until=until)
    note_act(
        actor, post.community_id, "post_give", subject=post.id, post=post.title, account=account.id,
        username=account.username, since=since, until=until,
    )  # fmt: skip
    return holding


def end_post(holding: Holding, *, actor: Actor, on: date, why: str = Holding.Why.LEFT) -> None:
    """End a holding now or on a later last day."""
    check_may_give(actor, holding.post)
    end_holding(holding, on=on, why=why)
    note_end(holding, actor=actor, on=on, why=why)


def note_end(holding: Holding, *, actor: Actor, on: date, why: str) -> None:
    """That somebody's time at a post ends, and by whose word."""
    note_act(
        actor, holding.community_id, "post_end", subject=holding.post_id, post=holding.post.title,
        account=holding.account_id, on=on, why=why,
    )  # fmt: skip


def replace_holders(post: Post, account: Account, *, actor: Actor, since: date, until: date | None = None) -> Holding:
    """The present holders' last day is the day before, or now; the work stays with the post throughout."""
    check_may_give(actor, post)
    for holding in current_holdings(post.community_id).filter(post=post):
        on = max(today(), since - timedelta(days=1))
        end_holding(holding, on=on, why=Holding.Why.MOVED, whole_day=since > today())
        note_end(holding, actor=actor, on=on, why=Holding.Why.MOVED)
    return give_post(post, account, actor=actor, since=since, until=until)


def make_post(
    *, actor: Actor, community: int, kind: str, title: str, above: Post | None, place: Place | None = None,
    body: Body | None = None, phone: str = "",
) -> Post:  # fmt: skip
    """A new post, vacant: until somebody is appointed, the next post up stands in."""
    check_may_shape(actor, community)
    if kind in ADMIN_KINDS | {PostKind.DUTY, PostKind.SECRETARY}:
        raise Invalid(_("这类岗位建社区时就有了，一个社区一个。"))
    if kind in REGION_KINDS:
        raise Invalid(_("街道的岗位不在社区里建。"))
    if kind in GRID_KINDS and (place is None or place.kind != Place.Kind.GRID):
        raise Invalid(_("网格上的岗位要选一个网格。"))
    if kind == PostKind.UNIT_CONTACT and body is None:
        raise Invalid(_("单位联系岗要选一个组织。"))
    facts = {"place": place if kind in GRID_KINDS else None, "body": body if kind == PostKind.UNIT_CONTACT else None}
    post = Post.objects.create(
        community_id=community, kind=kind, title=title.strip(), above=above, phone=phone.strip(), **facts
    )
    settle_acting(community)
    note_act(actor, community, "post_new", subject=post.id, post=post.title, kind=kind)
    return post


def rename_post(post: Post, *, actor: Actor, title: str, above: Post | None, phone: str) -> None:
    """Another title, another post above, another duty phone. Who holds it is seen under the new title at once."""
    check_may_shape(actor, post.community_id)
    if above is not None and post.id in _line_up(above):
        raise Invalid(_("“%(above)s”在它下面，不能再放到它上面。") % {"above": above.title})
    change(post, title=title.strip(), above_id=above.id if above else None, phone=phone.strip())
    Standing.objects.filter(post_id=post.id).update(title=stand_as(post)["title"])
    settle_acting(post.community_id)
    note_act(actor, post.community_id, "post_change", subject=post.id, post=post.title)


def close_post(post: Post, *, actor: Actor, heir: UUID | None = None, why: str = "") -> None:
    """The post is no more. What is open goes to the heir first; without one, nothing may be open."""
    check_may_shape(actor, post.community_id)
    if post.is_duty or post.kind in ADMIN_KINDS | {PostKind.SECRETARY}:
        raise Refused(_("“%(title)s”少不了，撤不得。") % {"title": post.title})
    if Post.objects.filter(community_id=post.community_id, above=post, closed_at=None).exists():
        raise Refused(_("它下面还有岗位，先给那些岗位换一个上级。"))
    if heir:
        for entry in on_leave:
            entry.hand(actor, post.community_id, post.id, heir, why)
    if left := open_counts(post.community_id, post.id):
        told = "、".join(f"{_(title)} {n}" for title, n in left)
        raise Refused(_("手上还有：%(left)s。先转给别的岗位，再撤。") % {"left": told})
    for holding in Holding.objects.filter(community_id=post.community_id, post=post, ended_at=None):
        end_holding(holding, on=max(today(), holding.valid_from))
    # A term that has not begun ends before it does.
    rows = Standing.objects.filter(post_id=post.id).filter(Q(until=None) | Q(until__gt=now()))
    rows.update(until=now())
    change(post, closed_at=now())
    settle_acting(post.community_id)
    note_act(actor, post.community_id, "post_close", subject=post.id, post=post.title)


def check_may_shape(actor: Actor, community: int) -> None:
    """Raise unless this actor makes and closes posts here."""
    if not may_shape(actor, community):
        raise Refused(_("设岗、撤岗是书记和安全管理员的事。"))


def _line_up(post: Post) -> set:
    """The ids of a post and all above it."""
    above = dict(Post.objects.filter(community_id=post.community_id).values_list("id", "above"))
    line, at = set(), post.id
    while at and at not in line:
        line.add(at)
        at = above.get(at)
    return line
