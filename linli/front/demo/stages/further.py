"""The drawn communities, one after the other, each in a transaction of its own: land, seats, homes, and what happens."""

from datetime import date

from django.contrib.auth.hashers import make_password

from linli.engine.counts.folding import fold
from linli.engine.papers.working import uncollected
from linli.front.demo import plan
from linli.front.demo.drawn import SIGN_IN, Drawn, drawn
from linli.front.demo.housing import Homes, build
from linli.front.demo.limits import DAY, Limits, midnight
from linli.front.demo.lives import in_order, tell
from linli.front.demo.pouring import Pourer
from linli.front.demo.scene import scene_of
from linli.front.demo.signins import PASSWORD
from linli.front.demo.stages.history import TOUCHED
from linli.front.demo.stages.homes import BROUGHT
from linli.front.demo.stages.land import lay_community, lay_grids
from linli.front.demo.stages.links import link_community
from linli.front.demo.stages.routes import lay_routes_of
from linli.front.demo.stages.seats import make_bodies, make_posts, seat_holders
from linli.front.demo.town import SINCE
from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now, start_of
from linli.ground.base.ids import Drawing
from linli.ground.base.scope import cross_community
from linli.ground.base.statistics import refresh
from linli.ground.places.queries import grids_of
from linli.ground.regions.models import Community, Region

HAPPENS_FROM = date(2025, 1, 1)
A_YEAR = 0.35  # reports of a household
TELLERS = 40
SETTLE_EVERY = 10


def draw_further() -> None:
    """Nothing in the usual town. A community that is there is left as it is."""
    wanted = plan.current()
    hashed = make_password(PASSWORD) if wanted.drawn else ""
    fresh = [number for number in wanted.drawn if draw(number, wanted, hashed)]
    if fresh:
        settle_down()


def draw(number: int, wanted: plan.Plan, hashed: str) -> bool:
    """Says whether it was not there. Every so often the planner hears of what came, else it joins row by row."""
    with cross_community("a drawn community moves in"):
        if Community.objects.filter(number=number).exists():
            return False
        with wanted.stands_still(f"community/{number}"), uncollected():
            settle(drawn(number, wanted.chance(f"names/{number}")), wanted, hashed)
    if number % SETTLE_EVERY == 0:
        settle_down()
    return True


def settle_down() -> None:
    fold()
    refresh(*(model._meta.db_table for model in BROUGHT), *TOUCHED)


def settle(made: Drawn, wanted: plan.Plan, hashed: str) -> None:
    """From the grids to what is late today."""
    community = lay_community(made.town, street_of(made))
    lay_grids(made.town, community)
    accounts = make_accounts(made, hashed)
    posts = make_posts(made.town, community, make_bodies(made.town, community))
    seat_holders(made.town, community, posts, accounts)
    lay_routes_of(community)
    house(community, wanted)
    link_community(community)
    let_happen(community, wanted)


def street_of(made: Drawn) -> Region:
    code, name = made.street
    above = Region.objects.get(code=f"{code[:6]}000000")
    return Region.objects.get_or_create(code=code, defaults={"name": name, "level": "subdistrict", "parent": above})[0]


def make_accounts(made: Drawn, hashed: str) -> dict[str, Account]:
    """Three may sign in: who looks at the whole, who takes what comes, who is on the way."""
    mayenter = {f"c{made.town.number}-{word}" for word in SIGN_IN}
    closed = make_password(None)
    rows = Account.objects.bulk_create(
        Account(username=username, name=name, demo=True, password=hashed if username in mayenter else closed)
        for username, name in made.names.items()
    )
    return {row.username: row for row in rows}


def house(community: Community, wanted: plan.Plan) -> None:
    word = f"homes/{community.number}"
    homes = Homes(community.id, wanted.chance(word), Drawing(f"linli/{wanted.seed}/{word}"))
    build(homes, grids_of(community.id), wanted.households)
    homes.pour()
    closed = make_password(None)
    joined = homes.grown[:: max(1, len(homes.grown) // TELLERS)][:TELLERS]
    accounts = Account.objects.bulk_create(
        Account(username=f"c{community.number}-lin{n}", name=name, demo=True, password=closed)
        for n, (_, name) in enumerate(joined, 1)
    )
    Standing.objects.bulk_create(
        Standing(account_id=account.id, community_id=community.id, person_id=person, since=start_of(SINCE))
        for account, (person, _) in zip(accounts, joined, strict=True)
    )


def let_happen(community: Community, wanted: plan.Plan) -> None:
    """Reports of the last years up to this hour, more of them the nearer they are."""
    scene, until, word = scene_of(community), int(now().timestamp()), f"happens/{community.number}"
    limits, chance, first = Limits(scene.days, scene.usual), wanted.chance(word), midnight(HAPPENS_FROM)
    days = max(1, (until - first) // DAY)
    many = wanted.matters or int(wanted.households * A_YEAR * days / 365)
    told = (tell(chance, scene, limits, first + int(days * chance.random() ** 0.8) * DAY) for _ in range(many))
    lives = [life for life in told if life.at <= until]
    Pourer(scene, until, f"linli/{wanted.seed}/{word}").pour(in_order(lives))
