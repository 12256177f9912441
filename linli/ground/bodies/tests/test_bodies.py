"""Organisations: the credit code is checked, the address is never given twice, and the last day is the last."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.clock import set_to, start_of, today
from linli.ground.bodies.models import Ability, Body
from linli.ground.bodies.queries import partners_of
from linli.ground.bodies.uscc import SIGNS, check_sign, is_valid, tidy

DAY = timedelta(days=1)
seventeen = st.text(SIGNS, min_size=17, max_size=17)


@pytest.mark.parametrize("code, fits", [
    ("91350100M000100Y43", True),  # the standard's own example
    ("91350100M000100Y44", False), ("9135010OM000100Y43", False), ("", False), ("91350100M000100Y4", False),
    ("９1350100M000100Y43", False),
])  # fmt: skip
def test_a_credit_code_fits_its_last_sign(code, fits):
    assert is_valid(code) is fits


@given(seventeen, st.integers(0, 17), st.sampled_from(SIGNS))
def test_a_slip_of_one_sign_is_found(body, at, sign):
    code = body + check_sign(body)
    slipped = code[:at] + sign + code[at + 1 :]
    assert is_valid(slipped) is (slipped == code)


@given(seventeen, st.integers(0, 15))
def test_two_swapped_neighbours_are_found(body, at):
    code = body + check_sign(body)
    swapped = code[:at] + code[at + 1] + code[at] + code[at + 2 :]
    assert is_valid(swapped) is (swapped == code)


def test_blanks_and_small_letters_are_how_people_copy():
    assert tidy(" 91350100 m000100y43 ") == "91350100M000100Y43"


FORM = {
    "kind": "unit",
    "name": "安塞区水务公司",
    "short": "水务公司",
    "uscc": "91350100 m000100y43",
    "phone": "",
    "mends": "B02、c01",
}


@pytest.mark.django_db
def test_an_organisation_is_added_changed_and_not_twice(two, as_community):
    client = two.first.client("clerk")
    assert client.post("/bodies/new/", FORM).headers["Location"] == "/bodies/"
    with as_community(two.first.id):
        body = Body.objects.get(community_id=two.first.id, name="安塞区水务公司")
        mends = list(Ability.objects.filter(community_id=two.first.id, body=body).values_list("category", flat=True))
    assert (body.code, body.uscc, sorted(mends)) == ("6106030010020101", "91350100M000100Y43", ["B02", "C01"])
    assert client.post("/bodies/new/", FORM | {"name": "同一家"}).status_code == 422
    assert client.post("/bodies/new/", FORM | {"uscc": "91350100M000100Y44"}).status_code == 422
    assert client.post("/bodies/new/", FORM | {"uscc": "", "mends": "水管"}).status_code == 422
    edit = FORM | {"mends": "B02", "version": body.version}
    assert client.post(f"/bodies/{body.id}/", edit).status_code == 302
    assert client.post(f"/bodies/{body.id}/", edit).status_code == 409
    with as_community(two.first.id):
        assert [a.category for a in Ability.objects.filter(community_id=two.first.id, body=body)] == ["B02"]


@pytest.mark.django_db
def test_nobody_of_a_body_comes_in_after_its_last_day(two, as_community):
    q, client, last = two.first, two.first.client("clerk"), today() + 5 * DAY
    url = f"/bodies/{q.bodies['unit'].id}/end/"
    assert "曹师傅" in client.post(url, {"on": last.isoformat()}).content.decode()
    client.post(url, {"on": last.isoformat(), "sure": "1"})
    for day, inside in ((last, True), (last + DAY, False)):
        with set_to(start_of(day)), as_community(q.id):
            names = [b.name for b in partners_of(q.id)]
            assert (q.actor("unit").scopes != frozenset(), "延宏物业" in names) == (inside, inside)


@pytest.mark.django_db
@pytest.mark.parametrize("role, sees, changes", [
    ("secretary", 200, 200), ("clerk", 200, 200), ("worker1", 200, 403), ("unit", 403, 403), ("resident", 403, 403),
])  # fmt: skip
def test_who_sees_and_who_changes(two, role, sees, changes):
    client, body = two.first.client(role), two.first.bodies["unit"].id
    urls = ("/bodies/", "/bodies/new/", f"/bodies/{body}/", f"/bodies/{body}/end/")
    assert [client.get(url).status_code for url in urls] == [sees, changes, changes, changes]


@pytest.mark.django_db
def test_a_body_of_next_door_is_not_there(two):
    assert two.first.client("secretary").get(f"/bodies/{two.second.bodies['unit'].id}/").status_code == 404
