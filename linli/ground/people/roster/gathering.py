"""The work table on which rows become buildings, dwellings, households and people."""

from collections.abc import Iterable, Sequence

from linli.ground.people.roster.columns import SYNONYMS
from linli.ground.people.roster.parts import (
    Building,
    Duplicate,
    Dwelling,
    Household,
    Membership,
    Person,
    Phone,
    Question,
    Repair,
    RowError,
    Spot,
)
from linli.ground.people.roster.rows import Row

_ASKED_ABOUT = ("note_says_deceased", "note_says_moved_away")


class Gathering:
    """Takes rows in, one after the other; `parts()` gives what they amount to."""

    def __init__(self, good: Iterable[Row]):
        # A row without an ID is the person of the same name behind the same door, even when that row comes later.
        good = list(good)
        unknown = {(row.door.key, row.name) for row in good if not row.id_number}
        self.known = {
            at: row.id_number for row in good if row.id_number and (at := (row.door.key, row.name)) in unknown
        }
        self.doors: dict[str, Row] = {}
        self.grids_of: dict[str, dict[str, Spot]] = {}
        self.buildings: dict[str, Building] = {}
        self.people: dict[str, Person] = {}
        self.homes: dict[str, Row] = {}
        self.more_homes: dict[str, dict[str, Row]] = {}
        self.households: dict[str, list[Row]] = {}
        self.last_at: dict[str, str] = {}
        self.absent_heads: dict[str, list[Row]] = {}
        self.memberships: list[Membership] = []
        self.phones: dict[tuple[str, str], Phone] = {}
        self.reached: set[str] = set()
        self.errors: list[RowError] = []
        self.repairs: list[Repair] = []
        self.duplicates: list[Duplicate] = []
        self.questions: list[Question] = []

    def leave_out(self, row: Row, conflict: Spot | None) -> None:
        """Name what is wrong. That the row was the head of its household still counts: no false question."""
        findings = (*row.errors, *([("id_number", "id_conflict")] if conflict else []))
        for column, reason in findings:
            other = conflict if reason == "id_conflict" else None
            self.errors.append(RowError(row.spot.sheet, row.spot.row, _head(row, column), reason, row.name, other))
        if row.relation == "head" and row.name and row.door.room:
            self.absent_heads.setdefault(self._household_of(row), []).append(row)

    def take_in(self, row: Row) -> None:
        """Put one good row where it belongs."""
        self._place(row)
        self.repairs += [_repair(row, column, kind) for column, kind in row.repairs]
        if row.is_vacant:
            return
        key = self._person_of(row)
        first = self._first_at(row, key)
        if first is row:
            self._settle(row, key)
        else:
            self.duplicates.append(Duplicate(row.spot.sheet, row.spot.row, row.name, first.spot))

    def parts(self) -> dict[str, tuple]:
        """What was gathered, under the names of `Plan`."""
        self._ask_about_homes()
        self._ask_about_heads()
        self._ask_about_grids()
        return {
            "grids": tuple(dict.fromkeys(row.grid for row in self.doors.values() if row.grid)),
            "buildings": tuple(self.buildings.values()),
            "dwellings": tuple(self._dwellings()),
            "households": tuple(self._household(key, rows) for key, rows in self.households.items()),
            "people": tuple(self.people.values()),
            "memberships": tuple(self.memberships),
            "phones": tuple(self.phones.values()),
            "errors": tuple(self.errors),
            "repairs": tuple(self.repairs),
            "duplicates": tuple(self.duplicates),
            "questions": tuple(self.questions),
        }

    def _place(self, row: Row) -> None:
        door = row.door
        self.doors.setdefault(door.key, row)
        if row.grid:
            self.grids_of.setdefault(door.building_key, {}).setdefault(row.grid, row.spot)
        if door.building_key not in self.buildings:
            self.buildings[door.building_key] = Building(door.building_key, row.grid, door.compound, door.building)

    def _person_of(self, row: Row) -> str:
        key = _person_key(row.id_number or self.known.get((row.door.key, row.name), ""), row)
        if key not in self.people or (row.id_number and not self.people[key].id_number):
            self.people[key] = _person(key, row)
        return key

    def _first_at(self, row: Row, key: str) -> Row:
        """The row that first put this person behind this door: another one, or this."""
        first = self.homes.setdefault(key, row)
        if first.door.key == row.door.key:
            return first
        homes = self.more_homes.setdefault(key, {first.door.key: first})
        return homes.setdefault(row.door.key, row)

    def _settle(self, row: Row, key: str) -> None:
        household = self._household_of(row)
        self.households.setdefault(household, []).append(row)
        self.memberships.append(Membership(key, household, row.relation, row.relation_said, row.spot))
        for number, kind in row.phones:
            self.phones.setdefault((key, number), Phone(key, number, kind, first=key not in self.reached))
            self.reached.add(key)
        for word in _ASKED_ABOUT:
            if ("note", word) in row.repairs:
                self.questions.append(Question(word, row.name, (row.name,), (row.spot,)))

    def _household_of(self, row: Row) -> str:
        """The door and the 户主. Where a sheet has no such column, the door alone."""
        head = row.head
        if not head and "head" in row.columns.place:
            if row.relation != "head" and row.door.key in self.last_at:
                return self.last_at[row.door.key]
            head = row.name if row.relation == "head" else ""
        household = self.last_at[row.door.key] = f"{row.door.key}#{head}"
        return household

    def _dwellings(self) -> Iterable[Dwelling]:
        lived_in = {rows[0].door.key for rows in self.households.values()}
        for key, row in self.doors.items():
            door = row.door
            yield Dwelling(
                key=key,
                building=door.building_key,
                grid=row.grid,
                compound=door.compound,
                building_name=door.building,
                unit=door.unit,
                room=door.room,
                words=door.words,
                vacant=key not in lived_in,
            )

    def _household(self, key: str, rows: Sequence[Row]) -> Household:
        named = rows[0].head
        heads = [row for row in rows if row.relation == "head"]
        head = next((row for row in heads if row.name == named), heads[0] if heads else None)
        tenure = next((row.tenure for row in rows if row.tenure), "")
        return Household(
            key=key,
            dwelling=rows[0].door.key,
            head_name=named or (head.name if head else ""),
            head=self._person_of(head) if head else "",
            tenure=tenure,
        )

    def _ask_about_homes(self) -> None:
        word = "in_two_households"
        for key in (key for key in self.homes if key in self.more_homes):  # in the order of their first rows
            rows = list(self.more_homes[key].values())
            name = rows[0].name
            self.questions.append(Question(word, name, (name,), tuple(row.spot for row in rows)))
            self.repairs += [_repair(row, "name", word) for row in rows]

    def _ask_about_heads(self) -> None:
        for key, rows in self.households.items():
            if rows[0].columns.is_returned:
                continue  # a few corrected rows: the others of the household are in the register already
            heads: dict[str, Spot] = {}
            for row in (*(row for row in rows if row.relation == "head"), *self.absent_heads.get(key, ())):
                heads.setdefault(row.name, row.spot)
            if len(heads) != 1:
                word = "two_heads" if heads else "without_head"
                spots = tuple(heads.values()) or tuple(row.spot for row in rows)
                self.questions.append(Question(word, rows[0].door.words, tuple(heads), spots))

    def _ask_about_grids(self) -> None:
        for key, grids in self.grids_of.items():
            if len(grids) > 1:
                building = self.buildings[key]
                about = building.compound + building.name
                self.questions.append(Question("two_grids", about, tuple(grids), tuple(grids.values())))


def _person_key(id_number: str, row: Row) -> str:
    return id_number or f"name:{row.name}@{row.door.key}"


def _person(key: str, row: Row) -> Person:
    return Person(
        key=key,
        name=row.name,
        sex=row.sex,
        id_number=row.id_number,
        born=row.born,
        ethnicity=row.ethnicity,
        politics=row.politics,
        party_member=row.party_member,
        education=row.education,
        marriage=row.marriage,
        work=row.work,
        hukou=row.hukou,
        hukou_here=row.hukou_here,
        note=row.note,
        spot=row.spot,
    )


def _repair(row: Row, column: str, kind: str) -> Repair:
    return Repair(row.spot.sheet, row.spot.row, _head(row, column), kind, row.name)


def _head(row: Row, column: str) -> str:
    """The head as the clerk wrote it; the ledger's own word where the sheet has no such column."""
    return row.columns.heads.get(column) or SYNONYMS[column].split()[0]
