"""One row of an export made an order, or the reasons why it stays out. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta

from linli.ground.base.clock import SHANGHAI
from linli.ground.base.widths import half_width
from linli.ground.people.roster.tidy import text_of
from linli.work.cases.outside.columns import LONGEST, Columns
from linli.work.cases.outside.words import ANONYMOUS, COMPLAINT, DISSATISFIED, DONE, NO, SOURCE_OF, YES
from linli.work.cases.words import Source

Finding = tuple[str, str]  # the field and the word of an error
NOTHING: dict[str, str] = {}
_MOMENT = re.compile(
    r"([12][0-9]{3})\D{1,2}([01]?[0-9])\D{1,2}([0-3]?[0-9])日?(?:[\sT]*([0-2]?[0-9])[:时]([0-5]?[0-9])(?:[:分]([0-5]?[0-9])秒?)?分?)?"
)
_FIRST_DAY_OF_EXCEL = datetime(1899, 12, 30)
_DAYS_OF_EXCEL = (36526, 73050)  # 2000 to 2099
_IN_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|\?)")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_AFTER_DONE = re.compile(r"^[:：,，。;；\s]+")


@dataclass(frozen=True, slots=True)
class Order:
    """What another system asks of us, tidy; as far as it says, what came of it."""

    row: int
    sheet: str
    source: str
    number: str
    received: datetime
    called: str = field(repr=False)
    anonymous: bool
    phone: str = field(repr=False)
    address: str
    words: str = field(repr=False)
    category: str
    due: datetime | None
    closed: datetime | None
    is_closed: bool
    result: str = field(repr=False)
    contacted: bool | None
    solved: bool | None
    satisfied: str

    @property
    def key(self) -> tuple[str, str]:
        """By which it is known again."""
        return self.source, self.number

    @property
    def is_complaint(self) -> bool:
        return self.category.startswith(COMPLAINT)

    @property
    def is_dissatisfied(self) -> bool:
        return self.satisfied in DISSATISFIED

    def with_news_of(self, later: "Order") -> "Order":
        """The same order told once more further down: what the later row knows of the end is added."""
        known = {
            name: value
            for name in ("closed", "result", "contacted", "solved", "satisfied")
            if (value := getattr(later, name)) not in ("", None)
        }
        return replace(self, **known, is_closed=self.is_closed or later.is_closed)


def order_of(cells: Sequence[object], row: int, sheet: str, columns: Columns) -> Order | tuple[Finding, ...]:
    """The order, or what is wrong with the row."""
    raw = {word: cells[at] if at < len(cells) else "" for word, at in columns.place.items()}
    text = {word: text_of(cell) for word, cell in raw.items()}
    said = lambda word: text.get(word, "")  # noqa: E731
    moments = {word: moment_of(raw.get(word, "")) for word in ("received", "due", "closed")}
    source = SOURCE_OF.get(half_width(said("source")), "") if said("source") else Source.HOTLINE
    if errors := tuple(_errors(text, moments, source)):
        return errors
    called, is_closed, result = said("called"), *result_of(said("result"))
    anonymous = not called or called in ANONYMOUS
    return Order(
        row=row, sheet=sheet, source=source, number=half_width(said("number")), received=moments["received"],
        called="" if anonymous else called, anonymous=anonymous, phone="" if anonymous else said("phone"),
        address=said("address"), words=said("words"), category=said("category"), due=moments["due"],
        closed=moments["closed"], is_closed=is_closed or moments["closed"] is not None, result=result,
        contacted=yes_or_no(said("contacted")), solved=yes_or_no(said("solved")), satisfied=said("satisfied"),
    )  # fmt: skip


def _errors(text: dict[str, str], moments: dict, source: str) -> Iterator[Finding]:
    for word, said in text.items():
        if _IN_ERROR.fullmatch(said):
            yield word, "cell_error"
        elif _UNSEEN.search(said):
            yield word, "unseen_signs"
        elif len(said) > LONGEST.get(word, 2000):
            yield word, "too_long"
    if not text.get("number"):
        yield "number", "number_missing"
    if not text.get("words"):
        yield "words", "words_missing"
    if not text.get("received"):
        yield "received", "received_missing"
    for word in ("received", "due", "closed"):
        if text.get(word) and moments[word] is None and not _IN_ERROR.fullmatch(text[word]):
            yield word, f"{word}_unread"
    if moments["received"] and moments["due"] and moments["due"] < moments["received"]:
        yield "due", "due_before"
    if not source:
        yield "source", "source_unknown"


def moment_of(cell: object) -> datetime | None:
    """2024-01-05 10:47:00, 2024/1/5 10:47, 2024年1月5日 10时47分, a date cell, a bare serial number: Shanghai's clock."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=SHANGHAI).astimezone(UTC)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        first, last = _DAYS_OF_EXCEL
        there = _FIRST_DAY_OF_EXCEL + timedelta(seconds=round(cell * 86400)) if first <= cell <= last else None
        return there and there.replace(tzinfo=SHANGHAI).astimezone(UTC)
    found = _MOMENT.fullmatch(half_width(text_of(cell)))
    if not found:
        return None
    year, month, day, *clock = (int(bit or 0) for bit in found.groups())
    try:
        return datetime.combine(datetime(year, month, day), time(*clock), SHANGHAI).astimezone(UTC)
    except ValueError:
        return None


def result_of(said: str) -> tuple[bool, str]:
    """Whether it is done, and the answer given: 已办结:已解释说明 → (True, 已解释说明). 办理中 says nothing yet."""
    done = next((word for word in DONE if said.startswith(word)), "")
    if done:
        return True, _AFTER_DONE.sub("", said[len(done) :])
    return False, ""


def yes_or_no(said: str) -> bool | None:
    return True if said in YES else False if said in NO else None
