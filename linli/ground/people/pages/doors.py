"""From what somebody writes of a door to the place."""

import re

from django.utils.translation import gettext as _

from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid
from linli.ground.base.widths import half_width
from linli.ground.people.queries import doors_seen
from linli.ground.places.models import STEP, Place

NOISE = re.compile(r"[\s\-–—/，,]|单元|室|房|号")


def buildings_of(actor: Actor, community: int) -> list[tuple]:
    """(id, line) of the buildings (and estates of single doors) the actor sees, in the order of the tree."""
    rows = Place.objects.filter(community_id=community, kind__in=("estate", "building"), closed_at=None)
    return list(rows.filter(doors_seen(actor)).order_by("path").values_list("id", "line"))


def door_named(community: int, building: str, room: str) -> Place:
    """The one dwelling of this building whose door says so; `Invalid` tells what to write instead."""
    above = Place.objects.filter(community_id=community, id=building).first()
    doors = Place.objects.under(above).filter(kind=Place.Kind.DWELLING, closed_at=None) if above else ()
    wanted = plain(room)
    found = [d for d in doors if wanted in (plain(d.line[len(above.line) :]), plain(d.name))]
    whole = [d for d in found if wanted == plain(d.line[len(above.line) :])]
    if len(whole or found) == 1:
        return (whole or found)[0]
    if found:
        raise Invalid(_("这栋楼有好几扇门叫“%(room)s”，请把单元也写上。") % {"room": room})
    raise Invalid(_("这栋楼里没有“%(room)s”这扇门。再看一眼单元和房号；新的门要先在楼栋里添上。") % {"room": room})


def plain(text: str) -> str:
    """1单元 301室 = 1-301 = 1301."""
    return NOISE.sub("", half_width(text)).upper()


def building_path(path: str) -> str:
    """The building a door stands in: estate and building of its path."""
    return path[: 2 * STEP]
