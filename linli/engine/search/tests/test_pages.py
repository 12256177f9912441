"""The page of the search box: what a role sees, and what must not stand in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from linli.engine.search.tests.makers import make_home
from linli.ground.access.models import Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(two):
    make_home(two.first, "曾小兰", called="曾阿姨家", phone="15409706022")
    make_home(two.first, "曾大海", grid=1, called="另一个网格的家")
    make_home(two.second, "曾小兰", called="别处的家", phone="15409706022")
    return two


def test_the_answer_shows_the_form_of_address_and_never_the_name_the_phone_or_somebody_foreign(town):
    answer = town.first.client("worker1").get("/find/?q=zeng")
    page = answer.content.decode()
    shown = [word in page for word in ("曾*", "曾阿姨家", "曾小兰", "6022", "曾大海", "另一个网格的家", "别处的家")]
    assert (answer.status_code, shown) == (200, [True, True, False, False, False, False, False])
    assert answer["Cache-Control"] == "private, no-store"


def test_the_box_stands_in_the_top_bar_and_keeps_what_was_typed(town):
    page = town.first.client("clerk").get("/find/?q=zeng").content.decode()
    assert 'action="/find/"' in page and 'name="q" value="zeng"' in page
    assert 'action="/find/"' in town.first.client("worker1").get("/today/").content.decode()


@pytest.mark.parametrize("role", ["resident", "unit"])
def test_residents_and_units_are_refused_and_the_refusal_is_kept(town, role):
    assert town.first.client(role).get("/find/?q=zeng").status_code == 403
    assert list(Refusal.objects.values_list("path", flat=True)) == ["/find/"]


def test_who_is_not_signed_in_is_sent_to_the_door(db, client):
    answer = client.get("/find/?q=zeng")
    assert (answer.status_code, answer.url) == (302, "/accounts/login/?next=/find/%3Fq%3Dzeng")


@pytest.mark.parametrize("said", ["", "没有这个人"])
def test_an_empty_answer_says_what_to_try(town, said):
    page = town.first.client("clerk").get("/find/", {"q": said}).content.decode()
    assert ("想找谁，想找哪儿？" in page, "没有找到" in page) == (not said, bool(said))


@pytest.mark.parametrize("said", ["zxl", "曾小兰", "6022", "1栋101"])
def test_a_search_asks_the_database_at_most_twelve_times(town, said):
    client = town.first.client("worker1")
    client.get("/find/")  # the gate looks once a minute whether a second factor is wanted: not what a search costs
    with CaptureQueriesContext(connection) as asked:
        client.get("/find/", {"q": said})
    selects = [row["sql"] for row in asked if row["sql"].startswith("SELECT") and " FROM " in row["sql"]]
    assert len(selects) <= 12, "\n".join(selects)
