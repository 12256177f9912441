"""How a low floor lets a high floor act: by declarations in registries, never by imports.

Apps fill the registries in `apps.py: ready()`; engine and front read them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


class Registry(Generic[T]):
    """What was declared, by word, in the order of declaration. A word is declared once."""

    def __init__(self, name: str):
        self.name, self._by_word = name, {}

    def add(self, thing: T, word: str | None = None) -> T:
        word = word or thing.word  # type: ignore[attr-defined]
        if word in self._by_word and self._by_word[word] != thing:
            raise ValueError(f"{self.name}: {word!r} is declared twice")
        self._by_word[word] = thing
        return thing

    def __getitem__(self, word: str) -> T:
        return self._by_word[word]

    def get(self, word: str) -> T | None:
        return self._by_word.get(word)

    def __iter__(self) -> Iterator[T]:
        return iter(self._by_word.values())

    def __contains__(self, word: str) -> bool:
        return word in self._by_word

    def words(self) -> list[str]:
        return list(self._by_word)


@dataclass(frozen=True)
class Keeping:
    """What happens to the personal data of one model when the person asks, moves or is no more."""

    model: str  # app_label.Model
    person: str  # path to the person: "person", "membership.person", "self", "account"
    purpose: str
    basis: str  # the law or duty it rests on
    retention: str  # how long, in words: "while registered + 2 years"
    erase: str  # blank | drop | keep
    merge: str  # move | keep
    leave: str  # end | keep | hand on

    @property
    def word(self) -> str:
        return self.model

    @property
    def days(self) -> int:
        """After how many days the clock forgets it; 0 where it goes with another row (see `forgettings`)."""
        found = forgettings.get(self.model)
        return found.days if found else 0


@dataclass(frozen=True)
class Forgetting:
    """What the clock does to rows whose time is over. Declared in an app's `forgetting.py`, which is found by its name."""

    model: str  # app_label.Model, one that has a Keeping
    days: int = 0
    since: str = ""  # path to the column in which the time begins: "ended_on", "matter__stage_at"
    where: Mapping[str, Any] = field(default_factory=dict)  # only these rows
    blanks: Mapping[str, Any] = field(default_factory=dict)  # what stands there afterwards; empty: the rows go
    first: Callable[[int | None, list], None] | None = None  # (community, ids): what must go before them
    goes_with: str = ""  # the model whose forgetting takes these rows along; then nothing else is said

    @property
    def word(self) -> str:
        return self.model


@dataclass(frozen=True)
class SealedColumn:
    """A column whose values are sealed, and for which purpose: what a turn of the keys has to seal anew."""

    model: str  # app_label.Model
    column: str
    purpose: str

    @property
    def word(self) -> str:
        return f"{self.model}.{self.column}"


@dataclass(frozen=True)
class SealedElsewhere:
    """Sealed values inside another package's rows. Undeclared, they would be lost with the key that closed them."""

    word: str
    purpose: str
    values: Callable[[], Iterable[tuple[Any, bytes]]]  # (where, sealed)
    put: Callable[[Any, bytes, bytes], None]  # (where, old, new): only if the old one still stands there


@dataclass(frozen=True)
class Menu:
    """One entry of the side menu. `shown(actor)` decides, `count(actor)` may add a number (0 = none)."""

    word: str
    title: str
    url: str  # url name
    icon: str
    shown: Callable[[Any], bool]
    order: int = 50
    count: Callable[[Any], int] | None = None


@dataclass
class Desk:
    """Whose 今天 is put together. What several panels need is looked up once, by `once`."""

    actor: Any
    community: Any
    asked: Mapping[str, str]  # the words of the address
    found: dict[str, Any] = field(default_factory=dict)

    def once(self, word: str, look: Callable[[], Any]) -> Any:
        if word not in self.found:
            self.found[word] = look()
        return self.found[word]

    @property
    def is_whole(self) -> bool:
        return self.actor.sees_whole(self.community.id)


@dataclass(frozen=True)
class Panel:
    """One card of 今天. `facts(desk)` fills its template, in at most two queries; None: it is not on this desk.

    `wide` are the columns of twelve it would like; a row that is not full is stretched.
    """

    word: str
    template: str
    facts: Callable[[Desk], dict | None]
    order: int = 50
    wide: int = 4


@dataclass(frozen=True)
class Opener:
    """Who may fetch a file of this word: `may(actor, community, file id)` answers after its own check."""

    word: str
    may: Callable[[Any, int, Any], bool]


@dataclass(frozen=True)
class Telling:
    """What the pages of imports say of one sort of workbook. Words are translated where they are shown."""

    counts: Mapping[str, str]  # what a report counts, with its measure word: "%d 人"
    on_button: tuple[str, ...]  # of these, what a click will bring
    errors: Mapping[str, str]  # with the cure
    repairs: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    noticed: Mapping[str, str] = field(default_factory=dict)
    twice: str = ""  # of two rows that are one: %(sheet)s %(row)s %(first)s
    figures: str = ""  # the template of its figures
    choose: str = ""  # beside the field for the file
    same: str = ""  # what counts as the same
    listing: str = ""  # url name of the page where what came in is looked at


@dataclass(frozen=True)
class Importer:
    """How one sort of workbook becomes rows: read (pure) → plan → write (returns written rows)."""

    word: str
    title: str
    read: Callable[..., Any]
    write: Callable[..., Any]
    undo: Callable[..., Any]
    may: Callable[[Any], bool]
    telling: Telling | None = None


@dataclass(frozen=True)
class Scheduled:
    """Work the clock owes: runs as keeper, at most once per due time over all processes."""

    word: str
    every: int  # seconds
    run: Callable[[], None]


@dataclass(frozen=True)
class Counted:
    """A flow that is counted by deltas: its word and what one unit is."""

    word: str
    title: str
    unit: str
    definition: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of an answer to a search: what is shown of it, where it leads, and which persons it shows."""

    title: str
    line: str = ""
    plate: str = ""
    ways: tuple[tuple[str, UUID], ...] = ()  # (url name, id), best first: the first page that exists is linked
    subjects: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Searchable:
    """What one word of the house answers to a typed text: `find(ask)`, at most `ask.most` + 1 hits, all within scope.

    Who is shown stands in `Hit.subjects`; the search itself logs the reading, once for the whole answer.
    """

    word: str
    title: str
    find: Callable[[Any], list[Hit]]
    order: int = 50


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a public text must not say, from sign to sign of it; `subjects` are the persons it may mean.

    A `strict` one is never talked away: the words have to go. The others may stand with the person's consent.
    """

    start: int
    end: int
    kind: str
    why: str
    subjects: tuple[UUID, ...] = ()
    strict: bool = True


@dataclass(frozen=True)
class Finder:
    """Finds one sort of thing in a text that is to be public: `find(community, plain)`, see `publish.plain`."""

    word: str
    find: Callable[[Any, Any], list[Finding]]


@dataclass(frozen=True)
class Cure:
    """How a no may be cured: a page to go to. `url(actor, facts)` builds its address from the facts of the error."""

    word: str  # "minor": the file of a minor
    title: str
    url: Callable[[Any, dict], str]


@dataclass(frozen=True)
class Section:
    """One card on the page of a household or person. `facts(actor, row)` fills its template; None: not shown."""

    word: str
    of: str  # household | person
    template: str
    facts: Callable[[Any, Any], dict | None]
    order: int = 50


@dataclass(frozen=True)
class Leaver:
    """What ends when persons leave the register, or when a household does: in the same transaction, through the pen."""

    word: str  # app_label.Model
    persons: Callable[[Any, list], None] | None = None  # (pen, person ids)
    households: Callable[[Any, list], None] | None = None  # (pen, household ids)


@dataclass(frozen=True)
class Reach:
    """Persons somebody may see beyond his posts, for a time and under everybody's eyes."""

    word: str
    persons: Callable[[Any], frozenset]  # (actor) → person ids


keepings: Registry[Keeping] = Registry("keepings")
forgettings: Registry[Forgetting] = Registry("forgettings")
sealed_columns: Registry[SealedColumn] = Registry("sealed columns")
sealed_elsewhere: Registry[SealedElsewhere] = Registry("sealed elsewhere")
menus: Registry[Menu] = Registry("menus")
panels: Registry[Panel] = Registry("panels")
openers: Registry[Opener] = Registry("openers")
importers: Registry[Importer] = Registry("importers")
scheduled: Registry[Scheduled] = Registry("scheduled")
counted: Registry[Counted] = Registry("counted")
searchables: Registry[Searchable] = Registry("searchables")
finders: Registry[Finder] = Registry("finders")
cures: Registry[Cure] = Registry("cures")
sections: Registry[Section] = Registry("sections")
leavers: Registry[Leaver] = Registry("leavers")
reaches: Registry[Reach] = Registry("reaches")
