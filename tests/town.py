"""A small town for tests: two communities of one sub-district, each with every role, a grid or two and a few doors.

Invented people; ID numbers of area 999999; mobiles of 154.
"""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.test import Client

from linli.ground.access.actor import Actor
from linli.ground.accounts.models import Account, Standing
from linli.ground.accounts.proof import mark_proved
from linli.ground.base.scope import cross_community
from linli.ground.bodies.models import Ability, Body
from linli.ground.people.models import Person
from linli.ground.places.models import Division, Place
from linli.ground.posts.actions import appoint
from linli.ground.posts.actors import actor_for
from linli.ground.posts.models import Post
from linli.ground.regions.models import Community, Region
from linli.work.cases.catalogue import load_categories
from linli.work.cases.models import Route

STAFF = ("secretary", "duty", "clerk", "worker1", "owner1", "worker2")
EVERYBODY = (*STAFF, "unit", "unit2", "resident", "neighbour")
PASSWORD = "a long invented sentence"


@dataclass
class Quarter:
    """One community and everybody in it, by role: `worker1` looks after grid 1, `neighbour` is another resident."""

    community: Community
    grids: list[Place] = field(default_factory=list)
    buildings: list[Place] = field(default_factory=list)  # one per grid
    posts: dict[str, Post] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)

    @property
    def id(self) -> int:
        return self.community.id

    def actor(self, role: str) -> Actor:
        """As the middleware would build it on a page that is not narrowed."""
        return actor_for(self.accounts[role])

    def client(self, role: str) -> Client:
        client = Client()
        client.force_login(self.accounts[role], backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        mark_proved(session)  # as somebody who just came in
        session.save()
        return client


@dataclass
class TwoCommunities:
    first: Quarter
    second: Quarter

    @cached_property
    def both(self):
        return (self.first, self.second)


def build() -> TwoCommunities:
    """Make the town as keeper, the way set-up and the command line do."""
    with cross_community("a test builds its town"):
        street = regions()
        load_categories(Region.objects.get(code="610000000000"))
        return TwoCommunities(
            quarter(street, 1, "610603001002", "富民街社区"), quarter(street, 2, "610603001199", "向阳社区")
        )


def regions() -> Region:
    """The chain from the province down to the sub-district."""
    above = None
    for code, name, level in (
        ("610000000000", "陕西省", "province"),
        ("610600000000", "延安市", "city"),
        ("610603000000", "安塞区", "district"),
        ("610603001000", "真武洞街道", "subdistrict"),
    ):
        above = Region.objects.create(code=code, name=name, level=level, parent=above)
    return above


def quarter(street: Region, number: int, code: str, name: str) -> Quarter:
    region = Region.objects.create(code=code, name=name, level="community", parent=street)
    community = Community.objects.create(region=region, number=number, name=name, phone="0911-9990000")
    q = Quarter(community)
    for n in (1, 2):
        add_grid(q, n)
    add_bodies(q)
    add_posts(q)
    for role in EVERYBODY:
        add_account(q, role)
    Route.objects.create(community=community, rank=10, to_kind="grid_worker", note="谁的网格谁来管")
    return q


def add_grid(q: Quarter, n: int) -> None:
    grid = Place.objects.create(
        community=q.community,
        kind="grid",
        name=f"第{n}网格",
        path=f"g00{n}",
        key=f"grid/{n}",
        line=f"第{n}网格",
        number=n,
    )
    estate = Place.objects.create(
        community=q.community, kind="estate", name=f"小区{n}", path=f"000{n}", key=f"小区{n}", line=f"小区{n}"
    )
    building = Place.objects.create(
        community=q.community,
        kind="building",
        name="1号楼",
        parent=estate,
        path=f"000{n}0001",
        key=f"小区{n}/1",
        line=f"小区{n} 1号楼",
    )
    Division.objects.create(community=q.community, grid=grid, place=estate, valid_from=date(2020, 1, 1))
    q.grids.append(grid)
    q.buildings.append(building)


def add_bodies(q: Quarter) -> None:
    code = q.community.region.code
    for key, n, name in (("unit", 1, "延宏物业"), ("unit2", 2, "区市政所")):
        body = Body.objects.create(
            community=q.community, kind="property" if n == 1 else "unit", name=name, code=f"{code}{n:04}"
        )
        Ability.objects.create(community=q.community, body=body, category="A" if n == 1 else "B")
        q.bodies[key] = body


def add_posts(q: Quarter) -> None:
    make = lambda **f: Post.objects.create(community=q.community, **f)  # noqa: E731
    posts = q.posts
    posts["secretary"] = make(kind="secretary", title="社区书记")
    posts["duty"] = make(kind="duty", title="值班岗", is_duty=True, above=posts["secretary"])
    posts["clerk"] = make(kind="clerk", title="社区工作者", above=posts["secretary"])
    posts["owner1"] = make(kind="grid_owner", title="一网格包格支委", place=q.grids[0], above=posts["secretary"])
    posts["worker1"] = make(kind="grid_worker", title="一网格 网格员", place=q.grids[0], above=posts["owner1"])
    posts["worker2"] = make(kind="grid_worker", title="二网格 网格员", place=q.grids[1], above=posts["secretary"])
    for key in ("unit", "unit2"):
        posts[key] = make(kind="unit_contact", title=f"{q.bodies[key].name} 联系岗", body=q.bodies[key])


NAMES = dict(
    secretary="高晓梅",
    duty="惠敏",
    clerk="石小兰",
    worker1="马丽",
    owner1="任志强",
    worker2="雷小军",
    unit="曹师傅",
    unit2="贺工",
    resident="秦福来",
    neighbour="罗秀英",
)


def add_account(q: Quarter, role: str) -> None:
    account = Account.objects.create_account(f"{role}-{q.community.number}", PASSWORD, name=NAMES[role], demo=True)
    q.accounts[role] = account
    if role in q.posts:
        appoint(q.posts[role], account, since=date(2024, 1, 1))
        return
    person = Person.objects.create(community=q.community, name=NAMES[role], sort_key=NAMES[role])
    Standing.objects.create(account_id=account.id, community_id=q.id, person_id=person.id)
