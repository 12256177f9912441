"""Grow the town stage by stage. A kill at any moment loses at most the stage that was under way; a rerun completes."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from linli.front.demo import growing
from linli.front.demo.stages.above import look_from_above
from linli.front.demo.stages.cases import tell_stories
from linli.front.demo.stages.homes import bring_homes
from linli.front.demo.stages.land import lay_land
from linli.front.demo.stages.links import link_homes
from linli.front.demo.stages.rights import tell_of_rights
from linli.front.demo.stages.routes import lay_routes
from linli.front.demo.stages.seats import fill_seats
from linli.ground.base.errors import Refused
from linli.ground.base.words import N_
from linli.ground.regions.models import Community

# Any number will do, as long as two that grow the same database take the same one.
GROWING = 0x11A712


@dataclass(frozen=True, slots=True)
class Stage:
    title: str
    run: Callable[[], None]


STAGES = (
    Stage(N_("地方和网格"), lay_land),
    Stage(N_("组织、岗位和人"), fill_seats),
    Stage(N_("分派规则"), lay_routes),
    Stage(N_("家家户户"), bring_homes),
    Stage(N_("每一户的联系人"), link_homes),
    Stage(N_("这几天的事"), tell_stories),
    Stage(N_("问自己资料的人"), tell_of_rights),
    Stage(N_("街道"), look_from_above),
)


def grow(tell: Callable[[str], None] = lambda line: None) -> None:
    """All stages in order; each says how long it took. Outside demo mode nothing invented is ever written."""
    if not settings.DEMO:
        raise Refused(N_("这里不是演示，不能放进虚构的人。"))
    if not (growing.is_whole() and Community.objects.exists()):  # a data folder may outlive its database
        growing.say_growing()
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [GROWING])
    try:
        for stage in STAGES:
            began = time.monotonic()
            stage.run()
            tell(f"{stage.title} {time.monotonic() - began:.1f} s")
        growing.say_whole()
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [GROWING])
