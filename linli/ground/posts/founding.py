"""Begin a community: its place in the official tree, the posts without which nothing works, three administrators.

The three hold the keys among them (三员分立): one opens accounts, one gives posts, one watches. None sees a file.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from linli.ground.access.actor import NOBODY
from linli.ground.access.acts import note_act
from linli.ground.accounts.actions import open_account
from linli.ground.accounts.models import Account
from linli.ground.base.declare import Registry
from linli.ground.base.errors import Invalid
from linli.ground.base.scope import cross_community
from linli.ground.posts.actions import appoint
from linli.ground.posts.models import Post
from linli.ground.posts.queries import current_holdings
from linli.ground.posts.words import LABELS, PostKind
from linli.ground.regions.codes import is_community_code, levels_above
from linli.ground.regions.holidays import load_holidays
from linli.ground.regions.models import Community, Region

SIGN_INS = {PostKind.SYSTEM_ADMIN: "xitong", PostKind.SECURITY_ADMIN: "anquan", PostKind.AUDIT_ADMIN: "shenji"}


@dataclass(frozen=True, slots=True)
class Founding:
    """What an app of a higher floor lays down when a community begins: `run(community)`."""

    word: str
    run: Callable[[Community], None]


foundings: Registry[Founding] = Registry("foundings")


@dataclass(frozen=True, slots=True)
class SignIn:
    """What is printed once: for which post, the name to sign in with, the password that works once."""

    post: str
    username: str
    password: str


def missing_levels(code: str) -> list[tuple[str, str]]:
    """(level, code) of the regions above this community that nobody has named yet, the province first."""
    if not is_community_code(code):
        raise Invalid(_("社区的统计用区划代码是 12 位数字，最后三位不是 000，比如 610603001002。"))
    above = levels_above(code)
    have = set(Region.objects.filter(code__in=[c for _level, c in above]).values_list("code", flat=True))
    return [(level, c) for level, c in above if c not in have]


def found(code: str, *, name: str, names: Mapping[str, str], phone: str = "") -> tuple[Community, list[SignIn]]:
    """A community that can be worked in. All or nothing; refused where it is already."""
    with cross_community("a community is founded"):
        if Community.objects.filter(region__code=code).exists():
            raise Invalid(_("这个社区已经建好了：%(code)s。") % {"code": code})
        community = _lay_community(code, name.strip(), names, phone)
        load_holidays()
        _make_posts(community)
        signs = [_seat_admin(community, kind) for kind in SIGN_INS]
        for founding in foundings:
            founding.run(community)
    return community, signs


def _lay_community(code, name, names, phone) -> Community:
    lacking = missing_levels(code)
    unnamed = [Region.Level(level).label for level, _code in lacking if not names.get(level, "").strip()]
    if unnamed or not name:
        raise Invalid(_("还缺名字：%(levels)s。") % {"levels": "、".join(map(str, unnamed or [_("社区")]))})
    for level, above in lacking:
        Region.objects.create(code=above, name=names[level].strip(), level=level, parent=_parent_of(code, above))
    parent = Region.objects.get(code=levels_above(code)[-1][1])
    region, _new = Region.objects.get_or_create(
        code=code, defaults={"name": name, "level": Region.Level.COMMUNITY, "parent": parent}
    )
    number = (Community.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    return Community.objects.create(region=region, number=number, name=name, phone=phone)


def _parent_of(code, above) -> Region | None:
    codes = [c for _level, c in levels_above(code)]
    return Region.objects.filter(code__in=codes[: codes.index(above)]).order_by("-code").first()


def _make_posts(community) -> None:
    def make(kind, **facts):
        return Post.objects.create(community=community, kind=kind, title=LABELS[kind], **facts)

    secretary = make(PostKind.SECRETARY)
    make(PostKind.DUTY, above=secretary, is_duty=True)
    for kind in SIGN_INS:
        make(kind)


def seat_again(code: str, kind: str, name: str) -> SignIn:
    """Seat a new administrator from the machine itself, where nobody is left who could: refused while somebody holds it."""
    with cross_community("an administrator's post is held again"):
        community = Community.objects.filter(region__code=code).first()
        if community is None:
            raise Invalid(_("没有这个社区：%(code)s。") % {"code": code})
        post = Post.objects.get(community=community, kind=kind)
        if current_holdings(community.id).filter(post=post).exists():
            raise Invalid(_("“%(post)s”现在有人，请由安全管理员来换人。") % {"post": post.title})
        seated = _seat_admin(community, kind, name)
        note_act(NOBODY, community.id, "post_give", subject=post.id, post=post.title, username=seated.username)
        return seated


def _seat_admin(community, kind, name: str = "") -> SignIn:
    post = Post.objects.get(community=community, kind=kind)
    account, password = open_account(_free_username(SIGN_INS[kind], community), name or post.title)
    appoint(post, account)
    return SignIn(post.title, account.username, password)


def _free_username(stem, community) -> str:
    wanted = stem if community.number == 1 else f"{stem}{community.number}"
    return f"{wanted}-{community.region.code[-6:]}" if Account.objects.filter(username=wanted).exists() else wanted
