"""Which community a page is about."""

from linli.ground.base.errors import NotThere
from linli.ground.base.prepared import Prepared, columns
from linli.ground.regions.models import Community

BY_ID = Prepared(lambda key: Community.objects.filter(id=key).values_list(*columns(Community, "region")))
BY_NUMBER = Prepared(lambda key: Community.objects.filter(number=key).values_list(*columns(Community, "region")))


def community_of(request) -> Community | None:
    """The community of the address, else of the actor's post, else the first he belongs to. Read once a request."""
    if not hasattr(request, "_community"):
        seat = request.actor.main_seat
        id = seat.community if seat and seat.community else min(request.actor.communities, default=None)
        request._community = request.community or (id and with_region(id)) or None
    return request._community


def public_community(request) -> Community:
    """The community of an address /c/<n>/; NotThere for a number nobody has."""
    if request.community is None:
        raise NotThere()
    return request.community


def with_region(id: int) -> Community:
    found = community_where(BY_ID, id)
    if found is None:
        raise Community.DoesNotExist
    return found


def community_where(question: Prepared, key: int) -> Community | None:
    """One community with its region, by a question that is compiled once: every page asks it."""
    return next(iter(question.of(Community, "region", key=key)), None)
