"""A roster on its way into the register, seen, written, found again."""

import json
from pathlib import Path

import pytest

from linli.engine.papers.actions import import_now
from linli.engine.papers.models import ImportBatch, ImportRow
from linli.ground.access.actor import the_clock

SOURCES = Path(__file__).parents[3] / "front/demo/sources"
CLEAN = SOURCES / "roster-clean.xlsx"


def test_the_clean_roster_comes_in_whole_and_a_second_time_changes_nothing(two, as_community):
    import time

    expected = json.loads((SOURCES / "roster-clean.xlsx.expected.json").read_text())
    q = two.first
    with as_community(q.id):
        t = time.time()
        first = import_now(q.id, CLEAN, word="roster", actor=q.actor("clerk"))
        print("first", time.time() - t)
        t = time.time()
        second = import_now(q.id, CLEAN, word="roster", actor=q.actor("clerk"))
        print("second", time.time() - t, first.report, second.report)
        assert {k: first.figures[k] for k in expected if k in first.figures} == {
            k: v for k, v in expected.items() if k in first.figures
        }
        assert second.report["rows"] == 0
