"""A roster on its way into the register, seen, written, found again."""

import json
import time
from pathlib import Path

from linli.engine.papers.actions import import_now, undo_now
from linli.ground.people.roster.saving import ORDER

SOURCES = Path(__file__).parents[3] / "front/demo/sources"
CLEAN = SOURCES / "roster-clean.xlsx"


def count(q):
    return {m.__name__: m._base_manager.filter(community_id=q.id).count() for m in ORDER}


def test_the_clean_roster_comes_in_whole_and_a_second_time_changes_nothing(two, as_community):
    expected = json.loads((SOURCES / "roster-clean.xlsx.expected.json").read_text())
    q = two.first
    with as_community(q.id):
        before = count(q)
        t = time.time()
        first = import_now(q.id, CLEAN, word="roster", actor=q.actor("clerk"))
        print("first", time.time() - t)
        t = time.time()
        second = import_now(q.id, CLEAN, word="roster", actor=q.actor("clerk"))
        print("second", time.time() - t)
        assert {k: first.figures[k] for k in expected if k in first.figures} == {
            k: v for k, v in expected.items() if k in first.figures
        }
        assert second.report["rows"] == 0
        t = time.time()
        undo_now(first, actor=q.actor("clerk"))
        print("undo", time.time() - t, first.report)
        assert count(q) == before
