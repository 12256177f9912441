"""Between signing in and a page: who was away too long signs in again, who got a password from a colleague changes it,
who lacks a second factor he must have sets one up, who does something weighty proves again that it is he."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from linli.ground.access.acts import note_act
from linli.ground.accounts.defaults import ADMIN_IDLE_MINUTES, STAFF_IDLE_MINUTES
from linli.ground.accounts.must import is_setting_it_up, is_taking_it_off, lacks_second_factor
from linli.ground.accounts.proof import ask_again
from linli.ground.base.clock import now
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for

SEEN, ENTERED = "seen_at", "entered"
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
        if request.user.once_until and not is_open_door(request):
            messages.info(request, _("这是同事给您的一次性密码，先换成自己的。"))
            return redirect("account_change_password")
        if not is_open_door(request) and not is_setting_it_up(request) and lacks_second_factor(request):
            messages.info(request, _("这里的工作人员都要开两步验证，请先设好，再接着办。"))
            return redirect("mfa_index" if is_taking_it_off(request) else "mfa_activate_totp")
        note_entrance(request)
        return self.get_response(request)

    def process_view(self, request, page, args, kwargs):
        """What is marked with `fresh_proof` is asked for here, in the scope and transaction of the page."""
        return ask_again(request, page, kwargs)


def is_open_door(request) -> bool:
    return request.path in [reverse(name) for name in OPEN_DOORS]


def note_entrance(request) -> None:
    """That somebody who holds a post came in: once a session, in every community where he holds one."""
    if ENTERED not in request.session and request.actor.seats:
        request.session[ENTERED] = True
        for community in sorted({s.community for s in request.actor.seats if s.community}):
            note_act(request.actor, community, "sign_in")


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
