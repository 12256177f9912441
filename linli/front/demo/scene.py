"""A community as plain values: where things happen, who answers, who can be asked, who tells. Read once, then no query."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from linli.engine.matters.clock import Limits
from linli.ground.accounts.models import WARD, Standing
from linli.ground.bodies.models import Ability, Body
from linli.ground.people.models import Membership, Spell
from linli.ground.places.models import STEP, Place
from linli.ground.places.queries import divisions_on
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.words import PostKind
from linli.ground.regions.models import Community, Holiday
from linli.work.cases.limits import usual_limits
from linli.work.cases.models import Category, Route
from linli.work.cases.queries import categories_of

BUILDING = 2 * STEP


@dataclass(frozen=True, slots=True)
class Spot:
    """A building."""

    id: UUID
    path: str
    line: str
    grid: UUID | None


@dataclass(frozen=True, slots=True)
class Seated:
    """A post with the accounts of its holders."""

    id: UUID
    kind: str
    title: str
    accounts: tuple[int, ...]
    above: UUID | None = None


@dataclass(frozen=True, slots=True)
class Helper:
    """A body that is asked, with the post by which it answers."""

    name: str
    code: str
    kind: str
    post: UUID
    account: int
    mends: tuple[str, ...]

    def is_able_to(self, category: str) -> bool:
        return any(category.startswith(word) for word in self.mends)


@dataclass(frozen=True, slots=True)
class Teller:
    """A resident with an account, and the building he lives in."""

    account: int
    person: UUID
    spot: Spot


@dataclass(frozen=True)
class Scene:
    community: Community
    spots: tuple[Spot, ...]
    posts: Mapping[UUID, Seated]
    by_kind: Mapping[str, tuple[Seated, ...]]
    by_grid: Mapping[tuple[UUID, str], Seated]  # the seat of a kind that looks after a grid
    helpers: tuple[Helper, ...]
    tellers: tuple[Teller, ...]
    categories: Mapping[str, Category]
    routes: tuple[Route, ...]
    days: Mapping[date, str]
    usual: Mapping[str, Limits] | None = None  # what is promised by urgency

    @cached_property
    def spot_by_line(self) -> dict[str, Spot]:
        return {spot.line: spot for spot in self.spots}

    @cached_property
    def helper_by_code(self) -> dict[str, Helper]:
        return {helper.code: helper for helper in self.helpers}

    def first(self, kind: str) -> Seated:
        return self.by_kind[kind][0]

    def owner(self, category: str, grid: UUID | None) -> tuple[Seated, str]:
        """By the community's own routes, as a report finds it, without time and source; else the duty post."""
        for route in self.routes:
            if not route.place_id and not route.source and category.startswith(route.category):
                seat = self.posts.get(route.to_post_id) or self.by_grid.get((grid, route.to_kind))
                if seat and seat.accounts:
                    return seat, f"按第 {route.rank} 条分派：{route.note}"
        return self.first(PostKind.DUTY), "没有对上的分派规则，先由值班岗接着"


def scene_of(community: Community) -> Scene:
    """As keeper."""
    posts, by_kind, by_grid = seats_in(community)
    spots = spots_in(community)
    return Scene(
        community, spots, posts, by_kind, by_grid, helpers_in(community, posts), tellers_in(community, spots),
        categories_of(community), tuple(Route.objects.filter(community=community).order_by("rank")),
        dict(Holiday.objects.values_list("day", "kind")), usual_limits(community),
    )  # fmt: skip


def spots_in(community: Community) -> tuple[Spot, ...]:
    grids = dict(divisions_on(community.id, date.max).values_list("place__path", "grid_id"))
    rows = Place.objects.filter(community=community, kind=Place.Kind.BUILDING, closed_at=None).order_by("path")
    return tuple(
        Spot(id, path, line, grids.get(path) or grids.get(path[:STEP]))
        for id, path, line in rows.values_list("id", "path", "line")
    )


def seats_in(community: Community):
    """Posts by id, by kind, and by grid with their kind; in the order of their titles."""
    held: dict[UUID, list[int]] = {}
    for post, account in Holding.objects.filter(community=community, valid_to=None).values_list(
        "post_id", "account_id"
    ):
        held.setdefault(post, []).append(account)
    posts, by_kind, by_grid = {}, {}, {}
    for row in Post.objects.filter(community=community, closed_at=None).order_by("title", "id"):
        seat = Seated(row.id, row.kind, row.title, tuple(sorted(held.get(row.id, ()))), row.above_id)
        posts[row.id] = seat
        by_kind[row.kind] = (*by_kind.get(row.kind, ()), seat)
        by_grid.setdefault((row.place_id, row.kind), seat)
    return posts, by_kind, by_grid


def helpers_in(community: Community, posts: Mapping[UUID, Seated]) -> tuple[Helper, ...]:
    contact = dict(
        Post.objects.filter(community=community, kind=PostKind.UNIT_CONTACT, closed_at=None).values_list("body", "id")
    )
    mends: dict[UUID, list[str]] = {}
    for body, category in Ability.objects.filter(community=community).values_list("body_id", "category"):
        mends.setdefault(body, []).append(category)
    return tuple(
        Helper(str(body), body.code, body.kind, seat.id, seat.accounts[0], tuple(sorted(mends.get(body.id, ()))))
        for body in Body.objects.filter(community=community, valid_to=None).order_by("code")
        if (seat := posts.get(contact.get(body.id))) and seat.accounts
    )


def tellers_in(community: Community, spots: tuple[Spot, ...]) -> tuple[Teller, ...]:
    """Residents who have an account, in the order of their accounts."""
    standing = Standing.objects.filter(community_id=community.id, post_id=None, until=None).exclude(kind=WARD)
    people = dict(standing.exclude(person_id=None).order_by("account_id").values_list("account_id", "person_id"))
    here = {"community": community, "valid_to": None}
    home = dict(Membership.objects.filter(**here, person__in=people.values()).values_list("person_id", "household_id"))
    door = dict(Spell.objects.filter(**here, household__in=home.values()).values_list("household_id", "dwelling__path"))
    by_path = {spot.path: spot for spot in spots}
    return tuple(
        Teller(account, person, spot)
        for account, person in people.items()
        if (spot := by_path.get(door.get(home.get(person), "")[:BUILDING]))
    )
