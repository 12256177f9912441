"""What every page of the house may show: who is here, which community, which mode, what menu. Asked only if shown."""

from functools import cache

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.engine.notices.queries import unread_of
from linli.front.demo.growing import is_growing
from linli.front.demo.signins import SIGN_INS
from linli.front.desks.help import help_for
from linli.ground.accounts.models import Account
from linli.ground.base.clock import now
from linli.ground.base.declare import menus
from linli.ground.regions.queries import community_of

MODE_COOKIE = "linli_mode"


def house(request):
    """The context of all layouts. Without an actor (an error before anybody was known) only what needs none."""
    plain = {"now": now(), "mode": mode_of(request), "demo": settings.DEMO, "sign_out_url": ""}
    actor = getattr(request, "actor", None)
    if actor is None or getattr(request, "failure", None) is not None:
        return plain
    return plain | {
        "community": cache(lambda: community_of(request)),
        "me": me_of(request),
        "menu": cache(lambda: menu_of(request)),
        "dock": cache(lambda: dock_of(request)),
        "bell": cache(lambda: bell_of(actor)),
        "help_url": help_for(request),
        "top_actions": top_actions_of(actor),
        "find_url": reverse("find") if actor.is_staff else "",
        "sign_out_url": reverse("account_logout") if actor.account else "",
        "growing": is_growing(),
        "demo_sign_ins": sign_ins_of(request),
    }


def sign_ins_of(request) -> list[dict]:
    """On the sign-in page of a demo: who one may be."""
    if not settings.DEMO or request.path != reverse("account_login"):
        return []
    return [{"role": _(s.duty), "name": s.username, "password": s.password} for s in SIGN_INS]


def mode_of(request) -> str:
    """'elder' or '': the device's choice, else the account's."""
    chosen = request.COOKIES.get(MODE_COOKIE)
    if chosen is None:
        user = getattr(request, "user", None)
        chosen = user.mode if user and user.is_authenticated else ""
    return "elder" if chosen == Account.Mode.ELDER else ""


def me_of(request):
    actor = request.actor
    if not actor.account:
        return None
    seat = actor.main_seat
    return {"name": actor.name, "post": seat.title if seat else "", "url": reverse("mine")}


def menu_of(request) -> list[dict]:
    """The side menu: 今天, then what the apps declared, for who may see it. Administrators have no 今天: no work is theirs."""
    actor = request.actor
    if not (actor.is_staff or actor.is_admin or actor.is_region):
        return []
    rows = [row_of(request, "today", _("今天"), "sun")] if actor.is_staff else []
    for entry in sorted(menus, key=lambda m: m.order):
        if entry.shown(actor):
            count = entry.count(actor) if entry.count else 0
            rows.append(row_of(request, entry.url, _(entry.title), entry.icon, count))
    return rows


def row_of(request, name, word, icon, count=0):
    url = address_of(name)
    here = request.path == url or (url != "/" and name != "today" and request.path.startswith(url))
    return {"url": url, "word": word, "icon": icon, "count": count, "current": here}


address_of = cache(reverse)  # of pages without arguments: they stay where they are


def dock_of(request) -> list[dict]:
    """At most four places for the thumb. Administrators have few pages: their menu is enough."""
    if request.actor.is_region and not request.actor.is_staff:
        return [*menu_of(request)[:3], row_of(request, "inbox", _("提醒"), "bell")]
    if not request.actor.is_staff:
        return menu_of(request)[:3]
    return [
        row_of(request, "today", _("今天"), "sun"),
        row_of(request, "cases", _("事情"), "task"),
        row_of(request, "new_case", _("记一件事"), "plus") | {"main": True, "current": False},
        row_of(request, "inbox", _("提醒"), "bell"),
    ]


def bell_of(actor):
    return {"url": reverse("inbox"), "new": unread_of(actor)} if actor.is_staff or actor.scopes else None


def top_actions_of(actor):
    if not actor.is_staff:
        return []
    return [{"url": reverse("new_case"), "word": _("记一件事"), "icon": "plus", "main": True}]
