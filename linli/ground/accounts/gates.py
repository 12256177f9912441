"""Between signing in and a page: who was away too long signs in again, who got a password from a colleague changes it."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.ground.accounts.defaults import ADMIN_IDLE_MINUTES, STAFF_IDLE_MINUTES
from linli.ground.base.clock import now
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for

SEEN = "seen_at"
MINUTE = 60
OPEN_DOORS = ("account_change_password", "account_logout", "language", "mode")


class GateMiddleware:
    """Stands below the scope, because it asks who acts; has no process_exception, so it hides none from it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        actor = getattr(request, "actor", None)
        if actor is None or actor.account is None:
            return self.get_response(request)
        if was_away_too_long(request):
            logout(request)
            messages.info(request, _("您离开了一会儿，为了稳妥先退出了，请再进一次。"))
            return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        if request.user.once_until and request.path not in [reverse(name) for name in OPEN_DOORS]:
            messages.info(request, _("这是同事给您的一次性密码，先换成自己的。"))
            return redirect("account_change_password")
        return self.get_response(request)


def was_away_too_long(request) -> bool:
    """Nothing was asked for longer than the post allows. Residents stay in: it is their own phone."""
    moment, seen = now().timestamp(), request.session.get(SEEN)
    if seen is not None and moment - seen <= MINUTE:  # once a minute is enough: each look costs a write
        return False
    minutes = minutes_allowed(request) if seen is not None else None
    request.session[SEEN] = moment
    return minutes is not None and moment - seen > minutes * MINUTE


def minutes_allowed(request) -> int | None:
    """The community's own setting; administrators by the stricter one."""
    actor = request.actor
    if not (actor.is_staff or actor.is_admin or actor.is_region):
        return None
    community = community_of(request)
    key = ADMIN_IDLE_MINUTES if actor.is_admin else STAFF_IDLE_MINUTES
    return value_for(community, key) if community else key.default
