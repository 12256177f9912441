"""A sub-district for tests, and a second one with a community of its own."""

from dataclasses import dataclass
from datetime import timedelta

from django.test import Client

from linli.engine.matters.actions.whistling import whistle
from linli.engine.matters.models import Part
from linli.engine.matters.queries import find_matter, parts_for
from linli.ground.accounts.models import Account
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community
from linli.ground.posts.above import make_region_post, regions_above, seat_above
from linli.ground.posts.actors import actor_for
from linli.ground.regions.models import Community, Region

STREET, OTHER = "610603001000", "610603002000"
WORDS, WHY = "请牵头城管来一趟，把路口的摊点引走。", "社区没有执法权。"


@dataclass(frozen=True, slots=True)
class Above:
    account: Account

    @property
    def actor(self):
        return actor_for(self.account)

    @property
    def client(self) -> Client:
        client = Client()
        client.force_login(self.account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client


def seat(code: str, username: str, kind: str = "region_lead") -> Above:
    with cross_community("a test seats somebody above"):
        account = Account.objects.create_account(username, "a long invented sentence", name="白亚宁", demo=True)
        seat_above(make_region_post(code, kind), account)
    return Above(account)


def other_street() -> Community:
    """Another sub-district of the same district, with one community."""
    with cross_community("a test lays another sub-district"):
        district = Region.objects.get(code="610603000000")
        street = Region.objects.create(code=OTHER, name="金明街道", level="subdistrict", parent=district)
        region = Region.objects.create(code="610603002001", name="河滨社区", level="community", parent=street)
        return Community.objects.create(region=region, number=9, name="河滨社区")


def blow(q, matter, *, role="secretary", words=WORDS, why=WHY, sort="hard", hours=72, **more) -> Part:
    actor = q.actor(role)
    return whistle(
        find_matter(actor, matter.id), regions_above(q.community.region.code)[0], actor=actor, community=q.community,
        sort=sort, words=words, why=why, due_at=now() + timedelta(hours=hours), category_title="占道经营", **more,
    )  # fmt: skip


def part_for(above: Above, part: Part) -> Part:
    return parts_for(above.actor).get(id=part.id)
