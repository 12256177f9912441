"""The posts of a community as its people think of them: the community's own, each grid's, outside units', the locks."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.queries import current_holdings
from linli.ground.posts.words import ADMIN_KINDS, LABELS, PostKind

ORDER = list(LABELS)  # within a level: the secretary first


@dataclass(frozen=True, slots=True)
class Seated:
    """One post, who holds it today and who stands in while nobody does."""

    post: Post
    holdings: tuple[Holding, ...]
    acting: tuple[str, ...]

    @property
    def is_vacant(self) -> bool:
        return not self.holdings


@dataclass(frozen=True, slots=True)
class Level:
    """One level with its head-count: posts, people (each once), vacancies."""

    title: str
    posts: tuple[Seated, ...]

    @property
    def people(self) -> int:
        return len({h.account_id for seated in self.posts for h in seated.holdings})

    @property
    def vacant(self) -> int:
        return sum(seated.is_vacant for seated in self.posts)


def levels_of(community: int) -> list[Level]:
    """All open posts, in four questions to the database however many there are."""
    posts = list(
        Post.objects.filter(community_id=community, closed_at=None)
        .select_related("place", "body", "above")
        .order_by("place__number", "title", "id")
    )
    posts.sort(key=lambda post: ORDER.index(post.kind))
    held: dict[UUID, list[Holding]] = {}
    for holding in current_holdings(community).order_by("valid_from", "id"):
        held.setdefault(holding.post_id, []).append(holding)
    acting = acting_names([post.id for post in posts])
    levels: dict[tuple, list[Seated]] = {}
    for post in posts:
        seated = Seated(post, tuple(held.get(post.id, ())), tuple(acting.get(post.id, ())))
        levels.setdefault(_level_of(post), []).append(seated)
    return [Level(key[2], tuple(rows)) for key, rows in sorted(levels.items(), key=lambda item: item[0][:2])]


def acting_names(posts: list[UUID]) -> dict[UUID, list[str]]:
    """post → the names of who stands in for it today."""
    rows = list(Standing.objects.filter(post_id__in=posts, acting=True).standing_at(now()))
    names = dict(Account.objects.filter(id__in={r.account_id for r in rows}).values_list("id", "name"))
    found: dict[UUID, list[str]] = {}
    for row in rows:
        found.setdefault(UUID(str(row.post_id)), []).append(names[row.account_id])
    return found


def _level_of(post: Post) -> tuple:
    if post.kind in ADMIN_KINDS:
        return (3, 0, _("三位管理员"))
    if post.kind == PostKind.UNIT_CONTACT:
        return (2, 0, _("共建单位"))
    if post.place_id:
        return (1, post.place.number or 0, post.place.name)
    return (0, 0, _("社区"))
