"""The hotline's workbook of 2024 and 2025 comes in through the importer of such orders, as a clerk would bring it in."""

from linli.engine.papers.actions import import_now
from linli.front.demo.stages.homes import SOURCES, is_in
from linli.ground.accounts.models import Account
from linli.ground.base.scope import cross_community
from linli.ground.posts.actors import actor_for
from linli.ground.regions.models import Community

TOWN, FILE, BROUGHT_BY, IMPORTER = 1, "hotline-orders.xlsx", "gongzuo", "orders"


def bring_orders() -> None:
    """Once."""
    with cross_community("the demo's orders of the hotline come in"):
        community = Community.objects.get(number=TOWN)
        if not is_in(community, FILE):
            actor = actor_for(Account.objects.get(username=BROUGHT_BY))
            import_now(community.id, SOURCES / FILE, word=IMPORTER, actor=actor)
