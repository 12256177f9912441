"""When an outside body's time is over, so is its people's: its posts are held to its last day and not longer."""

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from linli.ground.accounts.models import Standing
from linli.ground.base.clock import end_of
from linli.ground.bodies.ending import ends, on_end
from linli.ground.bodies.models import Body
from linli.ground.posts.actions import end_holding
from linli.ground.posts.models import Holding


def _beyond(body: Body, on: date):
    """Holdings of the body's posts that would outlast the day."""
    longer = Q(valid_to=None) | Q(valid_to__gt=on)
    rows = Holding.objects.filter(longer, community_id=body.community_id, post__body=body)
    return rows.select_related("post")


def tell(body: Body, on: date) -> list[str]:
    return [_("“%(name)s”（%(post)s）做到这一天。") % {"name": h.name, "post": h.post.title} for h in _beyond(body, on)]


def end_with(body: Body, on: date) -> None:
    """A term that would begin later never begins."""
    for holding in _beyond(body, on):
        if holding.valid_from <= on:
            end_holding(holding, on=on, why=Holding.Why.TERM, whole_day=True)
        else:
            end_holding(holding, on=holding.valid_from, why=Holding.Why.TERM)
            rows = Standing.objects.filter(account_id=holding.account_id, post_id=holding.post_id)
            rows.filter(since__gte=end_of(on)).update(until=end_of(on))


on_end.add(tell, word="posts")
ends.add(end_with, word="posts")
