"""The lines of a sheet that are data: places merged or written once are filled in, and what is no person is passed over."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from linli.ground.base.widths import half_width
from linli.ground.people.roster.layout import Layout
from linli.ground.people.roster.reading import Cell, Merged, Sheet

Line = tuple[int, list[Cell]]

JUDGED_BY = 500  # rows from which one sees whether a place is written on every row or once
# From the widest to the narrowest. A new building has not the last one's unit, a new door not the last one's 户主.
PLACE = ("compound", "building", "unit", "room", "address", "head", "tenure")
_DOOR = ("room", "address")
_OWN = ("number", "name", "surname", "given", "id_number")  # merged or not, these are one person's
_NO_PERSON = re.compile(
    r"(?:.{0,10}[本页楼栋幢元排格区累分])?(?:小计|合计|总计|共计)(?:[人户]数?)?\s*(?:[:(0-9].*)?"
    r"|(?:填表|填报|制表|审核|复核|负责|经办|登记|统计|采集|网格)[人员长]\s*(?:\(?签[字名]\)?)?\s*[:(].*"
    r"|(?:填表|填报|制表)(?:单位|日期|时间).*|(?:备注|说明|注|填表说明)\s*:.*|第\s*[0-9]+\s*页.*|社区\s*\(盖章\).*",
    re.DOTALL,
)


def lines_of(sheet: Sheet, layout: Layout) -> Iterator[Line]:
    """Each line that tells of somebody or of a door, its place filled in."""
    below = islice(sheet.rows(), layout.first - 1, None)
    merged = [block for block in sheet.merged if block.bottom >= layout.first and block.bottom > block.top]
    whole = _spread(below, merged, layout) if merged else below
    return _filled(_data_in(whole, layout), layout)


def says_something(cells: Sequence[Cell], running: int | None) -> bool:
    """Whether more stands in the row than a running number, which clerks fill down to the end of the page."""
    return any(cell not in ("", None) for place, cell in enumerate(cells) if place != running)


def _spread(lines: Iterable[Line], merged: Sequence[Merged], layout: Layout) -> Iterator[Line]:
    """What stands in a merged block stands in each of its rows."""
    own = {layout.columns.place.get(word) for word in _OWN}
    begins = {block.top: [] for block in merged}
    for block in merged:
        if block.left not in own:
            begins[block.top].append(block)
    open_now: dict[int, tuple[Cell, int]] = {}
    for number, cells in lines:
        for at, (said, until) in list(open_now.items()):
            if number > until:
                del open_now[at]
            elif at < len(cells):
                cells[at] = said
        for block in begins.get(number, ()):
            if block.left < len(cells):
                open_now[block.left] = (cells[block.left], block.bottom)
        yield number, cells


def _data_in(lines: Iterable[Line], layout: Layout) -> Iterator[Line]:
    """Without empty lines, totals, signatures, and heads that come again on each printed page."""
    running = layout.columns.place.get("number")
    named_at = layout.columns.place.get("name", layout.columns.place.get("given", 0))
    again = {head[named_at] for head in layout.heads if named_at < len(head)}
    for number, cells in lines:
        if cells[named_at] in again and tuple(cells) in layout.heads:
            continue
        first = next((cell for cell in cells if cell not in ("", None)), None)
        if isinstance(first, str) and _is_a_total_or_signature(first):
            continue
        if says_something(cells, running):
            yield number, cells


@lru_cache(maxsize=4_096)
def _is_a_total_or_signature(text: str) -> bool:
    return bool(_NO_PERSON.fullmatch(half_width(text).strip()))


def _filled(lines: Iterator[Line], layout: Layout) -> Iterator[Line]:
    """Where the place is written once, each row gets it; where it stands on every row, a row without it is a fault."""
    judged = list(islice(lines, JUDGED_BY))
    whole = chain(judged, lines)
    if layout.columns.is_returned or not _written_once([cells for _, cells in judged], layout):
        return whole
    return _fill_down(whole, [layout.columns.place[word] for word in PLACE if word in layout.columns.place])


def _written_once(rows: Sequence[Sequence[Cell]], layout: Layout) -> bool:
    """A quarter of the rows without a door, after the first that has one: that is a way of writing, not forgetfulness."""
    doors = [layout.columns.place[word] for word in _DOOR if word in layout.columns.place]
    without = sum(not any(cells[at] for at in doors) for cells in rows)
    return without * 4 >= len(rows) > 1 and any(rows[0][at] for at in doors)


def _fill_down(lines: Iterable[Line], places: Sequence[int]) -> Iterator[Line]:
    """From the narrowest place that is said inwards nothing is taken over: it belongs to the last door."""
    last: list[Cell] = [""] * len(places)
    for number, cells in lines:
        said = [cells[at] for at in places]
        new_from = next((step for step, cell in enumerate(said) if cell not in ("", None)), len(places))
        last = [*last[:new_from], *said[new_from:]]
        for at, cell in zip(places, last, strict=True):
            cells[at] = cell
        yield number, cells
