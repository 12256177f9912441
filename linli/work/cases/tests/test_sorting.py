"""How a case is sorted: by what, where, from whom, how urgent and when; who must solve it; graded with a reason."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.engine.matters.models import Step
from linli.ground.base import clock
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.work.cases.grading import grade_case
from linli.work.cases.leading import BY_GROUND, Ground, lead_on
from linli.work.cases.limits import dues_of
from linli.work.cases.models import Case, Route
from linli.work.cases.owners import Owners
from linli.work.cases.queries import categories_of
from linli.work.cases.routing import RouteFacts, fitting, hours_at
from linli.work.cases.words import Lead
from tests.makers import report, trail

OPENING = {"begins": "08:30", "ends": "18:00"}
LEADS = st.sampled_from(list(Lead))


@pytest.fixture
def q(two, as_community):
    with as_community(two.first.id):
        yield two.first


@pytest.mark.parametrize("moment, days, hours", [
    (datetime(2026, 11, 24, 0, 30, tzinfo=UTC), {}, "work"),  # Tuesday, 08:30 in Shanghai
    (datetime(2026, 11, 24, 0, 29, tzinfo=UTC), {}, "off"),
    (datetime(2026, 11, 24, 10, 0, tzinfo=UTC), {}, "off"),  # 18:00: the window closes
    (datetime(2026, 11, 21, 2, 0, tzinfo=UTC), {}, "off"),  # Saturday
    (datetime(2026, 11, 21, 2, 0, tzinfo=UTC), {date(2026, 11, 21): "work"}, "work"),  # made up
    (datetime(2026, 10, 1, 2, 0, tzinfo=UTC), {date(2026, 10, 1): "off"}, "off"),
])  # fmt: skip
def test_somebody_is_at_work_on_working_days_between_the_hours(moment, days, hours):
    assert hours_at(moment, OPENING, days) == hours


@pytest.mark.parametrize("facts, ranks", [
    ({"urgency": "U1", "hours": "off"}, [1, 2, 3, 4]),
    ({"urgency": "U2", "hours": "off"}, [2, 4]),
    ({"urgency": "U1", "hours": "work"}, [3, 4]),
    ({"urgency": "U1", "hours": "off", "restricted": True}, [3]),
])  # fmt: skip
def test_urgency_and_hour_narrow_a_rule_and_a_rule_for_everything_never_takes_what_few_may_see(facts, ranks):
    routes = [
        RouteFacts(1, "", urgency="U1", hours="off"), RouteFacts(2, "", hours="off"),
        RouteFacts(3, "", category="G", urgency="U1"), RouteFacts(4, ""),
    ]  # fmt: skip
    assert [r.rank for r in fitting(routes, category="G05", path="", source="window", **facts)] == ranks


@pytest.mark.parametrize("lead, helpers, ground, who", [
    ("ME", "P", Ground.PUBLIC, "ME"), ("ME", "P", Ground.MANAGED, "P"), ("ME", "P", Ground.UNMANAGED, "C"),
    ("P", "ME O H", Ground.PUBLIC, "ME"), ("P", "ME O H", Ground.HOME, "H"), ("P", "MS FR", Ground.HOME, "P"),
    ("P", "MS FR", Ground.UNMANAGED, "C"), ("P", "MS FR", Ground.PUBLIC, "P"), ("U", "P", Ground.MANAGED, "U"),
    ("PS", "HB C", Ground.MANAGED, "PS"), ("H", "P C", Ground.UNMANAGED, "H"), ("ME", "", Ground.UNKNOWN, "ME"),
])  # fmt: skip
def test_who_must_solve_it_follows_whose_ground_the_thing_stands_on(lead, helpers, ground, who):
    assert lead_on(lead, helpers, ground) == who


@given(LEADS, st.lists(LEADS, max_size=4), st.sampled_from(list(Ground)))
def test_nobody_leads_who_is_not_named_but_the_community_where_there_is_no_firm(lead, helpers, ground):
    found = lead_on(lead, " ".join(helpers), ground)
    assert found in {lead, *helpers, *({Lead.COMMUNITY} if ground == Ground.UNMANAGED else set())}
    assert lead in BY_GROUND or found == lead


def case(q, matter):
    return Case.objects.get(community_id=q.id, matter=matter)


@pytest.mark.django_db
def test_sig_routing_the_reason_of_a_route_is_shown(two, as_community):
    q = two.first
    with as_community(q.id):
        Route.objects.create(
            community=q.community, rank=5, category="A02", urgency="U1", to_post=q.posts["clerk"], note="电梯急事归窗口"
        )
        matter = report(q, category="A02")
    assert (matter.owner, matter.owner_why) == (q.posts["clerk"], "按第 5 条分派：电梯急事归窗口")
    page = q.client("secretary").get(f"/cases/{matter.id}/").content.decode()
    assert "按第 5 条分派：电梯急事归窗口" in page and "该物业解决" in page


@pytest.mark.django_db
def test_a_rule_for_the_night_holds_at_night(q):
    Route.objects.create(community=q.community, rank=5, hours="off", to_post=q.posts["duty"], note="下班归值班岗")
    category = categories_of(q.community)["B04"]

    def at(hour):
        return Owners(q.community, days={}).of(
            category, q.buildings[0], "resident", at=datetime(2026, 11, 24, hour, tzinfo=UTC)
        )

    assert [at(hour)[0].title for hour in (2, 15)] == ["一网格 网格员", "值班岗"]


@pytest.mark.django_db
def test_what_only_few_may_see_goes_to_a_named_post_and_never_to_whoever_has_the_grid(q):
    owners = Owners(q.community)
    known = categories_of(q.community)
    of = lambda code: Owners(q.community).of(known[code], q.buildings[0], "resident")[0].title  # noqa: E731
    assert owners.of(known["G05"], q.buildings[0], "resident") == (q.posts["secretary"], "只让专人看的事，先交给书记")
    assert of("I04") == "社区书记"
    Post.objects.create(community=q.community, kind="child_officer", title="儿童主任")
    assert (of("I04"), of("G05")) == ("儿童主任", "社区书记")
    Route.objects.create(community=q.community, rank=1, category="G05", to_post=q.posts["clerk"], note="调解员")
    assert of("G05") == "社区工作者"


@pytest.mark.django_db
def test_a_door_a_building_and_a_grid_stand_on_different_ground(q):
    owners, known = Owners(q.community), categories_of(q.community)
    door = Place(community=q.community, kind="dwelling", path="000100010001")
    grounds = [owners.ground_of(place) for place in (None, q.grids[0], q.buildings[0], door)]
    assert grounds == ["unknown", "public", "managed", "home"]
    assert [owners.lead_of(known["B02"], place) for place in (q.grids[0], q.buildings[0], door)] == ["ME", "P", "H"]


@pytest.mark.django_db
def test_a_graded_case_has_its_limits_from_the_beginning_and_its_trail_says_why(q):
    worker = q.actor("worker1")
    matter = report(q, category="B04")
    with clock.set_to(now() + timedelta(days=9)):
        grade_case(matter, actor=worker, category="B01", urgency="U1", said="是井盖，快掉了。")
    matter.refresh_from_db()
    row = case(q, matter)
    assert (matter.category, row.category, row.urgency, row.lead) == ("B01", "B01", "U1", "P")
    dues = dues_of(q.community, categories_of(q.community)["B01"], "U1", start=matter.raised_at)
    assert (matter.acknowledge_by, matter.answer_by, matter.due_at) == (
        dues.acknowledge_by,
        dues.answer_by,
        dues.due_at,
    )
    step = Step.objects.filter(community_id=q.id, matter=matter).latest("at")
    assert (step.word, step.said, step.why) == (
        "grade", "是井盖，快掉了。", "分类：路灯不亮 → 井盖破损缺失；急缓：平常事 → 急事"
    )  # fmt: skip


@pytest.mark.django_db
def test_a_case_that_is_to_wait_for_years_needs_the_secretary(q):
    matter = report(q, category="A01")

    def grade(role, urgency):
        return grade_case(matter, actor=q.actor(role), category="A01", urgency=urgency, said="要等明年的钱。")

    with pytest.raises(Refused, match="书记"):
        grade("worker1", "U4")
    grade("secretary", "U4")
    assert (case(q, matter).urgency, trail(matter)) == ("U4", ["raise", "grade"])
    with pytest.raises(Invalid, match="没有变"):
        grade("worker1", "U4")


@pytest.mark.django_db
def test_a_case_never_becomes_less_guarded_by_another_category(q):
    matter = report(q, category="G05")
    grade_case(matter, actor=q.actor("secretary"), category="G04", urgency="U2", said="是两家邻居的事。")
    matter.refresh_from_db()
    assert (matter.category, matter.restricted) == ("G04", True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "role, code", [("worker1", 200), ("secretary", 200), ("worker2", 404), ("resident", 403), ("unit", 403)]
)
def test_who_may_open_the_page_of_grades(two, as_community, role, code):
    q = two.first
    with as_community(q.id):
        matter = report(q)
    assert q.client(role).get(f"/cases/{matter.id}/grade/").status_code == code


@pytest.mark.django_db
def test_a_page_of_grades_asks_for_the_reason_and_does_it_once(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q)
    client, url = q.client("worker1"), f"/cases/{matter.id}/grade/"
    form = {"category": "B01", "urgency": "U2", "said": "", "client_key": "018f0000-0000-7000-8000-000000000001"}
    assert client.post(url, form).status_code == 422
    codes = [client.post(url, form | {"said": "不急。"}).status_code for _ in range(2)]
    with as_community(q.id):
        assert (codes, trail(matter)) == ([302, 302], ["raise", "grade"])


@pytest.mark.django_db
def test_trying_a_report_out_tells_where_it_would_go_and_sends_nothing(two, as_keeper):
    q, client = two.first, two.first.client("clerk")
    facts = {"category": "C03", "place": q.buildings[0].id, "source": "resident", "urgency": "", "hours": "off"}
    page = client.get("/routes/try/", facts).content.decode()
    assert all(word in page for word in ("一网格 网格员", "按第 10 条分派", "先打 119", "燃气企业"))
    assert [q.client(role).get("/routes/try/").status_code for role in ("worker1", "unit", "resident")] == [403] * 3
    with as_keeper():
        assert Case.objects.count() == 0
    assert client.get("/routes/try/", facts | {"category": "ZZ"}).status_code == 422


@pytest.mark.django_db
def test_not_ours_names_the_department_before_anybody_writes(two, as_community):
    q = two.first
    with as_community(q.id):
        matter = report(q, category="F05")
    page = q.client("worker1").get(f"/cases/{matter.id}/take/refer/").content.decode()
    assert "“户外广告招牌”不是社区的职责，请找城管执法部门，电话 12345。" in page
