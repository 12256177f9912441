"""What is found in a public text, and that it does not go out; regressions by name."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.publish import actions
from linli.engine.publish.models import Look, PublicText
from linli.engine.publish.queries import find_text, findings, published_in, standing_findings
from linli.engine.search.tests.makers import make_home
from linli.ground.access.models import ReadLog
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, NotThere, Refused, Stale
from linli.ground.base.scope import cross_community

pytestmark = pytest.mark.django_db
PHONE = "15409706022"


@pytest.fixture
def town(two):
    make_home(two.first, "张伟", "王小芳", called="张大爷家", phone=PHONE)
    make_home(two.first, "申小乐", room="102", born_on=date(today().year - 9, 1, 1))
    make_home(two.first, "古丽·买买提", room="103", phone="8881234")
    make_home(two.second, "钱多多", phone="8880000")
    return two


def write(q, words, *, role="secretary", title="停水通知"):
    return actions.write_text(q.community, actor=q.actor(role), title=title, words=words, sort="notice")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("明天上午九点停水，请大家提前存水。", []),
        ("感谢张伟帮忙。", [("张伟", "name")]),
        ("感谢张 伟、王·小芳。", [("张 伟", "name"), ("王·小芳", "name")]),
        ("感谢古丽买买提。", [("古丽买买提", "name")]),
        ("感谢张大爷。", []),
        ("申小乐得了奖。", [("申小乐", "child")]),
        ("感谢钱多多。", []),
        ("请打154-0970-6022。", [("154-0970-6022", "phone")]),
        ("请打888 1234。", [("888 1234", "phone")]),
        ("请打8880000。", []),
        ("值班电话0911-9990000，9990000也行。", []),
        ("外地的0912-9990000不行。", [("0912-9990000", "phone")]),
        ("证件99999919520304001X。", [("99999919520304001X", "id")]),
        ("1号楼1单元101漏水。", [("1号楼1单元101", "door")]),
        ("一栋一单元一〇一室漏水。", [("一栋一单元一〇一室", "door")]),
        ("1号楼101漏水，1-1-102也漏。", [("1号楼101", "door"), ("1-1-102", "door")]),
        ("1号楼停水，1单元的24户受影响，2026-11-24恢复。", []),
        ("5号楼120人参加。", []),
    ],
)
def test_what_a_public_text_must_not_say_is_found(town, as_community, said, found):
    with as_community(town.first.id):
        assert [(said[f.start : f.end], f.kind) for f in findings(town.first.community, said)] == found


@pytest.mark.parametrize("said", [PHONE, "154 0970 6022", "１５４０９７０６０２２", "一五四零九七零六零二二"])
@pytest.mark.parametrize("where", ["title", "words"])
def test_fms_2644_a_public_text_with_a_phone_number_in_it_does_not_go_out(town, as_community, said, where):
    q = town.first
    with as_community(q.id):
        text = write(q, f"请打{said}") if where == "words" else write(q, "明天停水", title=f"请打{said}")
        with pytest.raises(Invalid, match="还有 1 处不能公开"):
            actions.publish_text(text, q.community, actor=q.actor("secretary"))
        assert (text.state, list(published_in(q.id, "notice"))) == ("found", [])


def test_life_of_a_public_text(town, as_community):
    q = town.first
    with as_community(q.id):
        secretary, clerk = q.actor("secretary"), q.actor("clerk")
        text = write(q, "感谢张伟。")
        actions.rewrite_text(text, q.community, actor=clerk, title="感谢", words="感谢邻居。", sort="story", version=1)
        actions.see_text(text, q.community, actor=clerk)
        actions.publish_text(text, q.community, actor=secretary)
        out = list(published_in(q.id, "story").values_list("title", "words"))
        actions.withdraw_text(text, actor=clerk, why="写错了")
        looks = Look.objects.filter(community_id=q.id).order_by("at", "id").values_list("word", "by", "found", "said")
        assert (out, list(published_in(q.id, "story")), list(looks)) == (
            [("感谢", "感谢邻居。")],
            [],
            [
                ("write", "社区书记", 1, ""),
                ("write", "社区工作者", 0, ""),
                ("see", "社区工作者", 0, ""),
                ("publish", "社区书记", 0, ""),
                ("withdraw", "社区工作者", 0, "写错了"),
            ],
        )


def person(q, name):
    from linli.ground.people.models import Person

    return Person.objects.get(community_id=q.id, name=name).id


def test_a_name_may_stand_with_consent_to_these_very_words(town, as_community):
    q = town.first
    with as_community(q.id):
        clerk = q.actor("clerk")
        text = write(q, "感谢张伟。")
        actions.agree_by_name(text, q.community, person=person(q, "张伟"), how="paper", actor=clerk)
        assert (text.state, standing_findings(text, q.community)) == ("draft", [])
        words = "张伟真好。"
        actions.rewrite_text(text, q.community, actor=clerk, title=text.title, words=words, sort="notice", version=2)
        with pytest.raises(Invalid):
            actions.publish_text(text, q.community, actor=clerk)
        actions.agree_by_name(text, q.community, person=person(q, "张伟"), how="said", actor=clerk)
        actions.publish_text(text, q.community, actor=clerk)
        assert text.state == "published"


@pytest.mark.parametrize("who", ["申小乐", "王小芳"])
def test_a_child_and_who_is_not_named_cannot_be_agreed_for(town, as_community, who):
    q = town.first
    with as_community(q.id):
        text = write(q, "申小乐得了奖。")
        with pytest.raises(Invalid, match="没有这个人的名字"):
            actions.agree_by_name(text, q.community, person=person(q, who), how="paper", actor=q.actor("clerk"))


def test_what_is_out_is_not_changed_and_what_is_not_out_not_taken_back(town, as_community):
    q = town.first
    with as_community(q.id):
        actor, text = q.actor("clerk"), write(q, "明天停水。")
        with pytest.raises(Stale):
            actions.withdraw_text(text, actor=actor, why="x")
        actions.publish_text(text, q.community, actor=actor)
        for act in (
            lambda: actions.publish_text(text, q.community, actor=actor),
            lambda: actions.rewrite_text(
                text, q.community, actor=actor, title="x", words="x", sort="notice", version=2
            ),
        ):
            with pytest.raises(Stale):
                act()


def test_words_somebody_else_changed_meanwhile_are_not_let_out(town, as_community):
    q = town.first
    with as_community(q.id):
        text = write(q, "明天停水。")
        seen_by_another = PublicText.objects.get(community_id=q.id, id=text.id)
        actions.rewrite_text(
            text, q.community, actor=q.actor("clerk"), title="x", words="后天停水。", sort="notice", version=1
        )
        with pytest.raises(Stale):
            actions.publish_text(seen_by_another, q.community, actor=q.actor("secretary"))


@pytest.mark.parametrize("role", ["worker1", "owner1", "unit", "resident"])
def test_only_who_speaks_for_the_community_writes_and_sees(town, as_community, role):
    q = town.first
    with as_community(q.id):
        text = write(q, "明天停水。")
        with pytest.raises(Refused):
            write(q, "明天停水。", role=role)
        with pytest.raises(Refused):
            actions.publish_text(text, q.community, actor=q.actor(role))
        with pytest.raises(NotThere):
            find_text(q.actor(role), text.id)


@pytest.mark.parametrize("count", [1, 30])
def test_looking_through_a_text_asks_the_same_however_much_is_in_it(town, as_community, count):
    q = town.first
    said = "张伟，154-0970-6022，8881234，1号楼101，1号楼1单元102。" * count
    with as_community(q.id), CaptureQueriesContext(connection) as asked:
        found = findings(q.community, said)
    assert (len(found), len(asked)) == (5 * count, 6)


def page(q, role, address, **posted):
    client = q.client(role)
    return client.post(address, posted) if posted else client.get(address)


def test_the_page_marks_what_was_found_and_logs_whose_home_it_showed(town):
    q = town.first
    sent = page(q, "secretary", "/publish/new/", sort="notice", title="感谢", words="感谢张伟，请打154-0970-6022。")
    shown = page(q, "secretary", sent.url).content.decode()
    assert "<mark>张伟<small>名字</small></mark>" in shown and "<mark>154-0970-6022<small>电话</small></mark>" in shown
    assert "张*（张大爷家 · 小区1 1号楼 1单元 101）" in shown
    with cross_community("a test reads the log"):
        assert [(r.purpose, r.subjects) for r in ReadLog.objects.filter(community_id=q.id)] == [
            ("publish", [person(q, "张伟")])
        ]
    refused = page(q, "secretary", f"{sent.url}publish/", x=1)
    assert (refused.status_code, "还有 2 处不能公开" in refused.content.decode()) == (422, True)


def test_a_clean_text_goes_out_and_comes_back_through_the_pages(town):
    q = town.first
    sent = page(q, "clerk", "/publish/new/", sort="notice", title="停水", words="明天停水。")
    for act, more in (("see", {"x": 1}), ("publish", {"x": 1}), ("withdraw", {"why": "日期错了"})):
        assert page(q, "clerk", f"{sent.url}{act}/", **more).status_code == 302
    shown = page(q, "clerk", sent.url).content.decode()
    assert all(word in shown for word in ("撤回了", "看过了", "日期错了"))
    assert "停水" in page(q, "secretary", "/publish/").content.decode()


@pytest.mark.parametrize("role", ["worker1", "unit", "resident"])
@pytest.mark.parametrize("address", ["/publish/", "/publish/new/", "/publish/00000000-0000-0000-0000-000000000000/"])
def test_others_are_refused_at_the_pages(town, role, address):
    assert page(town.first, role, address).status_code == 403


def test_a_text_of_another_community_is_not_there(town):
    sent = page(town.second, "clerk", "/publish/new/", sort="notice", title="停水", words="明天停水。")
    assert page(town.first, "clerk", sent.url).status_code == 404
