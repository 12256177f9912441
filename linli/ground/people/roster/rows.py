"""Tidy rows of a sheet, whatever its layout: `lines` has found the rows and filled in their place."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date

from linli.ground.base import citizen_id
from linli.ground.base.clock import today
from linli.ground.people.roster import tidy
from linli.ground.people.roster.address import Door, door_of, split_address
from linli.ground.people.roster.columns import FIELDS, LONGEST, Columns
from linli.ground.people.roster.layout import Layout
from linli.ground.people.roster.lines import lines_of
from linli.ground.people.roster.parts import Spot
from linli.ground.people.roster.reading import Cell, Sheet

Finding = tuple[str, str]  # the field and the word of an error or a repair

_NOTHING = dict.fromkeys(FIELDS, "")
_SHORT = min(LONGEST.values())
_DOOR = frozenset(("compound", "building", "unit", "room", "address"))
_EARLIEST, _LATEST = 1901, 2100
_IN_ERROR = frozenset(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#?"))
_UNSEEN_SIGNS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd"
)
_UNSEEN = re.compile(f"[{_UNSEEN_SIGNS}]")
_SUSPICIOUS = re.compile(f"[#{_UNSEEN_SIGNS}]")
_DECEASED = re.compile("去世|死亡|病故|亡故|已故|过世")
_MOVED_AWAY = re.compile("搬走|已搬|搬离|搬出|迁出|迁走")


@dataclass(slots=True)
class Row:
    """One line of the roster, tidy. A row with errors stays out until it is corrected."""

    spot: Spot
    columns: Columns = field(repr=False)
    grid: str
    door: Door
    head: str
    relation: str
    relation_said: str
    name: str
    sex: str
    id_number: str = field(repr=False)
    born: date | None = field(repr=False)
    ethnicity: str
    politics: str
    party_member: bool
    education: str
    marriage: str
    work: str
    phones: tuple[tuple[str, str], ...] = field(repr=False)
    hukou: str
    hukou_here: bool | None
    tenure: str
    note: str
    errors: tuple[Finding, ...] = ()
    repairs: tuple[Finding, ...] = ()
    cells: list[Cell] = field(default_factory=list, repr=False, compare=False)  # as they stood, place filled in

    @property
    def id_is_wrong(self) -> bool:
        return any(field == "id_number" for field, _ in self.errors)

    @property
    def is_vacant(self) -> bool:
        """Nobody is named and nothing is said of anybody: an empty flat, not a mistake."""
        return not (self.name or self.id_number or self.relation_said or self.phones or self.sex)


def rows_of(sheet: Sheet, layout: Layout) -> Iterator[Row]:
    """The rows below the head that tell of somebody or of a door."""
    columns, estate, grid, day = layout.columns, layout.estate, layout.grid, today()
    for number, cells in lines_of(sheet, layout):
        yield row_of(cells, number, sheet.name, columns, estate=estate, grid=grid, day=day)


def row_of(
    cells: list[Cell], number: int, sheet: str, columns: Columns, *, estate: str = "", grid: str = "",
    day: date | None = None,
) -> Row:  # fmt: skip
    """One row of cells made tidy and checked. Nothing is decided here that needs another row. Nobody is born after `day`."""
    text = _NOTHING | {word: tidy.text_of(cells[at]) for word, at in columns.place.items() if at < len(cells)}
    spoilt = tuple(_spoilt(text))
    text |= {word: "" for word, _ in spoilt}
    if estate and not text["address"]:
        text["compound"] = estate
    if text["given"] and not text["name"]:
        text["name"] = text["surname"] + text["given"]
    name, name_was_spaced = tidy.tidy_name("" if tidy.tenure_of(text["name"]) == "vacant" else text["name"])
    phones, phone_words = tidy.phones_of(text["phone"]) if text["phone"] else ((), ())
    row = Row(
        cells=cells,
        spot=Spot(sheet, number),
        columns=columns,
        grid=text["grid"] or grid,
        door=_door(text),
        head=tidy.tidy_name(text["head"])[0],
        relation=tidy.relation_of(text["relation"]),
        relation_said=text["relation"],
        name=name,
        sex=tidy.sex_of(text["sex"]),
        id_number="",
        born=tidy.born_on(_cell(cells, columns, "born")),
        ethnicity=text["ethnicity"],
        politics=text["politics"],
        party_member=tidy.is_party_member(text["politics"], text["party_mark"]),
        education=text["education"],
        marriage=text["marriage"],
        work=text["work"],
        phones=phones,
        hukou=text["hukou"],
        hukou_here=_hukou_here(text),
        tenure=tidy.tenure_of(text["tenure"]),
        note=text["note"],
        repairs=(("name", "name_blanks"),) * name_was_spaced + tuple(("phone", word) for word in phone_words),
    )
    _read_id(row, "" if ("id_number", "cell_error") in spoilt else _cell(cells, columns, "id_number"), day)
    _read_born(row, text["born"], day)
    _read_note(row)
    row.errors += (*spoilt, *_missing(row, {word for word, _ in spoilt}), *_too_long(text))
    return row


def _spoilt(text: dict[str, str]) -> Iterator[Finding]:
    """Cells the spreadsheet could not reckon, and cells with signs nobody sees: they make two names of one."""
    if not _SUSPICIOUS.search("\n".join(text.values())):
        return
    for word, said in text.items():
        if said in _IN_ERROR:
            yield word, "cell_error"
        elif _UNSEEN.search(said) and word != "id_number":  # there they are taken out, and the check sign tells
            yield word, "unseen_signs"


def _cell(cells: list[Cell], columns: Columns, word: str) -> Cell:
    """The cell as the file holds it: a number and a text that looks like it are not the same."""
    at = columns.place.get(word, len(cells))
    return cells[at] if at < len(cells) else ""


def _door(text: dict[str, str]) -> Door:
    """The door, from its own cells or else from the whole address in one (some sheets put it under 门牌)."""
    if not text["building"] and (found := split_address(text["address"] or text["room"])):
        compound, *below = found
        return door_of(compound or text["compound"], *below)
    return door_of(text["compound"], text["building"], text["unit"], text["room"])


def _hukou_here(text: dict[str, str]) -> bool | None:
    said = tidy.yes_or_no(text["hukou_here"])
    return text["hukou"] == "本社区" if said is None and text["hukou"] else said


def _read_id(row: Row, cell: Cell, day: date | None) -> None:
    """Take the number from its cell, and from the number the day of birth and, where none is said, the sex."""
    if tidy.is_number(cell):
        row.id_number = tidy.text_of(cell)
        row.errors += (("id_number", "id_digits_lost"),)
        return
    # A leading tab is the clerk's guard against the office software, in text files; not worth a remark.
    row.id_number, repairs = citizen_id.tidied(str(cell).removeprefix("\t")) if cell else ("", ())
    if not row.id_number:
        return
    row.repairs += tuple(("id_number", word) for word in repairs)
    problem = citizen_id.problem_of(row.id_number, day)
    if problem:
        row.errors += (("id_number", problem),)
    else:
        _compare_with_id(row)


def _compare_with_id(row: Row) -> None:
    """The ID's date of birth stands; of the sex, what the column says stands. Differences are shown."""
    born, sex = citizen_id.birth_of(row.id_number), citizen_id.sex_of(row.id_number)
    if row.born and row.born != born:
        row.repairs += (("born", "birth_differs_from_id"),)
    if row.sex and row.sex != sex:
        row.repairs += (("sex", "sex_differs_from_id"),)
    row.born, row.sex = born, row.sex or sex


def _read_born(row: Row, said: str, day: date | None) -> None:
    """1900 and 9999 are what programs put where nothing was known; a day to come is a slip that somebody must look up."""
    if row.born and not _EARLIEST <= row.born.year <= _LATEST:
        row.born = None
    if row.born and day and row.born > day:
        row.born = None
        row.errors += (("born", "birth_ahead"),)
    elif said and not row.born:
        row.repairs += (("born", "birth_unread"),)


def _read_note(row: Row) -> None:
    """A note of a death or a removal is never acted upon unasked; it makes a question."""
    if row.note and _DECEASED.search(row.note):
        row.repairs += (("note", "note_says_deceased"),)
    if row.note and _MOVED_AWAY.search(row.note):
        row.repairs += (("note", "note_says_moved_away"),)


def _too_long(text: dict[str, str]) -> Iterator[Finding]:
    if max(map(len, text.values())) > _SHORT:
        yield from ((word, "too_long") for word, longest in LONGEST.items() if len(text[word]) > longest)


def _missing(row: Row, spoilt: Collection[str]) -> Iterator[Finding]:
    if not row.name and not row.is_vacant and "name" not in spoilt:
        yield "name", "name_missing"
    if not _DOOR.isdisjoint(spoilt):
        return
    if not row.door.room or not (row.door.building or row.door.compound):
        yield "room", "address_missing"
