"""Imports from the command line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from linli.engine.papers.models import ImportBatch
from linli.engine.papers.tests.books import BAD, ROWS, book, counts, with_cell


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(book(*ROWS, ROWS[0], BAD))
    return path


def told(*command, **options):
    out = StringIO()
    call_command(*command, stdout=out, **options)
    return out.getvalue()


def test_the_outcome_is_told_as_json(two, file, as_keeper):
    with as_keeper():
        said = json.loads(told("import_roster", str(file), community="610603001002", json=True))
        words = ("rows", "good", "people", "households", "dwellings", "buildings", "duplicates", "state")
        assert [said[word] for word in words] == [6, 5, 3, 1, 2, 1, 1, "done"]
        error = {"sheet": "居民", "row": 7, "column": "身份证号", "reason": "id_length"}
        assert said["errors"] == [error | {"sentence": "身份证号不是18位。请对照证件核对后重填。"}]


def test_a_dry_run_writes_nothing(two, file, as_keeper):
    with as_keeper():
        before = counts(two.first.id)
        said = told("import_roster", str(file), community="1", dry_run=True)
        assert (counts(two.first.id), ImportBatch.objects.count()) == (before, 0)
        assert "people 3, households 1, dwellings 2" in said


def test_a_batch_is_taken_back_by_its_id(two, file, as_keeper):
    with as_keeper():
        before = counts(two.first.id)
        batch = json.loads(told("import_roster", str(file), community="1", json=True))["batch"]
        undone = json.loads(told("undo_batch", batch))
        assert (undone["removed"]["people"], counts(two.first.id)) == (3, before)
        with pytest.raises(CommandError):
            call_command("undo_batch", batch)


@pytest.mark.parametrize(
    ("community", "name", "sentence"),
    [("9", "名册.xlsx", "There is no community 9."), ("1", "no.xlsx", "No such file"), ("1", "bad.xlsx", "文件打不开")],
)
def test_what_cannot_be_done_is_said_in_a_sentence(two, file, as_keeper, community, name, sentence):
    (file.parent / "bad.xlsx").write_bytes(b"%PDF\0")
    with as_keeper(), pytest.raises(CommandError, match=sentence):
        call_command("import_roster", str(file.parent / name), community=community)


def test_every_error_is_told_as_json_however_many_there_are(two, tmp_path, as_keeper):
    path = tmp_path / "名册.xlsx"
    path.write_bytes(book(*(with_cell(ROWS[0], "身份证号", f"{n:05}") for n in range(320))))
    with as_keeper():
        said = json.loads(told("import_roster", str(path), community="1", json=True, dry_run=True))
    assert ({e["reason"] for e in said["errors"]}, len(said["errors"])) == ({"id_length"}, 320)
