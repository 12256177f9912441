"""What a kind of matter is: few fixed stages, free steps that land on them, and who may take which. Pure data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from linli.ground.access.actor import Actor
from linli.ground.base.declare import Registry
from linli.ground.base.words import N_


class Stage(StrEnum):
    """Where any matter stands. Inbox, overdue list and roll-ups need no more than this."""

    RAISED = "raised"
    OWNED = "owned"
    WORKING = "working"
    DONE = "done"
    CONFIRMED = "confirmed"
    ENDED = "ended"


RAISED, OWNED, WORKING, DONE, CONFIRMED, ENDED = Stage
OPEN = (RAISED, OWNED, WORKING)  # somebody has to do something
LIVE = (*OPEN, DONE)  # done still waits for the raiser's word
STAGE_TITLES = {
    RAISED: N_("等人接"),
    OWNED: N_("有人管了"),
    WORKING: N_("正在办"),
    DONE: N_("办好了，等评"),
    CONFIRMED: N_("办结"),
    ENDED: N_("结束了"),
}


class Outcome(StrEnum):
    """How a matter ended."""

    CONFIRMED = "confirmed"
    UNANSWERED = "unanswered"
    WITHDRAWN = "withdrawn"
    NOT_OURS = "not_ours"
    REFUSED = "refused"
    TAKEN_BACK = "taken_back"
    JOINED = "joined"
    VERIFIED = "verified"


OUTCOME_TITLES = {
    Outcome.CONFIRMED: N_("居民认可了"),
    Outcome.UNANSWERED: N_("没等到回话，先结"),
    Outcome.WITHDRAWN: N_("自己撤回了"),
    Outcome.NOT_OURS: N_("不归社区管，已告知去处"),
    Outcome.REFUSED: N_("没有同意"),
    Outcome.TAKEN_BACK: N_("收回了"),
    Outcome.JOINED: N_("和另一件并到一起了"),
    Outcome.VERIFIED: N_("另有一人看过，办好了"),
}


PAUSE, RESUME, ESCALATE = "pause", "resume", "escalate"  # steps the engine itself takes of any kind that has them


class WaitsFor(StrEnum):
    """Why the clocks of a matter stand."""

    RAISER = "raiser"
    PARTY = "party"
    WEATHER = "weather"
    MATERIAL = "material"
    FUNDS = "funds"


WAIT_TITLES = {
    WaitsFor.RAISER: N_("等报事的人回话"),
    WaitsFor.PARTY: N_("等别的单位"),
    WaitsFor.WEATHER: N_("等天气"),
    WaitsFor.MATERIAL: N_("等材料"),
    WaitsFor.FUNDS: N_("等经费"),
}


class Whistle(StrEnum):
    """Why a community calls those above it (吹哨报到)."""

    DAILY = "daily"
    HARD = "hard"
    URGENT = "urgent"


WHISTLE_TITLES = {
    Whistle.DAILY: N_("日常哨：老是解决不了的事"),
    Whistle.HARD: N_("攻坚哨：要几家一起上的事"),
    Whistle.URGENT: N_("应急哨：等不得的事"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule may look at: plain values, no rows."""

    community: int
    stage: Stage
    owner: UUID
    raised_by: int | None
    grid: UUID | None = None
    restricted: bool = False
    open_parts: int = 0
    sent_back: int = 0
    id: UUID | None = None
    merged: bool = False  # goes on as another one
    seen_by: frozenset[str] = frozenset()  # kinds of posts that may see it although it is restricted


@dataclass(frozen=True)
class Predicate:
    """A sentence about an actor and a matter that is true or not; composed by &, | and ~."""

    test: Callable[[Actor, Facts], bool]

    def __call__(self, actor: Actor, facts: Facts) -> bool:
        return bool(self.test(actor, facts))

    def __and__(self, other):
        return Predicate(lambda a, f: self(a, f) and other(a, f))

    def __or__(self, other):
        return Predicate(lambda a, f: self(a, f) or other(a, f))

    def __invert__(self):
        return Predicate(lambda a, f: not self(a, f))


@dataclass(frozen=True)
class Move:
    """One step somebody may take: from which stages, to which (None = stays), who may, what must be said or shown."""

    word: str
    title: str  # what the button says
    told: str  # what the trail says once it is done
    source: tuple[Stage, ...]
    target: Stage | None
    may: Predicate
    needs: tuple[str, ...] = ()  # "said", "photo"
    outcome: Outcome | None = None
    inner: bool = False  # not shown to the raiser
    button: bool = True  # offered on the page; else taken by another action or the clock
    reopens: bool = False  # leads out of what is over; without a target: back to where it was before
    acknowledges: bool = False  # from now on somebody has it: the first clock is met
    answers: bool = False  # the raiser reads something of substance: the second clock is met


@dataclass(frozen=True, slots=True)
class Rise:
    """How a matter that is late goes up: after how long to each next post, and from the last one out of the house."""

    each: str  # a limit: "1wd"
    beyond: str = ""  # a limit; empty: it stays in the community
    within: str = "3wd"  # what those above are given
    what: str = ""  # the matter in words that name nobody: its category


@dataclass(frozen=True)
class Kind:
    """A kind of matter. `after` lists what follows a step, in reading order, in the same transaction."""

    word: str
    title: str
    moves: tuple[Move, ...]
    confirm_hours: int = 7 * 24  # how long the raiser is waited for once it is done
    confirm_setting: str = ""  # the setting by which a community decides that otherwise
    parts_done: str = ""  # the step taken when the last part is done
    closed_by: str = ""  # the step the clock takes when nobody answers
    rise: Callable[[Any], Rise] | None = None  # of a matter; None: a late one goes nowhere
    after: Mapping[str, tuple[Callable[..., Any], ...]] = field(default_factory=dict)
    page: str = ""  # url name of its page for staff
    own_page: str = ""  # url name of its page for who raised it, by the community's number and the id
    public_title: Callable[[Any], str] | None = None  # what who only follows it may read in place of the raiser's words

    def knows(self, word: str) -> bool:
        """Whether it has this step."""
        return any(m.word == word for m in self.moves)

    def move(self, word: str) -> Move:
        """One move; KeyError for a word this kind does not know."""
        found = {m.word: m for m in self.moves}
        return found[word]


kinds: Registry[Kind] = Registry("kinds")


def register(kind: Kind) -> Kind:
    """Make a kind known. Called from the app's `ready()` by importing its `kind` module."""
    words = [m.word for m in kind.moves]
    if len(words) != len(set(words)):
        raise ValueError(f"{kind.word}: a step is named twice")
    return kinds.add(kind)
