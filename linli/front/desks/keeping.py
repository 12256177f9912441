"""今天 is kept until something changed, for a minute at most: it is opened far more often than work is done.

What may change it leaves a mark: every step of a matter is a new row, every change of a post, a holding or a grid
counts its version up. One question reads all marks; the minute is for what changes by itself, because time goes on.
"""

from collections import OrderedDict
from collections.abc import Callable

from django.db.models import Count, IntegerField, Subquery, Sum, UUIDField
from django.utils.translation import get_language

from linli.engine.matters.models import Step
from linli.engine.matters.queries import sight_of
from linli.ground.base.clock import now
from linli.ground.base.declare import Desk
from linli.ground.base.prepared import Prepared
from linli.ground.places.models import Place
from linli.ground.posts.models import Holding, Post
from linli.ground.regions.models import Community
from linli.work.cases.models import Outside

MOST, MINUTE = 200, 60
_kept: OrderedDict[tuple, object] = OrderedDict()


def _of(rows, measure):
    """One number of one table, as a column."""
    counted = rows.order_by().values("community_id").annotate(mark=measure)
    return Subquery(counted.values("mark"), output_field=IntegerField())


def _marks(community):
    here = {"community_id": community}
    last = Step.objects.filter(**here).order_by("-id").values("id")[:1]
    return Community.objects.filter(id=community).values_list(
        Subquery(last, output_field=UUIDField()),
        _of(Holding.objects.filter(**here), Sum("version")),
        _of(Post.objects.filter(**here), Sum("version")),
        _of(Place.objects.filter(**here, kind=Place.Kind.GRID), Sum("version")),
        _of(Outside.objects.filter(**here), Count("answered_at")),
    )


MARKS = Prepared(_marks)


def kept(desk: Desk, make: Callable[[], object]):
    """What was made for the same eyes, while nothing has changed."""
    sight = tuple(tuple(v) if isinstance(v, list) else v for v in sight_of(desk.actor).values())
    minute = int(now().timestamp()) // MINUTE
    asked = desk.asked.get("grid", "")[:6]
    key = (get_language(), sight, asked, minute, MARKS.first(community=desk.community.id))
    if key not in _kept:
        _kept[key] = make()
        if len(_kept) > MOST:
            _kept.popitem(last=False)
    return _kept[key]


def forget() -> None:
    """Nothing is kept any longer: for who counts what a fresh desk asks."""
    _kept.clear()
