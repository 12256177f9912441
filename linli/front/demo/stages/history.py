"""What happened before this month: the fixed years, and what runs on from 2026 up to the moment of the town.

2023 to 2025 are the same in every town and carry the article's figures. What came by the hotline in 2024 and 2025 is in
its workbook, which its own importer reads: here is none of it.
"""

from datetime import date
from random import Random

from linli.engine.counts.folding import fold
from linli.front.demo import plan
from linli.front.demo.conflicts import conflicts, tell_conflict
from linli.front.demo.hotline import Order, outside_columns, tell_order
from linli.front.demo.limits import DAY, Limits, midnight, moment
from linli.front.demo.lives import Life, in_order, tell
from linli.front.demo.picturing import SHOWS, hang
from linli.front.demo.pouring import Pourer
from linli.front.demo.scene import Scene, scene_of
from linli.front.demo.town import TOWNS
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community
from linli.ground.base.statistics import refresh
from linli.ground.people.register.pouring import fresh, pour
from linli.ground.regions.models import Community, Counter
from linli.work.cases.models import Outside

RUNS_ON_FROM = date(2026, 1, 1)
FIXED = ((2023, 90), (2024, 110), (2025, 130))  # beside the conflicts and the hotline's orders
A_DAY = {1: 1.5, 2: 0.12}  # reports, where the usual towns go on
ORDERS_EVERY = 4  # days
LAST_WEEKS = 21  # are told one by one (`living`, `cases`)
PICTURED = 400  # days back; photos of all years would fill a small disk for nothing
TOUCHED = ("matters_matter", "matters_step", "matters_part", "cases_case")


def pour_history() -> None:
    """Each community in a transaction of its own, once."""
    for town in TOWNS:
        with cross_community("the demo's past is poured"):
            community = Community.objects.select_related("region").get(number=town.number)
            if once(community, "past"):
                pour_past(scene_of(community))
                refresh(*TOUCHED)
    fold()


def once(community: Community, what: str) -> bool:
    """Whether this is still to be poured. Noted in the same transaction, so it is poured as a whole or not at all."""
    return Counter.objects.get_or_create(community=community, word=f"demo-{what}")[1]


def pour_past(scene: Scene) -> None:
    limits, number = Limits(scene.days, scene.usual), scene.community.number
    until = int(now().timestamp())
    ordered = orders(scene, limits, until) if number == 1 else []
    lives = in_order(
        [*(fixed(scene, limits) if number == 1 else []), *running(scene, limits, until), *lives_of(ordered)]
    )
    lives = [life for life in lives if life.at <= until]
    word = f"linli/{plan.current().seed}/past/{number}"
    Pourer(scene, until, word).pour(lives)
    pour_outside(scene, ordered, until)
    give_pictures(scene, lives, until, word)


def fixed(scene: Scene, limits: Limits) -> list[Life]:
    """2023 to 2025, from a seed of their own."""
    found = [tell_conflict(scene, limits, told) for told in conflicts()]
    for year, many in FIXED:
        chance = Random(f"linli/{year}")
        first = midnight(date(year, 1, 1))
        found += [tell(chance, scene, limits, first + chance.randrange(365) * DAY) for _ in range(many)]
    return found


def running(scene: Scene, limits: Limits, until: int) -> list[Life]:
    """From 2026 to some weeks ago, day by day."""
    chance, number = plan.current().chance(f"running/{scene.community.number}"), scene.community.number
    found = []
    for day in range(midnight(RUNS_ON_FROM), until - LAST_WEEKS * DAY, DAY):
        found += [tell(chance, scene, limits, day) for _ in range(how_many(chance, A_DAY[number]))]
    return found


def how_many(chance: Random, mean: float) -> int:
    """Of a day: about so many."""
    return sum(chance.random() < mean / 4 for _ in range(4))


def orders(scene: Scene, limits: Limits, until: int) -> list[Order]:
    chance = plan.current().chance("orders")
    days = range(midnight(RUNS_ON_FROM) + DAY, until - DAY, ORDERS_EVERY * DAY)
    return [tell_order(chance, scene, limits, day, n) for n, day in enumerate(days, 1)]


def lives_of(ordered: list[Order]) -> list[Life]:
    return [order.life for order in ordered]


def pour_outside(scene: Scene, ordered: list[Order], until: int) -> None:
    """What the other system knows, after the matters it belongs to."""
    pour(Outside, [outside(scene, order, until) for order in ordered])


def outside(scene: Scene, order: Order, until: int) -> Outside:
    columns = outside_columns(order, until)
    times = {
        name: moment(at) if (at := columns[name]) else None
        for name in ("received_at", "due_at", "closed_at", "answered_at")
    }
    return fresh(Outside, scene.community.id, columns | times | {"matter_id": order.life.id})


def give_pictures(scene: Scene, lives: list[Life], until: int, word: str) -> None:
    """A report of the last year that can be shown is shown, every other time."""
    for n, life in enumerate(lives):
        if not life.photo and n % 2 and life.at > until - PICTURED * DAY:
            life.photo = SHOWS.get(life.category, "")
    hang(scene.community.id, lives, until, f"{word}/pictures")
