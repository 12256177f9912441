"""What a sub-district is told: numbers of its own communities, sensitive kinds kept back, nothing of anybody else."""

from datetime import timedelta

import pytest

from linli.engine.counts.folding import fold
from linli.engine.counts.models import RollUp, TallyDelta
from linli.engine.matters.models import Matter
from linli.front.street import queries
from linli.front.street.telling import HIDDEN, months_back, tell_flows, tell_standing
from linli.front.street.tests.makers import STREET, other_street, seat
from linli.ground.base.clock import now, today
from tests.makers import report

pytestmark = pytest.mark.django_db


def tell():
    fold()
    tell_standing()
    tell_flows()


def told(region, community, word):
    rows = RollUp.objects.filter(addressee_scope=region, community_id=community, word=word)
    return list(rows.order_by("category", "grid").values_list("category", "grid", "n"))


def test_nothing_is_told_where_nobody_sits_above(two, as_keeper):
    tell()
    with as_keeper():
        assert RollUp.objects.count() == 0


def test_how_a_community_stands_is_told_in_numbers(two, as_community, as_keeper):
    seat(STREET, "jiedao")
    q = two.first
    with as_community(q.id):
        late, thrice, silent, _plain = [report(q) for _ in range(4)]
        report(q, category="L05")  # restricted: in no figure
    with as_keeper():
        Matter.objects.filter(id__in=[late.id, thrice.id]).update(due_at=now() - timedelta(hours=1))
        Matter.objects.filter(id=thrice.id).update(late_times=3)
        Matter.objects.filter(id=silent.id).update(answer_by=now() - timedelta(hours=1))
    tell_standing()
    with as_community(scopes={STREET}):
        figures = {w: told(STREET, q.id, w) for w in ("open", "late", "thrice", "unanswered", "waiting")}
    assert figures == {
        "open": [("", "", 4)], "late": [("", "", 2)], "thrice": [("", "", 1)], "unanswered": [("", "", 1)],
        "waiting": [("", "", 0)],
    }  # fmt: skip


def test_telling_again_replaces_what_was_told(two, as_community, as_keeper):
    seat(STREET, "jiedao")
    with as_community(two.first.id):
        matter = report(two.first)
    tell(), tell()
    with as_keeper():
        before = RollUp.objects.filter(community_id=two.first.id, word="open").values_list("n", flat=True).get()
        Matter.objects.filter(id=matter.id).update(stage="done")
    tell()
    with as_keeper():
        assert (before, told(STREET, two.first.id, "open"), told(STREET, two.first.id, "waiting")) == (
            1, [("", "", 0)], [("", "", 1)],
        )  # fmt: skip


def test_sensitive_kinds_are_one_sum_and_kept_back_below_five(two, as_community, as_keeper):
    seat(STREET, "jiedao")
    q = two.first
    with as_community(q.id):
        report(q, category="B01"), report(q, category="L05"), report(q, category="G05")
    tell()
    with as_keeper():
        assert told(STREET, q.id, "raised") == [(HIDDEN, "", None), ("B01", "", 1)]
        TallyDelta.objects.create(community_id=q.id, word="matters.raised", day=today(), category="I04", n=3)
    tell()
    with as_keeper():
        assert told(STREET, q.id, "raised") == [(HIDDEN, "", 5), ("B01", "", 1)]


def test_what_comes_up_three_times_in_a_grid_is_hot_and_sensitive_kinds_never_are(two, as_community):
    seat(STREET, "jiedao")
    q = two.first
    with as_community(q.id):
        for category, times in (("B01", 3), ("D01", 2), ("L05", 4)):
            [report(q, category=category) for _ in range(times)]
    tell()
    with as_community(scopes={STREET}):
        assert told(STREET, q.id, "hot") == [("B01", "第1网格", 3)]


def test_a_leader_is_told_of_his_communities_only_and_a_district_of_all(two, as_community):
    mine, theirs = seat(STREET, "jiedao"), seat("610603000000", "qu")
    elsewhere = other_street()
    hers = seat("610603002000", "jinming")
    with as_community(two.first.id):
        report(two.first)
    tell()
    seen = {}
    for above in (mine, hers, theirs):
        with as_community(scopes=above.actor.scopes):
            rows, _at = queries.standings(queries.region_of(above.actor))
            everything = set(
                RollUp.objects.filter(addressee_scope__in=[STREET, "610603002000", "610603000000"]).values_list(
                    "addressee_scope", flat=True
                )
            )
            seen[above.account.username] = ({s.community.id: s.n["open"] for s in rows}, everything)
    a, b = two.first.id, two.second.id
    assert seen == {
        "jiedao": ({a: 1, b: 0}, {STREET}),
        "jinming": ({elsewhere.id: 0}, {"610603002000"}),
        "qu": ({a: 1, b: 0, elsewhere.id: 0}, {"610603000000"}),
    }


def test_a_share_of_nothing_is_nothing(two):
    community = two.first.community
    assert [queries.Standing(community, {"open": o, "late": n}).late_share for o, n in ((0, 0), (3, 1))] == [None, 33]


def test_months_are_counted_back_over_the_year(two):
    assert months_back(0) == today().replace(day=1)
    assert [queries.prefix_end(c) for c in (STREET, "610603000000", "610600000000", "610000000000")] == [9, 6, 4, 2]
