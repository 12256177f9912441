"""Who owns a new case and who must solve it, read once and asked for one case or for ten thousand."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext as _

from linli.ground.base.calendar import Table
from linli.ground.base.clock import now, today
from linli.ground.bodies.models import Ability, Body
from linli.ground.places.models import Place
from linli.ground.places.queries import divisions_on, prefixes
from linli.ground.posts.models import Post
from linli.ground.posts.words import PostKind
from linli.ground.regions.days import days_around
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for
from linli.work.cases import defaults
from linli.work.cases.leading import Ground, lead_on
from linli.work.cases.models import Category, Route
from linli.work.cases.routing import RouteFacts, fitting, hours_at
from linli.work.cases.words import Lead

FOR_CHILDREN = "I04"


class Owners:
    """The routes and posts of a community as they stand. `days` is the table of holidays the moments fall into."""

    def __init__(self, community: Community, *, days: Table | None = None, paths: Iterable[str] = ()):
        self.community, self._days, self._paths = community, days, set(paths)

    @cached_property
    def routes(self) -> list[RouteFacts]:
        rows = Route.objects.filter(community_id=self.community.id).select_related("place")
        return [
            RouteFacts(
                r.rank, r.note, r.category, r.place.path if r.place else "", r.source, r.to_post_id, r.to_kind,
                r.urgency, r.hours,
            )
            for r in rows
        ]  # fmt: skip

    @cached_property
    def posts(self) -> dict:
        """The community's own open posts, by id, in the order in which a grid chooses among them."""
        rows = Post.objects.filter(community_id=self.community.id, closed_at=None, body=None)
        return {post.id: post for post in rows.order_by("title", "id")}

    @cached_property
    def grids(self) -> dict[str, object]:
        """path → grid, of every place that is in one today."""
        rows = divisions_on(self.community.id, today())
        if self._paths:
            rows = rows.filter(place__path__in={above for path in self._paths for above in prefixes(path)})
        return dict(rows.values_list("place__path", "grid_id"))

    @cached_property
    def managed(self) -> list[str]:
        """Paths under which a property firm works; '' is everywhere."""
        still = Ability.objects.filter(community_id=self.community.id, body__kind=Body.Kind.PROPERTY)
        rows = still.exclude(body__valid_to__lt=today()).values_list("place__path", flat=True)
        return [path or "" for path in rows]

    def of(
        self, category: Category, place: Place | None, source: str, *, urgency: str = "", at: datetime | None = None,
        hours: str = "",
    ) -> tuple[Post, str]:  # fmt: skip
        """(post, reason): the first fitting route whose post is there, else somebody all the same. Never nobody."""
        facts = {
            "category": category.code, "path": place.path if place else "", "source": source,
            "urgency": urgency or category.urgency, "hours": hours or self.hours(at), "restricted": category.restricted,
        }  # fmt: skip
        for route in fitting(self.routes, **facts):
            if post := self._post_of(route, place):
                return post, _("按第 %(rank)d 条分派：%(note)s") % {"rank": route.rank, "note": route.note}
        return self._otherwise(category)

    def hours(self, at: datetime | None = None) -> str:
        """Whether it comes in while somebody is at work; only asked where a route depends on it."""
        if not any(route.hours for route in self.routes):
            return ""
        return hours_at(at or now(), self.opening, self.days)

    @cached_property
    def opening(self) -> dict[str, str]:
        return value_for(self.community, defaults.WORK_HOURS)

    @cached_property
    def days(self) -> Table:
        return self._days if self._days is not None else days_around()

    def _post_of(self, route: RouteFacts, place: Place | None) -> Post | None:
        if route.to_post:
            return self.posts.get(route.to_post)
        return self._first(route.to_kind, self.grid_of(place)) if place else None

    def grid_of(self, place: Place | None):
        """The grid of the place, its own or that of the nearest place above."""
        if place is None or place.kind == Place.Kind.GRID:
            return place and place.id
        return next((self.grids[p] for p in prefixes(place.path) if p in self.grids), None)

    def _first(self, kind: str, grid=None) -> Post | None:
        fits = (p for p in self.posts.values() if p.kind == kind and p.place_id == grid)
        return next(fits, None) if grid or kind in (PostKind.SECRETARY, PostKind.CHILD_OFFICER) else None

    def _otherwise(self, category: Category) -> tuple[Post, str]:
        """No route fits: the duty post; of what only few may see, the child officer or the secretary."""
        duty = next(p for p in self.posts.values() if p.is_duty)
        if not category.restricted:
            return duty, _("没有对上的分派规则，先由值班岗接着")
        officer = self._first(PostKind.CHILD_OFFICER) if category.code == FOR_CHILDREN else None
        if officer:
            return officer, _("孩子的事只让儿童主任和书记知道")
        return self._first(PostKind.SECRETARY) or duty, _("只让专人看的事，先交给书记")

    def ground_of(self, place: Place | None, *, indoors: bool = True) -> Ground:
        """Whose ground: the street, an estate with or without a firm, and of a door, whether behind it is meant."""
        if place is None:
            return Ground.UNKNOWN
        if place.kind == Place.Kind.GRID:
            return Ground.PUBLIC
        if place.kind == Place.Kind.DWELLING and indoors:
            return Ground.HOME
        return Ground.MANAGED if any(place.path.startswith(path) for path in self.managed) else Ground.UNMANAGED

    def lead_of(self, category: Category, place: Place | None, *, indoors: bool = True) -> Lead:
        """Who must solve it here."""
        return lead_on(category.lead, category.helpers, self.ground_of(place, indoors=indoors))
