"""Bodies, posts, accounts and who holds what. After this stage everybody who works here can sign in."""

from django.contrib.auth.hashers import make_password

from linli.front.demo.signins import NEIGHBOURS, PASSWORD, SIGN_INS
from linli.front.demo.town import NAMES, SINCE, TOWNS, Town
from linli.ground.accounts.models import Account
from linli.ground.base.scope import cross_community
from linli.ground.bodies.models import Ability, Body
from linli.ground.places.models import Place
from linli.ground.posts.actions import appoint, settle_acting
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.words import PostKind
from linli.ground.regions.models import Community


def fill_seats() -> None:
    """Accounts first, then for each community its bodies, its posts and their holders."""
    with cross_community("the demo towns are given their people"):
        accounts = make_accounts()
        for town in TOWNS:
            community = Community.objects.get(number=town.number)
            bodies = make_bodies(town, community)
            posts = make_posts(town, community, bodies)
            seat_holders(town, community, posts, accounts)


def make_accounts() -> dict[str, Account]:
    """One account per name. Only those of `SIGN_INS` have a password."""
    names = NAMES | {neighbour.username: neighbour.name for neighbour in NEIGHBOURS}
    elders = {neighbour.username for neighbour in NEIGHBOURS if neighbour.elder}
    open_ = {sign_in.username for sign_in in SIGN_INS}
    known = {a.username: a for a in Account.objects.filter(username__in=list(names))}
    # Hashed once: everybody may read this password, and a salt for each would take seconds.
    hashed = make_password(PASSWORD) if open_ - known.keys() else ""
    for username in (name for name in names if name not in known):  # in one order: their numbers follow it
        known[username] = Account.objects.create(
            username=username, name=names[username], demo=True,
            password=hashed if username in open_ else make_password(None),
            mode=Account.Mode.ELDER if username in elders else Account.Mode.NORMAL,
        )  # fmt: skip
    return known


def make_bodies(town: Town, community: Community) -> dict[int, Body]:
    """number → body, each with what it is able to mend."""
    made: dict[int, Body] = {}
    for plan in town.bodies:
        facts = {"kind": plan.kind, "name": plan.name, "short": plan.short, "phone": plan.phone}
        made[plan.number], fresh = Body.objects.get_or_create(
            community=community, code=f"{town.code}{plan.number:04}", defaults=facts | {"parent": made.get(plan.above)}
        )
        if fresh:
            abilities = (Ability(community=community, body=made[plan.number], category=c) for c in plan.mends)
            Ability.objects.bulk_create(abilities)
    return made


def make_posts(town: Town, community: Community, bodies: dict[int, Body]) -> dict[str, Post]:
    """title → post; a post stands after the one above it."""
    grids = {g.number: g for g in Place.objects.filter(community=community, kind=Place.Kind.GRID)}
    made: dict[str, Post] = {}
    for chair in town.chairs:
        facts = {"place": grids.get(chair.grid), "body": bodies.get(chair.body), "above": made.get(chair.above)}
        made[chair.title], _ = Post.objects.get_or_create(
            community=community, kind=chair.kind, title=chair.title,
            defaults=facts | {"is_duty": chair.kind == PostKind.DUTY},
        )  # fmt: skip
    return made


def seat_holders(town: Town, community: Community, posts: dict[str, Post], accounts: dict[str, Account]) -> None:
    """Appoint who does not sit yet. A seat that somebody was moved from by hand is left as it is."""
    before = set(Holding.objects.filter(community=community).values_list("post_id", flat=True))
    for chair in town.chairs:
        for username in chair.held_by:
            if posts[chair.title].id not in before:
                appoint(posts[chair.title], accounts[username], since=SINCE)
    settle_acting(community.id)
