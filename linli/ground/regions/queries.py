"""Which community a page is about."""

from linli.ground.base.errors import NotThere
from linli.ground.regions.models import Community


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
    return Community.objects.select_related("region").get(id=id)
