"""The auditor sees who read what and who was refused, by numbers only; his exports stand in the log themselves."""

import csv
import io

import pytest
from django.test import Client

from linli.engine.papers.ledgers.cells import harmless
from linli.ground.access.models import ReadLog, Refusal
from linli.ground.base.scope import cross_community
from linli.ground.people.models import Person
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


def test_what_was_done_is_seen_by_act_account_and_day_and_names_no_resident(q):
    q.client("secretary").post(
        "/ledgers/requests/export/", {"purpose": "meeting", "reason": "开会要用", "format": "csv"}
    )
    auditor = q.client("auditor")
    by = lambda **f: [r["word"] for r in rows(auditor.get("/audit/acts/", f | {"format": "json"}))]  # noqa: E731
    assert (by(account="secretary-1"), by(word="export"), by(day="2020-01-01")) == (
        ["export", "sign_in"],
        ["export"],
        [],
    )
    page = auditor.get("/audit/acts/").content.decode()
    assert "诉求办理台账" in page and "secretary-1" in page and "强大" not in page


def test_sheets_taken_out_are_listed_with_reason_and_hash(q):
    q.client("clerk").post("/ledgers/requests/export/", {"purpose": "meeting", "reason": "开会要用", "format": "csv"})
    auditor = q.client("auditor")
    (row,) = rows(auditor.get("/audit/exports/", {"format": "json", "account": "clerk-1"}))
    assert (row["account"], row["ledger"], row["reason"], row["rows"], row["state"], len(row["sha256"])) == (
        "clerk-1", "requests", "开会要用", 0, "ready", 64,
    )  # fmt: skip
    assert "开会要用" in auditor.get("/audit/exports/").content.decode()
    sheet = auditor.post("/audit/exports/export/", {"reason": "年度检查"}).content.decode("utf-8-sig")
    assert row["sha256"] in sheet
    assert [
        q.client(r).get(u).status_code for r in ("secretary", "clerk") for u in ("/audit/acts/", "/audit/exports/")
    ] == [403] * 4


def test_a_sign_in_that_failed_is_kept_without_what_was_typed(q):
    for name in ("clerk-1", "my-password-by-mistake"):
        Client().post("/accounts/login/", {"login": name, "password": "wrong wrong wrong"})
    with cross_community("look at what was written"):
        found = Refusal.objects.filter(path="/accounts/login/").order_by("id").values_list("account_id", "why")
        assert list(found) == [(q.accounts["clerk"].id, "登录名或密码不对"), (None, "登录名或密码不对")]
    shown = rows(q.client("auditor").get("/audit/refusals/", {"account": "clerk-1", "format": "json"}))
    assert [r["why"] for r in shown] == ["登录名或密码不对"]
