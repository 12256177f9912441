"""Grow the town stage by stage. A kill at any moment loses at most the stage that was under way; a rerun completes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from linli.engine.counts.folding import fold
from linli.front.demo import growing, plan
from linli.front.demo.stages.above import look_from_above, tell_above
from linli.front.demo.stages.cases import tell_stories
from linli.front.demo.stages.further import draw_further
from linli.front.demo.stages.history import pour_history
from linli.front.demo.stages.homes import bring_homes
from linli.front.demo.stages.joined import let_some_join
from linli.front.demo.stages.land import lay_land
from linli.front.demo.stages.links import link_homes
from linli.front.demo.stages.living import pour_living
from linli.front.demo.stages.orders import bring_orders
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
    Stage(N_("有账号的居民"), let_some_join),
    Stage(N_("这几年的事"), pour_history),
    Stage(N_("这几天的事"), tell_stories),
    Stage(N_("街道"), look_from_above),
    Stage(N_("手上停着、并着、往上报的事"), pour_living),
    Stage(N_("别的社区"), draw_further),
    Stage(N_("问自己资料的人"), tell_of_rights),
    Stage(N_("热线转来的工单"), bring_orders),
    Stage(N_("告诉街道的数"), tell_above),
)


def grow(tell: Callable[[str], None] = lambda line: None) -> None:
    """All stages in order; each says how long it took. Outside demo mode nothing invented is ever written."""
    if not settings.DEMO:
        raise Refused(N_("这里不是演示，不能放进虚构的人。"))
    if not (growing.is_whole() and Community.objects.exists()):  # a data folder may outlive its database
        growing.say_growing()
    with one_at_a_time(), plan.by(plan.kept() or plan.USUAL) as wanted:
        for stage in STAGES:
            began = time.monotonic()
            with wanted.stands_still(stage.run.__name__):
                stage.run()
            tell(f"{stage.title} {time.monotonic() - began:.1f} s")
        fold()  # else a town drawn twice would differ in what the clock has not folded yet
        growing.say_whole()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [GROWING])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s)", [GROWING])
