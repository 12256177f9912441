"""A community begins: from an empty database to three who can sign in, and nothing twice."""

import pytest
from django.core.management import CommandError, call_command

from linli.ground.accounts.models import Account
from linli.ground.base.errors import Invalid
from linli.ground.posts.actions import end_holding
from linli.ground.posts.actors import actor_for
from linli.ground.posts.founding import found, missing_levels, seat_again
from linli.ground.posts.models import Holding, Post
from linli.ground.regions.models import Community, Holiday, Region

pytestmark = pytest.mark.django_db
CODE = "610603001002"
NAMES = {"province": "陕西省", "city": "延安市", "district": "安塞区", "subdistrict": "真武洞街道"}


def test_a_community_is_founded_from_its_code():
    community, signs = found(CODE, name="富民街社区", names=NAMES, phone="0911-9990000")
    assert (community.number, community.name, community.phone) == (1, "富民街社区", "0911-9990000")
    assert list(Region.objects.order_by("code").values_list("code", "name", "level")) == [
        ("610000000000", "陕西省", "province"), ("610600000000", "延安市", "city"),
        ("610603000000", "安塞区", "district"), ("610603001000", "真武洞街道", "subdistrict"),
        (CODE, "富民街社区", "community"),
    ]  # fmt: skip
    assert [(s.post, s.username) for s in signs] == [
        ("系统管理员", "xitong"), ("安全管理员", "anquan"), ("审计管理员", "shenji"),
    ]  # fmt: skip
    assert Holiday.objects.count() > 100


def test_its_first_posts_stand(as_keeper):
    community, _signs = found(CODE, name="富民街社区", names=NAMES)
    with as_keeper():
        posts = Post.objects.filter(community=community).order_by("kind")
        assert [(p.kind, p.is_duty) for p in posts] == [
            ("audit_admin", False), ("duty", True), ("secretary", False), ("security_admin", False),
            ("system_admin", False),
        ]  # fmt: skip


def test_none_of_the_three_reaches_a_matter_or_is_taken_for_staff():
    _community, signs = found(CODE, name="富民街社区", names=NAMES)
    actors = [actor_for(Account.objects.get(username=s.username)) for s in signs]
    assert [(a.is_admin, a.is_staff, a.is_unit, a.whole, a.grids) for a in actors] == [
        (True, False, False, frozenset(), frozenset())
    ] * 3


def test_a_second_community_of_the_same_street_asks_for_no_name_again():
    found(CODE, name="富民街社区", names=NAMES)
    assert missing_levels("610603001199") == []
    second, signs = found("610603001199", name="向阳社区", names={})
    assert (second.number, [s.username for s in signs]) == (2, ["xitong2", "anquan2", "shenji2"])


@pytest.mark.parametrize(
    "code", ["", "61060300100", "610603001000", "610603001002x", "６１０６０３００１００２", "000603001002"]
)
def test_what_is_no_code_of_a_community_is_refused(code):
    with pytest.raises(Invalid):
        missing_levels(code)


def test_what_is_there_is_not_founded_again_and_nothing_is_half_done():
    found(CODE, name="富民街社区", names=NAMES)
    before = (Community.objects.count(), Account.objects.count(), Region.objects.count())
    with pytest.raises(Invalid):
        found(CODE, name="富民街社区", names=NAMES)
    with pytest.raises(Invalid):
        found("610603002001", name="西街社区", names={})  # another street, unnamed
    assert (Community.objects.count(), Account.objects.count(), Region.objects.count()) == before


def test_the_command_prints_each_password_once_and_refuses_the_demo(settings, capsys):
    words = [f"--{level}={name}" for level, name in NAMES.items()]
    with pytest.raises(CommandError):
        call_command("init", f"--code={CODE}", "--name=富民街社区", *words)
    settings.DEMO = False
    call_command("init", f"--code={CODE}", "--name=富民街社区", "--phone=", *words)
    lines = [line.split("\t") for line in capsys.readouterr().out.splitlines() if "\t" in line]
    assert [(len(line), line[1], len(line[2])) for line in lines] == [
        (3, n, 19) for n in ("xitong", "anquan", "shenji")
    ]


def test_an_administrator_is_seated_from_the_machine_only_where_the_post_is_vacant(as_keeper):
    community, _signs = found(CODE, name="富民街社区", names=NAMES)
    with pytest.raises(CommandError, match="现在有人"):
        call_command("seat_admin", community=CODE, post="security_admin", name="新人")
    with as_keeper():
        post = Post.objects.get(community=community, kind="security_admin")
        end_holding(Holding.objects.get(community=community, post=post))
    sign = seat_again(CODE, "security_admin", "新人")
    account = Account.objects.get(username=sign.username)
    assert (sign.post, account.name, account.check_password(sign.password)) == ("安全管理员", "新人", True)
    assert actor_for(account).has("security_admin")
