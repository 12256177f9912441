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
        self.known = {(row.door.key, row.name): row.id_number for row in good if row.id_number}
        self.doors: dict[str, Row] = {}
        self.grids_of: dict[str, dict[str, Spot]] = {}
        self.buildings: dict[str, Building] = {}
        self.people: dict[str, Person] = {}
        self.homes: dict[str, dict[str, Row]] = {}
        self.households: dict[str, list[Row]] = {}
        self.last_at: dict[str, str] = {}
        self.heads: dict[str, dict[str, Spot]] = {}
        self.memberships: list[Membership] = []
        self.phones: dict[tuple[str, str], Phone] = {}
        self.errors: list[RowError] = []
        self.repairs: list[Repair] = []
        self.duplicates: list[Duplicate] = []
        self.questions: list[Question] = []

    def leave_out(self, row: Row, conflict: Spot | None) -> None:
        """Name what is wrong. That the row was the head of its household still counts: no false question."""
        findings = (*row.errors, *([("id_number", "id_conflict")] if conflict else []))
        for column, reason in findings:
            other = conflict if reason == "id_conflict" else None
            self.errors.append(RowError(row.sheet, row.number, _head(row, column), reason, row.name, other))
        if row.name and row.door.room:
            self._note_head(row, self._household_of(row))

    def take_in(self, row: Row) -> None:
        """Put one good row where it belongs."""
        self._place(row)
        self.repairs += [Repair(row.sheet, row.number, _head(row, at), kind, row.name) for at, kind in row.repairs]
        if row.is_vacant:
            return
        key = self._person_of(row)
        homes = self.homes.setdefault(key, {})
        if row.door.key in homes:
            first = homes[row.door.key].spot
            self.duplicates.append(Duplicate(row.sheet, row.number, row.name, first))
            return
        homes[row.door.key] = row
        self._settle(row, key)

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

    def _settle(self, row: Row, key: str) -> None:
        household = self._household_of(row)
        self.households.setdefault(household, []).append(row)
        self._note_head(row, household)
        self.memberships.append(Membership(key, household, row.relation, row.relation_said, row.spot))
        for number, kind in row.phones:
            first = not any((key, other) in self.phones for other, _ in row.phones)
            self.phones.setdefault((key, number), Phone(key, number, kind, first))
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

    def _note_head(self, row: Row, household: str) -> None:
        heads = self.heads.setdefault(household, {})
        if row.relation == "head":
            heads.setdefault(row.name, row.spot)

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
        for homes in self.homes.values():
            if len(homes) > 1:
                rows = list(homes.values())
                spots = tuple(row.spot for row in rows)
                self.questions.append(Question("in_two_households", rows[0].name, (rows[0].name,), spots))
                self.repairs += [
                    Repair(row.sheet, row.number, _head(row, "name"), "in_two_households", row.name) for row in rows
                ]

    def _ask_about_heads(self) -> None:
        for key, rows in self.households.items():
            heads = self.heads[key]
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
    return f"id:{id_number}" if id_number else f"name:{row.name}@{row.door.key}"


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


def _head(row: Row, column: str) -> str:
    """The head as the clerk wrote it; the ledger's own word where the sheet has no such column."""
    return row.columns.heads.get(column) or SYNONYMS[column].split()[0]
