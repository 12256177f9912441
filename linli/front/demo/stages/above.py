"""The sub-district: somebody sits there, a community blew its whistle, and the numbers are told for the first time."""

from datetime import timedelta
from uuid import NAMESPACE_URL, uuid5

from linli.engine.counts.models import RollUp
from linli.engine.matters.actions.answering import accept_part
from linli.engine.matters.actions.whistling import talk_back, whistle
from linli.engine.matters.models import Part
from linli.engine.matters.queries import parts_for
from linli.front.demo.town import SINCE
from linli.ground.accounts.models import Account
from linli.ground.base.clock import now, set_to
from linli.ground.base.declare import scheduled
from linli.ground.base.scope import APP, cross_community, scope
from linli.ground.posts.above import make_region_post, regions_above, seat_above
from linli.ground.posts.actors import actor_for
from linli.ground.posts.models import RegionHolding
from linli.ground.posts.words import PostKind
from linli.ground.regions.models import Community
from linli.work.cases.actions import report_case

STREET, LEADER = "610603001000", "jiedao"
TOLD = ("counts.fold", "street.standing", "street.flows")
KEY = uuid5(NAMESPACE_URL, "linli-demo/whistle")


def look_from_above() -> None:
    """Once; a rerun finds it done."""
    with cross_community("the sub-district of the demo is given its leader"):
        leader = Account.objects.get(username=LEADER)
        if not RegionHolding.objects.filter(account_id=leader.id).exists():
            seat_above(make_region_post(STREET, PostKind.REGION_LEAD), leader, since=SINCE)
        community = Community.objects.select_related("region").get(number=1)
        blown = Part.objects.filter(community_id=community.id, role=Part.Role.ABOVE).exists()
        secretary = Account.objects.get(username="shuji")
    if not blown:
        with set_to(now() - timedelta(hours=5)):
            blow(community, secretary)
        with set_to(now() - timedelta(hours=3)):
            ask_back(leader)


def tell_above() -> None:
    """The numbers of a town that stands whole, for the first time; from then on the clock tells them."""
    with cross_community("see whether the sub-district was told anything yet"):
        told = RollUp.objects.filter(word="raised").exists()
    for word in () if told else TOLD:
        scheduled[word].run()


def blow(community: Community, secretary: Account) -> None:
    """Stalls on the footpath: the community talks them away, on the next day they are back."""
    actor = actor_for(secretary)
    with scope(actor.communities, actor.scopes, role=APP):
        matter = report_case(
            actor=actor, community=community, category="F03", place=None, source="patrol", client_key=KEY,
            words="校门口人行道又摆满了摊子，孩子放学只能走车道。劝走了，第二天又来。", spot="小学门口人行道",
        )  # fmt: skip
        whistle(
            matter, regions_above(community.region.code)[0], actor=actor, community=community, sort="hard",
            words="请牵头城管、市场监管来一趟，把校门口的摊点引到农贸市场里去。", why="社区没有执法权，劝了三回又回来。",
            wanted="城管、市场监管", due_at=now() + timedelta(days=3), category_title="占道经营/流动摊贩",
        )  # fmt: skip


def ask_back(leader: Account) -> None:
    """The sub-district takes it, and asks what it needs to know."""
    actor = actor_for(leader)
    with scope(actor.communities, actor.scopes, role=APP):
        part = parts_for(actor).order_by("asked_at").first()
        accept_part(part, actor=actor, said="接了，约城管明天到场。")
        part.refresh_from_db(from_queryset=parts_for(actor))
        talk_back(part, actor=actor, said="几点到几点摆得最多？我们好安排人。")
