"""The messy roster against its known truth: every figure, every named row."""

import json
from collections import Counter, defaultdict

import pytest

from linli.ground.people.roster.figures import figures
from linli.ground.people.roster.plan import plan_of_sheets
from linli.ground.people.roster.reading import read
from linli.ground.people.roster.tests.makers import SOURCES

MESSY = SOURCES / "roster-messy.xlsx"
TRUTH = json.loads((SOURCES / "roster-messy.xlsx.expected.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def plan():
    return plan_of_sheets(read(MESSY))


def rows_of_questions(plan, word):
    return [q for q in plan.questions if q.word == word]


def test_every_figure_is_the_known_one(plan):
    told = figures(plan)
    same = ("rows_good", "rows_with_errors", "people", "households", "dwellings", "buildings")
    renamed = {"rows": "rows_data", "duplicates": "rows_duplicate", "dwellings_vacant": "rows_vacant"}
    renamed["people_without_id"] = "people_without_id_in_good_rows"
    words = dict.fromkeys(same) | renamed
    assert {word: told[word] for word in words} == {word: TRUTH[known or word] for word, known in words.items()}


def test_every_row_with_errors_is_named_with_its_reasons(plan):
    found = defaultdict(list)
    for error in plan.errors:
        found[error.sheet, error.row, error.name].append(error.reason)
    assert found == {(e["sheet"], e["row"], e["name"]): e["reasons"] for e in TRUTH["errors"]}


def test_every_repair_is_listed_at_its_row(plan):
    found = defaultdict(set)
    for repair in plan.repairs:
        found[repair.sheet, repair.row].add(repair.kind)
    assert found == {(r["sheet"], r["row"]): set(r["kinds"]) for r in TRUTH["repairs"]}
    assert Counter(repair.kind for repair in plan.repairs) == TRUTH["repairs_by_kind"]


def test_every_duplicate_is_named(plan):
    assert [dict(sheet=d.sheet, row=d.row, name=d.name) for d in plan.duplicates] == TRUTH["duplicates"]


def test_every_question_is_asked_about_its_household_or_its_person(plan):
    two_homes = rows_of_questions(plan, "in_two_households")
    homes = [dict(name=q.about, rows=[f"{s.sheet}!{s.row}" for s in q.spots]) for q in two_homes]
    by_name = lambda question: question["name"]  # noqa: E731
    assert [[q.about, list(q.names)] for q in rows_of_questions(plan, "two_heads")] == TRUTH["two_heads"]
    assert [q.about for q in rows_of_questions(plan, "without_head")] == TRUTH["without_head"]
    assert sorted(homes, key=by_name) == sorted(TRUTH["in_two_households"], key=by_name)


def test_notes_of_a_death_or_a_removal_become_questions(plan):
    asked = Counter(question.word for question in plan.questions)
    told = {word: asked[word] for word in ("note_says_deceased", "note_says_moved_away")}
    assert told == {word: TRUTH["repairs_by_kind"][word] for word in told}


def test_rare_names_survive(plan):
    assert set(TRUTH["hard_names"]) - {person.name for person in plan.people} == set()


@pytest.mark.parametrize(("sheet", "known"), TRUTH["per_sheet"].items())
def test_each_sheet_has_its_errors(plan, sheet, known):
    assert len({error.row for error in plan.errors if error.sheet == sheet}) == known["errors"]


def test_hidden_rows_are_data_and_a_hidden_sheet_is_read_only_if_it_is_asked_for(plan):
    everything = plan_of_sheets(read(MESSY), hidden=("2024年旧表",))
    spots = {(person.spot.sheet, person.spot.row) for person in plan.people}
    hidden_rows = {(TRUTH["hidden_rows"]["sheet"], row) for row in TRUTH["hidden_rows"]["rows"]}
    assert (everything.rows, spots & hidden_rows) == (plan.rows + 80, hidden_rows)
