"""The life of a case, told as it is lived."""

import io

import pytest
from PIL import Image

from linli.engine.matters.actions.answering import accept_part, report_part_done
from linli.engine.matters.actions.asking import ask_body
from linli.engine.matters.actions.handing import give_back, hand_to
from linli.engine.matters.actions.merging import merge_into, part_again
from linli.engine.matters.actions.talking import ask_raiser, reply
from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.matters.queries import find_matter, open_part
from linli.engine.matters.verifying import faults
from linli.ground.base.clock import now
from linli.ground.base.errors import Refused, Stale
from linli.ground.base.scope import cross_community
from linli.work.cases.actions import fix_case, rate_case, report_case, send_case_back
from linli.work.cases.closing import reopen_case

pytestmark = pytest.mark.django_db


def photo() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "grey").save(out, "JPEG")
    return out.getvalue()


def report(q, actor, **more):
    facts = dict(category="B01", place=q.buildings[0], words="3号楼门口的井盖裂了一块，怕踩空。", photos=[photo()])
    return report_case(actor=actor, community=q.community, **(facts | more))


def trail(matter):
    return list(
        Step.objects.filter(community_id=matter.community_id, matter=matter)
        .order_by("at", "id")
        .values_list("word", flat=True)
    )


def ask(q, matter, actor, hours=48):
    from datetime import timedelta

    return ask_body(
        find_matter(actor, matter.id),
        q.bodies["unit2"],
        actor=actor,
        words="请换一个井盖。",
        due_at=now() + timedelta(hours=hours),
        category_title="井盖破损缺失",
        place_line="小区1 1号楼",
        photos=[],
    )


def test_life_of_a_case_that_a_unit_mends(two, as_community):
    q = two.first
    resident, worker, unit = q.actor("resident"), q.actor("worker1"), q.actor("unit2")
    with as_community(q.id):
        matter = report(q, resident)
        assert (matter.number[:2], matter.owner, matter.stage) == ("1-", q.posts["worker1"], "raised")
        take_step(find_matter(worker, matter.id), "accept", actor=worker)
        part = ask(q, matter, worker)
    with as_community(scopes=unit.scopes):
        accept_part(open_part(unit, part.id), actor=unit)
        report_part_done(open_part(unit, part.id), actor=unit, said="换好了新的。", photos=[photo()])
        assert Matter.objects.filter(community_id=q.id).count() == 0
    with as_community(q.id):
        rate_case(find_matter(resident, matter.id), actor=resident, stars=5)
        matter.refresh_from_db()
        assert (matter.stage, matter.outcome) == ("confirmed", "confirmed")
        assert trail(matter) == ["raise", "accept", "ask", "part_accept", "part_done", "fix", "rate"]


def test_a_case_sent_back_stays_with_its_post_and_gets_a_new_time(two, as_community):
    q = two.first
    resident, worker = q.actor("resident"), q.actor("worker1")
    with as_community(q.id):
        matter = report(q, resident)
        first_due = matter.due_at
        take_step(find_matter(worker, matter.id), "fix", actor=worker, said="垫平了。", photos=1)
        send_case_back(find_matter(resident, matter.id), actor=resident, said="还是晃。")
        matter.refresh_from_db()
        assert (matter.stage, matter.owner_id, matter.sent_back) == ("working", q.posts["worker1"].id, 1)
        assert matter.due_at > first_due


def test_who_may_not_is_refused_and_who_is_late_is_told(two, as_community):
    q = two.first
    resident, worker, other = q.actor("resident"), q.actor("worker1"), q.actor("worker2")
    with as_community(q.id):
        matter = report(q, resident)
        with pytest.raises(Refused):
            take_step(matter, "accept", actor=other)
        take_step(matter, "accept", actor=worker)
        with pytest.raises(Stale):
            take_step(matter, "accept", actor=worker)


def test_the_same_report_sent_twice_is_one_case(two, as_community):
    from linli.ground.base.ids import uuid7

    q, key = two.first, uuid7()
    with as_community(q.id):
        first = report(q, q.actor("resident"), client_key=key)
        again = report(q, q.actor("resident"), client_key=key)
        assert first.id == again.id
        assert Matter.objects.filter(community_id=q.id).count() == 1


def test_a_part_stays_open_to_nobody_else(two, as_community):
    q = two.first
    worker, stranger = q.actor("worker1"), q.actor("unit")
    with as_community(q.id):
        matter = report(q, q.actor("resident"))
        ask(q, matter, worker)
    with as_community(scopes=stranger.scopes):
        assert list(Part.objects.filter(addressee_scope__in=stranger.scopes)) == []


def test_the_whole_life_of_a_case_told_twice_asked_merged_mended_and_opened_again(two, as_community):
    q = two.first
    resident, worker, unit, clerk = (q.actor(role) for role in ("resident", "worker1", "unit2", "clerk"))
    with as_community(q.id):
        matter, same = report(q, resident), report(q, q.actor("neighbour"), words="还是那个井盖。")
        hand_to(find_matter(worker, matter.id), q.posts["clerk"].id, actor=worker, why="窗口的事")
        give_back(find_matter(clerk, matter.id), actor=clerk, responsible="一网格 网格员", why="在院里，归网格。")
        take_step(find_matter(worker, matter.id), "accept", actor=worker)
        ask_raiser(find_matter(worker, matter.id), actor=worker, said="哪个门？")
        reply(find_matter(resident, matter.id), actor=resident, said="东门。")
        merge_into(find_matter(worker, same.id), find_matter(worker, matter.id), actor=worker)
        part = ask(q, matter, worker)
    with as_community(scopes=unit.scopes):
        report_part_done(open_part(unit, part.id), actor=unit, said="换好了新的。", photos=[photo()])
    with as_community(q.id):
        rate_case(find_matter(resident, matter.id), actor=resident, stars=5)
        reopen_case(find_matter(resident, matter.id), actor=resident, said="又松了。")
        part_again(find_matter(worker, same.id), actor=worker)
        fix_case(find_matter(worker, matter.id), actor=worker, said="打了水泥。", photos=[photo()])
        rate_case(find_matter(resident, matter.id), actor=resident, stars=3)
        assert trail(matter) == [
            "raise", "hand", "give_back", "accept", "question", "reply", "joined", "ask", "part_done", "fix", "rate",
            "reopen", "parted", "fix", "rate",
        ]  # fmt: skip
        assert trail(same) == ["raise", "merge", "part"]
        ends = [(m.stage, m.outcome) for m in (find_matter(worker, matter.id), find_matter(worker, same.id))]
        assert ends == [("confirmed", "confirmed"), ("raised", "")]
    with cross_community("prove the promises on the rows"):
        assert list(faults(q.community)) == []
