"""Who works in the demo towns, and how one comes in."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from linli.front.demo import growing
from linli.front.demo.signins import NEIGHBOURS, PASSWORD, SIGN_INS
from linli.front.demo.stages.above import LEADER
from linli.front.demo.stages.land import lay_land
from linli.front.demo.stages.seats import fill_seats
from linli.front.demo.town import NAMES, TOWNS
from linli.ground.accounts.models import Account, Standing
from linli.ground.places.queries import grids_of
from linli.ground.posts.actors import actor_for
from linli.ground.posts.queries import posts_and_holders
from linli.ground.regions.models import Community
from linli.station.announce import announce

pytestmark = pytest.mark.django_db
REAL = {"张莲莲", "吉玉琴", "王正", "白桂荣", "石兰煜", "林晓兵"}


@pytest.fixture
def seated():
    lay_land()
    fill_seats()


def names_by_title(number, as_keeper):
    with as_keeper():
        rows = posts_and_holders(Community.objects.get(number=number).id)
        return {row.post.title: row.names for row in rows}


def test_six_grids_lie_in_order_each_with_its_outline(seated, as_keeper):
    with as_keeper():
        grids = grids_of(Community.objects.get(number=1).id)
    assert [g.name for g in grids] == ["街口片", "邮电局家属院", "粮站巷", "河滨小区", "富民小区", "东关台"]
    assert [g.outline["type"] for g in grids] == ["Polygon"] * 6


def test_every_post_of_the_first_town_is_held_and_one_of_the_second_is_vacant(seated, as_keeper):
    first, second = names_by_title(1, as_keeper), names_by_title(2, as_keeper)
    assert [title for title, names in first.items() if not names] == []
    assert first["二网格 网格员"] == ("马丽", "雷小军")
    assert [title for title, names in second.items() if not names] == ["三网格 包格支委"]
    assert [s.acting for s in actor_for(Account.objects.get(username="xy-shuji")).seats] == [False, False, True]


def test_filling_the_seats_again_changes_nothing(seated):
    before = list(Standing.objects.order_by("id").values_list("id", "since", "until", "acting"))
    lay_land()
    fill_seats()
    assert list(Standing.objects.order_by("id").values_list("id", "since", "until", "acting")) == before


@pytest.mark.parametrize("sign_in", SIGN_INS, ids=lambda s: s.username)
def test_each_sign_in_opens_the_door(seated, settings, sign_in):
    settings.LOGIN_REDIRECT_URL = "/"
    client = Client()
    answer = client.post(reverse("account_login"), {"login": sign_in.username, "password": sign_in.password})
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(Account.objects.get(username=sign_in.username).pk)


def test_only_the_sign_ins_have_a_password(seated):
    open_ = {a.username for a in Account.objects.all() if a.has_usable_password()}
    assert open_ == {s.username for s in SIGN_INS}
    assert len(PASSWORD) >= 12


def test_demo_accounts_are_made_and_let_in_nowhere_else(seated, settings):
    assert set(Account.objects.values_list("demo", flat=True)) == {True}
    settings.DEMO = False
    client = Client()
    client.post(reverse("account_login"), {"login": "shuji", "password": PASSWORD})
    assert "_auth_user_id" not in client.session
    with pytest.raises(CommandError):
        call_command("grow")


def test_nobody_who_works_here_is_real_and_every_holder_has_a_name():
    seated = {username for town in TOWNS for chair in town.chairs for username in chair.held_by}
    assert seated | {LEADER} == NAMES.keys()
    assert REAL & {*NAMES.values(), *(n.name for n in NEIGHBOURS)} == set()


def test_the_terminal_tells_who_one_may_be():
    told = announce(8000, demo=True).splitlines()
    assert [line.split()[-2:] for line in told[2:-1]] == [[s.username, PASSWORD] for s in SIGN_INS]


def test_the_town_counts_as_growing_until_the_station_has_grown_it(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("LINLI_DATA", str(tmp_path))
    monkeypatch.delenv("LINLI_DEMO", raising=False)
    settings.DATA = tmp_path
    assert not growing.is_growing()
    (tmp_path / "mode").write_text("demo")
    assert growing.is_growing()
    growing.say_whole()
    assert not growing.is_growing()
