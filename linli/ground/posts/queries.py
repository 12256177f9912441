"""Who holds what."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from linli.ground.base.clock import now, today
from linli.ground.base.prepared import Prepared, columns
from linli.ground.places.models import Place
from linli.ground.posts import above
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.words import PostKind


def current_holdings(community: int):
    """Holdings in force today."""
    return holdings_on(community, today(), now())


def holdings_on(community: int, day: date, moment: datetime):
    """Holdings in force on a day, at a moment of it."""
    in_term = (Q(valid_to=None) | Q(valid_to__gte=day)) & (Q(ended_at=None) | Q(ended_at__gt=moment))
    return Holding.objects.filter(in_term, community_id=community, valid_from__lte=day)


NAMES = Prepared(
    lambda community, post, day, moment: (
        holdings_on(community, day, moment).filter(post_id=post).order_by("valid_from").values_list("name")
    )
)


def duty_post(community: int) -> Post:
    """The post that answers when nothing else fits. Made with the community; the database keeps it open."""
    return Post.objects.get(community_id=community, is_duty=True)


def post_for_grid(community: int, grid: UUID | None, kind: str = PostKind.GRID_WORKER) -> Post | None:
    """The first open post of a kind that looks after this grid."""
    if grid is None:
        return None
    return next(iter(AT_GRID.of(Post, community=community, grid=grid, kind=str(kind))), None)


def contact_post(community: int, body: UUID) -> Post | None:
    """The post by which an outside body is asked."""
    rows = Post.objects.filter(community_id=community, body_id=body, kind=PostKind.UNIT_CONTACT, closed_at=None)
    return rows.order_by("title", "id").first()


def posts_at(place: Place) -> int:
    """Open posts that look after this place or one below it."""
    end = place.path + "~"
    here = {"community_id": place.community_id, "place__path__gte": place.path, "place__path__lt": end}
    return Post.objects.filter(**here, closed_at=None).count()


AT_GRID = Prepared(
    lambda community, grid, kind: Post.objects.filter(
        community_id=community, place_id=grid, kind=kind, closed_at=None
    ).order_by("title", "id")[:1]
)


@dataclass(frozen=True, slots=True)
class HeldBy:
    """A post and the names of its holders; `names` is empty for a vacant post."""

    post: Post
    names: tuple[str, ...]


def posts_and_holders(community: int) -> list[HeldBy]:
    """All open posts of the community's own bodies, with their holders, in the order of grids."""
    names: dict[UUID, list[str]] = {}
    for post_id, name in HELD.rows(community=community, day=today(), moment=now()):
        names.setdefault(post_id, []).append(name)
    return [HeldBy(post, tuple(names.get(post.id, ()))) for post in POSTS.of(Post, "place", community=community)]


HELD = Prepared(
    lambda community, day, moment: (
        holdings_on(community, day, moment).order_by("valid_from").values_list("post_id", "name")
    )
)
POSTS = Prepared(
    lambda community: (
        Post.objects.filter(community_id=community, closed_at=None)
        .exclude(kind=PostKind.UNIT_CONTACT)
        .order_by("place__number", "kind", "title")
        .values_list(*columns(Post, "place"))
    )
)


def holder_names(community: int, post: UUID) -> tuple[str, ...]:
    """Who holds one post today."""
    return tuple(name for (name,) in NAMES.rows(community=community, post=post, day=today(), moment=now()))


def posts_above(community: int, post: UUID) -> list[Post]:
    """The next post up, the next of that one and so on; the secretary stands at the end of every chain."""
    posts = {p.id: p for p in Post.objects.filter(community_id=community, closed_at=None)}
    chain: list[Post] = []
    at = posts.get(post)
    while at and (at := posts.get(at.above_id)) and at not in chain and at.id != post:
        chain.append(at)
    top = [p for p in posts.values() if p.kind == PostKind.SECRETARY and p.id != post and p not in chain]
    return chain + sorted(top, key=lambda p: p.title)


def secretary_posts(community: int) -> list[UUID]:
    """The posts of the community's secretary."""
    rows = Post.objects.filter(community_id=community, kind=PostKind.SECRETARY, closed_at=None)
    return list(rows.order_by("title").values_list("id", flat=True))


def region_post(code: str):
    """(id, name) of whom one asks at a sub-district or above; None where nobody works with this house."""
    return above.region_post(code)
