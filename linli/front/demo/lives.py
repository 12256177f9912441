"""How a matter lives from its report to its end: made up event by event, without a database, the same from one seed.

Every life is told to its end. `pouring` writes only what has happened by a moment: a life cut off there is a matter
still open, so what is due, late or waiting falls out by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from random import Random
from uuid import UUID

from linli.front.demo.limits import DAY, HOUR, MINUTE, Limits, awake, day_at
from linli.front.demo.sayings import Saying, reported, said
from linli.front.demo.scene import Helper, Scene, Seated, Spot, Teller
from linli.ground.posts.words import PostKind
from linli.work.cases.kind import CASE
from linli.work.cases.words import ByWay, Source

UNANSWERED = 7 * DAY  # then the clock closes what nobody rated
WINTER = (1, 2, 3, 11, 12)
HEATING = "C04"
TO_OTHERS = ("J", "K", "I06", "I07", "L06")  # now and then not the community's: it tells whom to ask
# How often something is told, where it is not once.
OFTEN = {
    "A02": 7, "A04": 4, "B01": 4, "B02": 5, "B04": 5, "C01": 3, "C04": 14, "D01": 7, "D02": 5, "D03": 3, "E01": 8,
    "E02": 3, "E04": 4, "E05": 3, "G01": 5, "G02": 3, "G03": 4, "G04": 3, "I02": 4, "I05": 3, "J01": 5, "J02": 4,
    "J03": 3, "I06": 4, "L01": 4, "L06": 5, "H05": 0.2, "H06": 0.2, "I04": 0.2, "I08": 0.1, "G05": 0.4, "L05": 0.4,
}  # fmt: skip
SOURCES = (Source.RESIDENT, Source.PHONE, Source.WINDOW, Source.PATROL, Source.HELPER, Source.SLIP)
HOW_OFTEN = (38, 24, 14, 12, 7, 5)
CALLED = "王大爷 李阿姨 张师傅 刘奶奶 陈姐 杨叔 赵阿姨 周大爷 吴师傅 孙奶奶 一位租户 一位邻居".split()
KNOWN = frozenset(move.word for move in CASE.moves)  # a life takes no step the product does not know
HOURS = (7, 8, 8, 9, 9, 10, 10, 11, 12, 13, 14, 15, 15, 16, 17, 18, 18, 19, 19, 20, 21)  # when people report


@dataclass(slots=True)
class Event:
    """One step: when (seconds), which word, by whom. `part` says which of those asked it is about."""

    at: int
    word: str
    said: str = ""
    why: str = ""
    account: int | None = None
    post: UUID | None = None
    by: str = ""
    part: int = -1
    due: int = 0  # promised anew with this step


@dataclass(slots=True)
class Asked:
    """Somebody outside who was asked. How far he got is read off the events."""

    helper: Helper
    words: str
    due: int
    role: str = "handler"


@dataclass(slots=True)
class Life:
    at: int
    category: str
    urgency: str
    spot: Spot | None
    owner: Seated
    owner_why: str
    source: str
    saying: Saying
    due: int
    acknowledge_by: int
    answer_by: int
    account: int | None = None  # who raised it
    person: UUID | None = None
    called: str = ""
    by_way: str = ""
    stars: int = 0
    solved: bool = True
    photo: str = ""  # the drawing that shows it
    columns: dict = field(default_factory=dict)  # of its matter, where they do not follow from its events
    number: str = ""
    id: UUID | None = None
    events: list[Event] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


def tell(chance: Random, scene: Scene, limits: Limits, day: int) -> Life:
    """A matter reported on a day (seconds of its midnight in Shanghai)."""
    life = report(chance, scene, limits, day)
    if chance.random() < 0.015 and life.source == Source.RESIDENT:
        add(life, life.at + 2 * HOUR, "withdraw", account=life.account)
        return life
    at = awake(life.at + int(chance.lognormvariate(3.6, 0.8)) * MINUTE)
    take(life, at, "accept", said(chance, "accept") if chance.random() < 0.3 else "", chance)
    if life.category.startswith(TO_OTHERS) and chance.random() < 0.12:
        take(life, awake(at + HOUR), "refer", said(chance, "refer"), chance)
        return life
    share = 1.05 + chance.random() if chance.random() < 0.08 else 0.06 + 0.86 * chance.random() ** 1.6
    end = max(at + HOUR, life.at + int((life.due - life.at) * share))
    end = work_through(chance, scene, life, at, end)
    hear(chance, limits, life, end)
    return life


def report(chance: Random, scene: Scene, limits: Limits, day: int) -> Life:
    """Who tells what of which place, and by which route it finds its owner."""
    at = day + chance.choice(HOURS) * HOUR + chance.randrange(60) * MINUTE
    category = a_category(chance, scene, at)
    source = chance.choices(SOURCES, HOW_OFTEN)[0]
    teller = chance.choice(scene.tellers) if scene.tellers and source in (Source.RESIDENT, Source.HELPER) else None
    if teller is None and source in (Source.RESIDENT, Source.HELPER):
        source = Source.PHONE
    spot = teller.spot if teller else chance.choice(scene.spots)
    if category.startswith(("J", "K", "L")) and chance.random() < 0.5:
        spot = None
    life = begin(scene, limits, at, category, spot, source, reported(chance, category))
    raise_by(chance, scene, life, teller)
    return life


def begin(scene: Scene, limits: Limits, at: int, category: str, spot: Spot | None, source: str, words: Saying) -> Life:
    """A matter with its owner and its three promises, and no step yet."""
    owner, why = scene.owner(category, spot and spot.grid)
    urgency = scene.categories[category].urgency
    return Life(at, category, urgency, spot, owner, why, source, words, *limits.promised(at, urgency))


def raise_by(chance: Random, scene: Scene, life: Life, teller: Teller | None) -> None:
    """The first step, and whose it is: a resident's own, or written down by staff for somebody."""
    if teller:
        life.account = teller.account
        if life.source == Source.RESIDENT:
            life.person = teller.person
        else:
            life.by_way, life.called = chance.choice((ByWay.NEIGHBOUR, ByWay.FAMILY)), chance.choice(CALLED)
        add(life, life.at, "raise", life.saying.words, life.owner_why, account=life.account)
        return
    if life.source == Source.SLIP:
        add(life, life.at, "raise", life.saying.words, life.owner_why)
        return
    grid = life.spot and scene.by_grid.get((life.spot.grid, PostKind.GRID_WORKER))
    seat = grid if grid and life.source == Source.PATROL else scene.first(PostKind.DUTY)
    life.account = chance.choice(seat.accounts or scene.first(PostKind.DUTY).accounts)
    if life.source != Source.PATROL:
        life.called, life.by_way = chance.choice(CALLED), ByWay.CLERK
    add(life, life.at, "raise", life.saying.words, life.owner_why, life.account, seat.id, seat.title)


def a_category(chance: Random, scene: Scene, at: int) -> str:
    """Heating is told of in winter only."""
    codes, weights = how_often(tuple(sorted(scene.categories)), day_at(at).month in WINTER)
    return chance.choices(codes, weights)[0]


@cache
def how_often(codes: tuple[str, ...], winter: bool) -> tuple[list[str], list[float]]:
    told = [code for code in codes if winter or code != HEATING]
    return told, [OFTEN.get(code, 1) for code in told]


def work_through(chance: Random, scene: Scene, life: Life, at: int, end: int) -> int:
    """From the first look to the day it is done; says when that was."""
    end = awake(end)
    able = [helper for helper in scene.helpers if helper.is_able_to(life.category)]
    beats = evenly(chance, at, end, 6)
    if life.answer_by < end and chance.random() < 0.8:  # mostly the first word comes in time
        beats[0] = min(beats[0], max(at + MINUTE, awake(life.answer_by - HOUR)))
        take(life, beats[0], "work", said(chance, "work"), chance)
    for beat in beats[1 : chance.choice((1, 1, 2))]:
        take(life, beat, "work", said(chance, "work"), chance)
    if not able or chance.random() < 0.3:
        take(life, max(end, life.events[-1].at + 20 * MINUTE), "fix", said(chance, "fix"), chance)
        return life.events[-1].at
    part = ask(chance, life, chance.choice(able), beats[2], max(end, beats[3] + HOUR))
    if chance.random() < 0.06:
        answer(life, beats[3], "part_decline", part, said(chance, "part_decline"))
        take(life, max(end, beats[4]), "fix", said(chance, "fix"), chance)
        return life.events[-1].at
    answer(life, beats[3], "part_accept", part, said(chance, "part_accept"))
    done = answer(life, max(end, beats[4]), "part_done", part, said(chance, "part_done"))
    add(life, done.at, "fix", account=done.account, by=done.by)
    return done.at


def evenly(chance: Random, start: int, end: int, steps: int) -> list[int]:
    """Moments between the two, in order and none of them at night, the last well before the end."""
    width = max(end - start, HOUR) // (steps + 1)
    beats, last = [], start
    for n in range(1, steps + 1):
        last = max(awake(start + n * width - chance.randrange(width // 2 + 1)), last + 5 * MINUTE)
        beats.append(last)
    return beats


def hear(chance: Random, limits: Limits, life: Life, at: int) -> None:
    """What the neighbour says of it: content, not yet, or nothing."""
    if chance.random() < 0.07 and life.source not in (Source.SLIP, Source.PATROL):
        back = awake(at + 6 * HOUR + chance.randrange(2 * DAY))
        add(life, back, "back", said(chance, "back"), account=life.account).due = limits.due(back, life.urgency)
        at = awake(back + DAY + chance.randrange(3 * DAY))
        take(life, at, "fix", said(chance, "fix"), chance)
    word = "verify" if life.source == Source.SLIP else "rate"
    if chance.random() < 0.3 or word not in KNOWN:
        add(life, at + UNANSWERED, "close")
    elif word == "verify":
        add(life, awake(at + DAY), "verify", "去看过了，办好了。", by=life.owner.title)
    else:
        life.stars = 3 if chance.random() < 0.17 else 5
        life.solved = chance.random() < 0.96
        words = said(chance, "thanks" if life.stars == 5 else "soso") if chance.random() < 0.6 else ""
        add(life, awake(at + HOUR + chance.randrange(4 * DAY)), "rate", words, account=life.account)


def add(
    life: Life, at: int, word: str, said: str = "", why: str = "", account=None, post=None, by="", part=-1
) -> Event:
    event = Event(at, word, said, why, account, post, by, part)
    life.events.append(event)
    return event


def take(life: Life, at: int, word: str, said: str, chance: Random, why: str = "") -> Event:
    """A step of the owner's."""
    return add(life, at, word, said, why, chance.choice(life.owner.accounts), life.owner.id, life.owner.title)


def ask(chance: Random, life: Life, helper: Helper, at: int, due: int, words: str = "") -> int:
    """Somebody outside is asked; says which part that is."""
    life.asked.append(Asked(helper, words or said(chance, "ask"), due))
    take(life, at, "ask", life.asked[-1].words, chance, helper.name).part = len(life.asked) - 1
    return len(life.asked) - 1


def answer(life: Life, at: int, word: str, part: int, said: str) -> Event:
    helper = life.asked[part].helper
    return add(life, at, word, said, account=helper.account, by=helper.name, part=part)


def in_order(lives: Iterable[Life]) -> list[Life]:
    """As they were reported: so they are numbered."""
    return sorted(lives, key=lambda life: life.at)
