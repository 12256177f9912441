"""Each administrator lands at his own trade after signing in, and meets no desk with work on it."""

import pytest

from tests.admins import seat_admins

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role, url", [("system", "/accounts/"), ("security", "/posts/"), ("audit", "/audit/")])
def test_where_an_administrator_lands(two, role, url):
    client = seat_admins(two.first).client(role)
    assert client.get("/today/").headers["Location"] == url
    assert [client.get(page).status_code for page in ("/cases/", "/cases/new/", "/places/")] == [403] * 3
    assert client.get(url).status_code == 200
