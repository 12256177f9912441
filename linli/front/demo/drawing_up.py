"""Draw a town by a plan: only into an empty folder or one that already holds this very town."""

from collections.abc import Callable

from django.conf import settings

from linli.front.demo import plan
from linli.front.demo.growth import grow
from linli.ground.accounts.models import Account
from linli.ground.base.errors import Invalid, Refused
from linli.ground.base.words import N_
from linli.ground.regions.models import Community

MOST_COMMUNITIES, MOST_HOUSEHOLDS, MOST_MATTERS = 1_000, 20_000, 1_000_000


def draw_up(wanted: plan.Plan, tell: Callable[[str], None] = lambda line: None) -> None:
    """Grow this town. Called again with the same plan it completes what is missing; with another it is refused."""
    check_size(wanted)
    check_place(wanted)
    plan.keep(wanted)
    grow(tell)


def check_size(wanted: plan.Plan) -> None:
    if not plan.OWN <= wanted.communities <= MOST_COMMUNITIES:
        raise Invalid(N_("社区数从 2 到 1000：头两个是有名字的，其余是画出来的。"))
    if not 1 <= wanted.households <= MOST_HOUSEHOLDS:
        raise Invalid(N_("每个社区的户数从 1 到 20000。"))
    if not 0 <= wanted.matters <= MOST_MATTERS:
        raise Invalid(N_("每个社区的事情从 0 到 1000000 件；0 是按户数来。"))


def check_place(wanted: plan.Plan) -> None:
    """Invented people never stand among real ones, and two towns never in one folder."""
    if not settings.DEMO:
        raise Refused(N_("这里不是演示，不能放进虚构的人。请另设一个空的资料文件夹：LINLI_DATA=…"))
    if Account.objects.filter(demo=False).exists():
        raise Refused(N_("库里有真实的账号，不能放进虚构的人。请另设一个空的资料文件夹：LINLI_DATA=…"))
    if Community.objects.exists() and plan.kept() != wanted:
        raise Refused(N_("这个资料文件夹里已有另一座演示城。请另设一个空的资料文件夹：LINLI_DATA=…"))
