"""What staff do with their hands on a case, through the pages: merge, hand, give back, ask several, question, look, print."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import find_matter
from linli.engine.notices.models import Notice
from linli.ground.base.clock import now
from linli.ground.base.ids import uuid7
from linli.ground.base.scope import cross_community, scope
from linli.ground.bodies.models import Body
from linli.ground.posts.models import Post
from linli.work.cases.actions import fix_case
from linli.work.cases.phrases import lay_phrases, phrases_of
from tests import query_lint
from tests.makers import ask, photo, report, trail

pytestmark = pytest.mark.django_db


def picture(name="p.jpg"):
    return SimpleUploadedFile(name, photo(), "image/jpeg")


def again(matter) -> Matter:
    with cross_community("look at what the page wrote"), query_lint.off():
        return Matter.objects.select_related("owner", "place").get(community_id=matter.community_id, id=matter.id)


@pytest.fixture
def pair(two):
    """(quarter, the lift, the same lift again) with the grid worker."""
    q = two.first
    with scope({q.id}):
        return (
            q,
            report(q, category="A02", words="电梯停了。"),
            report(q, "neighbour", category="A02", words="电梯又不动。"),
        )


def page(q, role, url):
    answer = q.client(role).get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def test_what_looks_like_it_is_offered_and_what_would_happen_is_said_before(pair):
    q, first, second = pair
    shown = page(q, "worker1", f"/cases/{first.id}/")
    assert f"/cases/{second.id}/merge/?into={first.number}" in shown
    client, url = q.client("worker1"), f"/cases/{second.id}/merge/"
    sure = client.post(url, {"into": first.number})
    assert sure.status_code == 200 and "接着办，由“一网格 网格员”管到底" in sure.content.decode()
    assert again(second).merged_into_id is None
    done = client.post(url, {"into": first.number, "sure": "1"})
    assert (done.status_code, done.url) == (302, f"/cases/{first.id}/")
    shown = page(q, "worker1", f"/cases/{first.id}/")
    assert ("另有 1 家说过同一件事" in shown, f"/cases/{second.id}/part/" in shown) == (True, True)
    assert first.number in page(q, "worker1", f"/cases/{second.id}/")


def test_the_last_digits_of_a_number_are_enough_and_a_wrong_number_says_so(pair):
    q, first, second = pair
    client, url = q.client("worker1"), f"/cases/{second.id}/merge/"
    wrong = client.post(url, {"into": "999"})
    assert wrong.status_code == 422 and "看一眼编号" in wrong.content.decode()
    assert client.post(url, {"into": first.number[-4:].lstrip("0"), "sure": "1"}).status_code == 302
    assert again(second).merged_into_id == first.id


def test_the_neighbour_sees_under_which_number_his_goes_on_and_nobodys_words(pair):
    q, first, second = pair
    q.client("worker1").post(f"/cases/{second.id}/merge/", {"into": first.number, "sure": "1"})
    q.client("worker1").post(f"/cases/{first.id}/question/", {"said": "秦大爷您在家吗？"})
    shown = page(q, "neighbour", f"/c/1/cases/{second.id}/")
    assert (first.number in shown, "一网格 网格员" in shown) == (True, True)
    assert [secret for secret in ("电梯停了", "秦大爷", "秦福来") if secret in shown] == []
    assert q.client("neighbour").get(f"/c/1/cases/{first.id}/").status_code == 404


def test_photos_of_what_was_merged_are_seen_at_the_one_that_goes_on(two):
    q = two.first
    with scope({q.id}):
        here, there = report(q), report(q, "neighbour", grid=1)
    assert (
        q.client("secretary").post(f"/cases/{there.id}/merge/", {"into": here.number, "sure": "1"}).status_code == 302
    )
    urls = re.findall(r'<img src="(/files/[^"]+)"', page(q, "worker1", f"/cases/{here.id}/"))
    seen = [q.client("worker1").get(url) for url in urls]
    statuses = [answer.status_code for answer in seen]
    for answer in seen:
        b"".join(answer.streaming_content)
    assert statuses == [200, 200]
    raiser = [q.client("resident").get(url) for url in urls]
    assert sorted(a.status_code for a in raiser) == [200, 404]
    for answer in raiser:
        if answer.streaming:
            b"".join(answer.streaming_content)


def test_parting_by_the_page_brings_it_back(pair):
    q, first, second = pair
    client = q.client("worker1")
    client.post(f"/cases/{second.id}/merge/", {"into": first.number, "sure": "1"})
    assert client.post(f"/cases/{second.id}/part/").status_code == 302
    assert (again(second).stage, again(second).outcome, again(second).merged_into_id) == ("raised", "", None)
    assert client.post(f"/cases/{second.id}/part/").status_code == 409


def test_one_tap_hands_it_to_who_is_most_likely(pair):
    q, first, _second = pair
    shown = page(q, "worker1", f"/cases/{first.id}/hand/")
    likely = re.findall(r'name="post" value="([^"]+)"><input type="hidden" name="why" value="([^"]+)"', shown)
    titles = {str(post.id): post.title for post in q.posts.values()}
    assert [titles[id] for id, _why in likely] == ["一网格包格支委", "社区工作者", "值班岗", "社区书记"]
    post, why = likely[0]
    assert q.client("worker1").post(f"/cases/{first.id}/hand/", {"post": post, "why": why}).status_code == 302
    assert (again(first).owner_id, again(first).owner_why) == (q.posts["owner1"].id, "这是您网格上的事。")


def test_giving_back_asks_whose_it_is(pair):
    q, first, _second = pair
    client, url = q.client("worker1"), f"/cases/{first.id}/give-back/"
    assert client.get(url).status_code == 200
    missing = client.post(url, {"said": "不是我的。"})
    assert missing.status_code == 422 and "归谁管" in missing.content.decode()
    assert client.post(url, {"other": "延宏物业", "said": "院里归物业。"}).status_code == 302
    assert (again(first).owner_id, again(first).owner_why) == (q.posts["duty"].id, "退回来了：说归“延宏物业”管")
    trail_shown = page(q, "duty", f"/cases/{first.id}/")
    assert "退回来了，写明了归谁管（延宏物业）" in trail_shown


@pytest.fixture
def owners_committee(two):
    """A third party beside the property manager."""
    q = two.first
    with cross_community("the committee is founded"):
        code = f"{q.community.region.code}0003"
        body = Body.objects.create(community=q.community, kind="owners", name="业委会", code=code)
        Post.objects.create(community=q.community, kind="unit_contact", title="业委会 联系岗", body=body)
    return body


def test_three_parties_are_asked_at_once_each_with_its_own_time_and_words(pair, owners_committee):
    q, first, _second = pair
    unit, committee = q.bodies["unit"], owners_committee
    facts = {
        "body": [unit.id, committee.id], "words": "请一起看看电梯。", "hours": 24, "client_key": uuid7(),
        f"hours_{committee.id}": 168, f"words_{committee.id}": "请把料钱定下来。",
    }  # fmt: skip
    client = q.client("worker1")
    for _twice in range(2):
        assert client.post(f"/cases/{first.id}/ask/", facts).status_code == 302
    with scope({q.id}):
        parts = Part.objects.filter(community_id=q.id).order_by("due_at")
        asked = [(p.addressee_name, p.words, round((p.due_at - p.asked_at) / timedelta(hours=1))) for p in parts]
        told = list(Notice.objects.filter(community_id=q.id, word="part_asked").values_list("post_id", "facts"))
    assert asked == [("延宏物业", "请一起看看电梯。", 24), ("业委会", "请把料钱定下来。", 168)]
    assert {post for post, _facts in told} == {p.addressee_post for p in parts}
    assert {tuple(sorted(facts)) for _post, facts in told} == {("category", "number")}
    shown = page(q, "worker1", f"/cases/{first.id}/")
    assert "社区（一网格 网格员）、延宏物业、业委会一起办" in shown
    assert "新的 1 件" in page(q, "unit", "/asked/")


def test_when_the_last_of_several_is_done_the_case_is_done(pair, owners_committee):
    q, first, _second = pair
    facts = {"body": [q.bodies["unit"].id, q.bodies["unit2"].id], "words": "请来修。", "hours": 24}
    q.client("worker1").post(f"/cases/{first.id}/ask/", facts)
    stages = []
    for role in ("unit", "unit2"):
        with scope(scopes=q.actor(role).scopes):
            part = Part.objects.get(addressee_scope__in=q.actor(role).scopes)
        done = q.client(role).post(f"/asked/{part.id}/done/", {"said": "修好了。", "photos": [picture()]})
        stages.append((done.status_code, again(first).stage))
    assert stages == [(302, "working"), (302, "done")]


def test_of_a_restricted_case_an_outsider_reads_only_what_he_is_asked(two):
    q = two.first
    with scope({q.id}):
        matter = report(q, category="G05", words="他又打人了。")
    form = page(q, "worker1", f"/cases/{matter.id}/ask/")
    assert "他又打人了" not in re.search(r"<textarea.*?</textarea>", form, re.S)[0]
    facts = {"body": q.bodies["unit2"].id, "words": "请派人上门。", "hours": 24}
    q.client("worker1").post(f"/cases/{matter.id}/ask/", facts)
    with scope({q.id}):
        part = Part.objects.get(community_id=q.id)
    assert (part.category_title, part.words, part.photos) == ("", "请派人上门。", [])


def test_a_question_goes_out_from_the_case_and_the_answer_comes_back(pair):
    q, first, _second = pair
    asked = q.client("worker1").post(f"/cases/{first.id}/question/", {"said": "哪个单元？", "client_key": uuid7()})
    assert (asked.status_code, again(first).waits_for) == (302, "raiser")
    assert "等报事的人回话" in page(q, "worker1", f"/cases/{first.id}/")
    shown = page(q, "resident", f"/c/1/cases/{first.id}/")
    assert ("管事的人问您一句" in shown, "哪个单元？" in shown) == (True, True)
    empty = q.client("resident").post(f"/c/1/cases/{first.id}/reply/", {"said": ""})
    assert empty.status_code == 422 and "写一句话" in empty.content.decode()
    assert q.client("neighbour").post(f"/c/1/cases/{first.id}/reply/", {"said": "三单元。"}).status_code == 404
    assert q.client("resident").post(f"/c/1/cases/{first.id}/reply/", {"said": "三单元。"}).status_code == 302
    assert (again(first).waits_for, "三单元。" in page(q, "worker1", f"/cases/{first.id}/")) == ("", True)


def test_a_question_may_stop_the_clock_for_a_week_at_most(pair):
    q, first, _second = pair
    q.client("worker1").post(f"/cases/{first.id}/question/", {"said": "几点在家？", "wait": "on"})
    matter = again(first)
    assert round((matter.paused_until - matter.paused_at) / timedelta(days=1)) == 7


def test_after_the_end_one_says_a_word_or_opens_it_again(pair):
    q, first, _second = pair
    with scope({q.id}):
        worker = q.actor("worker1")
        fix_case(find_matter(worker, first.id), actor=worker, said="好了。", photos=[photo()])
    resident, own = q.client("resident"), f"/c/1/cases/{first.id}/"
    resident.post(f"{own}rate/", {"face": "good"})
    assert "没好，接着办" in page(q, "resident", own)
    assert resident.post(f"{own}reply/", {"said": "谢谢。"}).status_code == 302
    assert again(first).stage == "confirmed"
    assert resident.post(f"{own}reopen/", {"said": "又停了。"}).status_code == 302
    assert (again(first).stage, again(first).reopened) == ("working", 1)


def test_who_mended_it_sends_another_to_look(two):
    q = two.first
    with scope({q.id}):
        matter = report(q, "clerk", source="hotline")
        worker = q.actor("worker1")
        fix_case(find_matter(worker, matter.id), actor=worker, said="好了。", photos=[photo()])
    mine, others = page(q, "worker1", f"/cases/{matter.id}/"), page(q, "duty", f"/cases/{matter.id}/")
    assert ("请另一个人去看一眼" in mine, "我去看一眼" in mine) == (True, False)
    assert "我去看一眼" in others
    assert ("井盖" in page(q, "duty", "/cases/?tab=look"), "井盖" in page(q, "worker1", "/cases/?tab=look")) == (
        True,
        False,
    )
    url = f"/cases/{matter.id}/verify/"
    assert q.client("worker1").post(url, {"said": "行。", "good": "yes"}).status_code == 403
    assert q.client("duty").post(url, {"said": "", "good": "yes"}).status_code == 422
    assert q.client("duty").post(url, {"said": "去看了。", "good": "yes", "photos": [picture()]}).status_code == 302
    assert (again(matter).outcome, trail_of(matter)[-1]) == ("verified", "verify")


def trail_of(matter):
    with scope({matter.community_id}):
        return trail(matter)


def test_a_phrase_is_added_without_script_and_nothing_is_sent(pair):
    q, first, _second = pair
    with scope({q.id}):
        lay_phrases(q.community)
        phrase = phrases_of(q.id).get(step="work", category="A02")
    typed = {"said": "我在四楼。", "phrase": phrase.id, "client_key": uuid7()}
    answer = q.client("worker1").post(f"/cases/{first.id}/take/work/", typed)
    assert (answer.status_code, again(first).step) == (200, "raise")
    assert f"我在四楼。 {phrase.phrase}" in answer.content.decode()
    offered = page(q, "worker1", f"/cases/{first.id}/take/work/")
    assert offered.index("电梯先停用") < offered.index("到现场看了")


def test_the_sheet_names_no_neighbour_and_no_phone(two):
    q = two.first
    with scope({q.id}):
        matter = report(
            q, "duty", source="phone", called="秦大爷", phone="15412345678", words="路灯不亮。", category="B04"
        )
        ask(q, matter)
    sheet = page(q, "worker1", f"/cases/{matter.id}/sheet/")
    assert (matter.number in sheet, "区市政所" in sheet, "经办的人" in sheet) == (True, True, True)
    assert [secret for secret in ("15412345678", "秦福来") if secret in sheet] == []


def test_photos_stand_side_by_side_and_an_empty_side_says_so(pair):
    q, first, _second = pair
    shown = page(q, "worker1", f"/cases/{first.id}/photos/")
    assert (shown.count("<img"), "还没有修之后的照片" in shown) == (1, True)


def test_pages_of_hands_are_not_for_outsiders(pair):
    q, first, _second = pair
    words = ("merge", "hand", "give-back", "question", "verify", "sheet", "photos", "ask", "take/work")
    codes = {w: [q.client(r).get(f"/cases/{first.id}/{w}/").status_code for r in ("resident", "unit")] for w in words}
    assert codes == dict.fromkeys(words, [403, 403])
    elsewhere = {w: q.client("worker2").get(f"/cases/{first.id}/{w}/").status_code for w in words}
    assert elsewhere == dict.fromkeys(words, 404)


def test_a_case_page_asks_the_same_with_much_beside_it(pair, owners_committee):
    from tests.test_budgets import selects

    q, first, second = pair
    client, url = q.client("worker1"), f"/cases/{first.id}/"
    client.get(url)
    before = selects(client, url)
    with scope({q.id}):
        lay_phrases(q.community)
        third = report(q, "neighbour", category="A02", words="电梯还不动。")
        ask(q, first, body="unit2")
    q.client("secretary").post(f"/cases/{third.id}/merge/", {"into": first.number, "sure": "1"})
    assert (selects(client, url), before <= 12) == (before, True)
    assert now() > second.raised_at
