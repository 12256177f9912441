"""Change by which rule a case finds its owner: add, edit, move and drop routes. Cases already owned stay where they are."""

from django.db.models import Max
from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.posts.words import GRID_KINDS
from linli.work.cases.models import Route
from linli.work.cases.rules import may_decide

STEP = 10  # ranks are made far apart, so that they look like numbers of rules and not like a queue


def check_may_route(actor: Actor, community: int) -> None:
    if not may_decide(actor, community):
        raise Refused(_("分派规则由社区书记定。"))


def routes_of(community: int) -> list[Route]:
    """In the order in which they are tried."""
    return list(Route.objects.filter(community_id=community).select_related("place", "to_post").order_by("rank"))


def route_in(community: int, id) -> Route:
    found = Route.objects.filter(community_id=community, id=id).select_related("place", "to_post").first()
    if found is None:
        raise NotThere()
    return found


def save_route(
    route: Route, *, actor: Actor, category: str, place: Place | None, source: str, to_post: Post | None,
    to_kind: str, note: str, urgency: str = "", hours: str = "",
) -> Route:  # fmt: skip
    """Write a new rule at the end, or an old one where it stands. One target, never two and never none."""
    check_may_route(actor, route.community_id)
    if bool(to_post) == bool(to_kind):
        raise Invalid(_("交给一个岗位，或交给当地网格上的人，选一样。"))
    if to_kind and to_kind not in GRID_KINDS or to_post and (to_post.closed_at or to_post.body_id):
        raise Invalid(_("请选一个还在的岗位。"))
    route.category, route.place, route.source, route.note = category, place, source, note.strip()
    route.urgency, route.hours = urgency, hours
    route.to_post, route.to_kind = to_post, to_kind
    if route._state.adding:
        last = Route.objects.filter(community_id=route.community_id).aggregate(last=Max("rank"))["last"] or 0
        route.rank = last + STEP
    route.save()
    return route


def move_route(route: Route, *, actor: Actor, up: bool) -> bool:
    """Change places with the neighbour; at the end nothing happens."""
    check_may_route(actor, route.community_id)
    rows = list(Route.objects.filter(community_id=route.community_id).select_for_update().order_by("rank"))
    at = next(n for n, row in enumerate(rows) if row.id == route.id)
    other = at - 1 if up else at + 1
    if not 0 <= other < len(rows):
        return False
    here = Route.objects.filter(community_id=route.community_id)
    mine, theirs = rows[at].rank, rows[other].rank
    here.filter(id=rows[at].id).update(rank=-1)  # two rules never stand at one rank, not even for a moment
    here.filter(id=rows[other].id).update(rank=mine)
    here.filter(id=rows[at].id).update(rank=theirs)
    return True


def drop_route(route: Route, *, actor: Actor) -> None:
    """The rule is no more. What no rule fits goes to the duty post."""
    check_may_route(actor, route.community_id)
    Route.objects.filter(community_id=route.community_id, id=route.id).delete()
