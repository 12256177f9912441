"""Whoever leaves the register stands nowhere and holds no post from that day on."""

from uuid import UUID

from django.db.models import Q

from linli.ground.accounts.models import Standing
from linli.ground.base.clock import now, today
from linli.ground.base.masks import mask_name
from linli.ground.people.pen import Pen
from linli.ground.posts.actions import settle_acting
from linli.ground.posts.models import Holding


def end_standings(pen: Pen, persons: list[UUID]) -> None:
    """No account stands for the person, as himself or as his guardian."""
    for standing in Standing.objects.filter(community_id=pen.community, person_id__in=persons).standing_at(now()):
        pen.alter(standing, until=now())


def end_holdings(pen: Pen, persons: list[UUID]) -> None:
    """His posts are vacant; who is next above stands for them at once."""
    rows = Holding.objects.filter(
        Q(valid_to=None) | Q(valid_to__gte=today()), community_id=pen.community, ended_at=None
    )
    ended = False
    for holding in rows.filter(person_id__in=persons).select_related("post"):
        seats = Standing.objects.filter(account_id=holding.account_id, post_id=holding.post_id, acting=False)
        for standing in seats.standing_at(now()):
            pen.alter(standing, until=now())
        pen.alter(holding, valid_to=max(pen.on, holding.valid_from), ended_at=now(), ended_why=Holding.Why.LEFT)
        pen.say("holding", who=mask_name(holding.name), post=holding.post.title)
        ended = True
    if ended:
        settle_acting(pen.community)
