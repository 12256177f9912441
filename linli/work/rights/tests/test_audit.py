"""The auditor sees who read what and who was refused, by numbers only; his exports stand in the log themselves."""

import csv
import io

import pytest

from linli.ground.access.models import ReadLog
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Person
from linli.work.rights.pages.audit import harmless
from linli.work.rights.tests.makers import add_post, family

pytestmark = pytest.mark.django_db


@pytest.fixture
def q(two, as_community):
    """worker1 opened 强大's file; worker2 was sent away from a page of the office."""
    q = two.first
    add_post(q, "audit_admin", "审计管理员", "auditor")
    with as_community(q.id):
        q.family = family(q)
    assert q.client("worker1").get(f"/homes/people/{q.family[0].id}/").status_code == 200
    assert q.client("neighbour").get("/requests/").status_code == 403
    assert two.second.client("neighbour").get("/requests/").status_code == 403
    return q


def rows(answer):
    return answer.json()["rows"]


def test_the_log_shows_posts_and_numbers_and_no_resident(q):
    page = q.client("auditor").get("/audit/").content.decode()
    assert "worker1-1" in page and "一网格 网格员" in page and str(q.family[0].id) in page
    assert "强大" not in page and "强小" not in page


def test_it_is_sifted_by_account_day_purpose_and_subject(q):
    auditor = q.client("auditor")
    by = lambda **f: len(rows(auditor.get("/audit/", f | {"format": "json"})))  # noqa: E731
    assert (by(account="worker1-1"), by(account="duty-1")) == (1, 0)
    assert (by(purpose="看资料", account="worker1-1"), by(purpose="nothing")) == (1, 0)
    assert by(subject=q.family[0].id, account="worker1-1") == 1
    assert by(day="2020-01-01") == 0
    assert auditor.get("/audit/", {"account": "nobody-there"}).status_code == 422


def test_refusals_of_another_community_are_not_seen(q):
    found = rows(q.client("auditor").get("/audit/refusals/", headers={"Accept": "application/json"}))
    assert [(r["account"], r["path"]) for r in found if r["path"] == "/requests/"] == [("neighbour-1", "/requests/")]
    assert "/requests/" in q.client("auditor").get("/audit/refusals/").content.decode()


def test_an_export_says_who_took_it_and_is_itself_in_the_log(q):
    auditor = q.client("auditor")
    assert auditor.post("/audit/readings/export/", {"reason": ""}).status_code == 422
    answer = auditor.post("/audit/readings/export/", {"reason": "月度检查", "account": "worker1-1"})
    sheet = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert "审计管理员" in sheet[0][0] and "月度检查" in sheet[0][0]
    assert (len(sheet), sheet[2][2]) == (3, "worker1-1")
    assert auditor.post("/audit/everything/export/", {"reason": "月度检查"}).status_code == 404
    with cross_community("look at what was written"):
        last = ReadLog.objects.order_by("-at").first()
        assert (last.purpose, last.subjects, last.account_id) == (
            "导出审计记录：月度检查",
            [],
            q.accounts["auditor"].id,
        )


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@x", "\tx"])
def test_no_cell_begins_a_formula(text):
    assert harmless(text) == f"'{text}"


def test_the_auditor_sees_no_person_and_others_see_no_log(q):
    auditor = q.client("auditor")
    urls = (f"/homes/people/{q.family[0].id}/", "/requests/", "/emergency/", f"/join/issue/{q.family[0].id}/")
    assert {auditor.get(u).status_code for u in urls} <= {403, 404}
    assert [q.client(r).get("/audit/").status_code for r in ("secretary", "clerk", "worker1", "parent")] == [403] * 4
    with cross_community("somebody is there whose name could leak"):
        assert Person.objects.filter(name="强大").exists()


def test_a_long_log_is_paged_by_key(q):
    with cross_community("a busy day"):
        ReadLog.objects.bulk_create(
            ReadLog(community=q.community, account_id=1, purpose="case", subjects=[q.family[0].id], at=f"2026-01-01T00:{n:02}Z")
            for n in range(60)
        )  # fmt: skip
    auditor = q.client("auditor")
    first = auditor.get("/audit/", {"format": "json", "purpose": "case"}).json()
    second = auditor.get("/audit/", {"format": "json", "purpose": "case", "after": first["after"]}).json()
    assert (len(first["rows"]), len(second["rows"]), second["after"]) == (50, 10, "")
