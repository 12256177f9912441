"""How a sheet is laid out: the title and remarks above, one or two rows of heads, and what they say of the place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from linli.ground.base.widths import half_width
from linli.ground.people.roster.address import tidy_compound
from linli.ground.people.roster.columns import Columns, field_of, recognise
from linli.ground.people.roster.reading import Cell, Sheet

SEARCHED = 30  # a head stands near the top or not at all
_ESTATE_IN_TITLE = re.compile(
    r"(?:.*(?:社区|街道|居委会|村委会|[0-9]年度?|[0-9]月份?))?(.{2,20}?)"
    r"(?:居民|住户|人口|入户|家庭|房屋)?(?:基本)?(?:信息|情况|人员)*(?:登记表|登记册|花名册|名册|信息表|情况表|台账|底册)"
)
_ESTATE = re.compile(r".*(?:小区|家属院|家属楼|公寓|花园|家园|新村|院|苑|园|庄|巷|里|坊|城|府|湾|台|片|街)")
_GRID = re.compile(r"(?:所属)?网格[::]\s*(\S+)")


@dataclass(frozen=True, slots=True)
class Layout:
    """`first` is the row below the head as Excel counts it; `top` is everything above that row."""

    columns: Columns
    first: int
    top: tuple[tuple[Cell, ...], ...] = field(repr=False)
    heads: tuple[tuple[Cell, ...], ...] = field(repr=False)  # one row or two, as they may come again further down
    estate: str = ""
    grid: str = ""


def layout_of(sheet: Sheet) -> Layout | None:
    """How this sheet is laid out, or None when nobody is listed on it."""
    top = [tuple(cells) for _, cells in islice(sheet.rows(), SEARCHED)]
    for at, cells in enumerate(top):
        if recognise(cells):
            return _layout(sheet.name, top, *_rows_of_head(top, at))
    return None


def _layout(name: str, top: list[tuple[Cell, ...]], begin: int, end: int) -> Layout:
    heads = tuple(top[begin:end])
    columns = recognise(_one_row(heads))
    above = [str(cell) for cells in top[:begin] for cell in cells if isinstance(cell, str) and cell.strip()]
    estate = "" if "compound" in columns.place else _estate_of(name, above)
    return Layout(columns, end + 1, tuple(top[:end]), heads, estate, _grid_of(above))


def _rows_of_head(top: Sequence[Sequence[Cell]], at: int) -> tuple[int, int]:
    """Heads in two rows: groups above (房屋信息 over 楼号, 单元, 房号), or details below."""
    if at and _gives_heads(top[at - 1], missing_in=top[at]):
        return at - 1, at + 1
    if at + 1 < len(top) and _gives_details(top[at + 1], recognise(top[at])):
        return at, at + 2
    return at, at + 1


def _gives_details(cells: Sequence[Cell], above: Columns) -> bool:
    """Whether a row of heads goes on below: no name stands in it, and it is none itself."""
    named = above.place.get("name", above.place.get("given", 0))
    return named < len(cells) and not cells[named] and _gives_heads(cells, missing_in=()) and not recognise(cells)


def _gives_heads(cells: Sequence[Cell], missing_in: Sequence[Cell]) -> bool:
    """Whether a row is all words, and one of them a head in a column where the other row says nothing."""
    words = [(at, cell) for at, cell in enumerate(cells) if cell not in ("", None)]
    if not all(isinstance(cell, str) for _, cell in words) or _is_a_person(cells):
        return False
    return any(field_of(cell) and not (at < len(missing_in) and missing_in[at]) for at, cell in words)


def _is_a_person(cells: Sequence[Cell]) -> bool:
    return any(isinstance(cell, str) and len(cell.strip()) >= 15 and cell.strip()[:15].isdigit() for cell in cells)


def _one_row(heads: Sequence[Sequence[Cell]]) -> list[Cell]:
    """The lower word counts; where the lower row says nothing, the upper."""
    upper, lower = heads[0], heads[-1]
    width = max(len(upper), len(lower))
    wide = [[*row, *[""] * (width - len(row))] for row in (upper, lower)]
    return [below or above for above, below in zip(*wide, strict=True)]


def _estate_of(sheet: str, above: Sequence[str]) -> str:
    """A sheet without a column for the 小区 says it by its name, or in its title."""
    named = tidy_compound(sheet)
    titles = [tidy_compound(line) for line in above]
    if _ESTATE.fullmatch(named) or (len(named) > 1 and any(named in line for line in titles)):
        return named
    found = next((found[1] for line in titles if (found := _ESTATE_IN_TITLE.fullmatch(line))), "")
    return found if _ESTATE.fullmatch(found) else ""


def _grid_of(above: Sequence[str]) -> str:
    """填报单位:…  网格:街口片  填报日期:…"""
    return next((found[1] for line in above if (found := _GRID.search(half_width(line)))), "")
