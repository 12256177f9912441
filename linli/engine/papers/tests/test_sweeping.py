"""Files nobody confirmed are forgotten after a month."""

from datetime import timedelta

from linli.engine.papers import shelf
from linli.engine.papers.actions import receive
from linli.engine.papers.models import ImportBatch
from linli.engine.papers.sweeping import KEPT, sweep
from linli.engine.papers.tests.books import BAD, ROWS, book, work_off
from linli.ground.base.clock import now, set_to


def test_a_file_that_waited_a_month_is_forgotten_and_a_younger_one_is_not(two, as_community):
    q, left = two.first, []
    with as_community(q.id):
        batch = receive(book(*ROWS, BAD), "名册.xlsx", word="roster", community=q.id, actor=q.actor("clerk"))
        work_off()
        for days in (-1, 1):
            with set_to(now() + KEPT + timedelta(days=days)):
                sweep()
            state = ImportBatch.objects.get(community_id=q.id, pk=batch.pk).state
            left.append((state, shelf.path_of(batch).exists(), shelf.path_of(batch, "faults").exists()))
    assert left == [("ready", True, True), ("dropped", False, False)]
