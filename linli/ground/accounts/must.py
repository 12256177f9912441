"""Who must have a second factor, and is led to set one up before anything else."""

from django.urls import reverse

from linli.ground.accounts.defaults import SECOND_FACTOR
from linli.ground.accounts.second_factor import has_second_factor
from linli.ground.base.clock import now
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import value_for

ALL_RIGHT = "factor_seen_at"
SECONDS = 60  # between two looks: each costs two queries
DOORS = ("account_reauthenticate", "mfa_reauthenticate")


def lacks_second_factor(request) -> bool:
    """The community wants one of this actor and he has none. Who has it is not asked again for a minute."""
    moment = now().timestamp()
    if moment - request.session.get(ALL_RIGHT, 0) <= SECONDS and not is_taking_it_off(request):
        return False
    if not wants_one(request) or (has_second_factor(request.user) and not is_taking_it_off(request)):
        request.session[ALL_RIGHT] = moment
        return False
    return True


def wants_one(request) -> bool:
    """By the setting of his community; residents and outside units are free."""
    actor = request.actor
    if not (actor.is_staff or actor.is_admin):
        return False
    community = community_of(request)
    word = value_for(community, SECOND_FACTOR) if community else SECOND_FACTOR.default
    return word == "staff" or (word == "admins" and actor.is_admin)


def is_setting_it_up(request) -> bool:
    """The pages by which one gets a second factor, and the proof they ask for."""
    own = request.path.startswith(reverse("mfa_index")) and not is_taking_it_off(request)
    return own or request.path in [reverse(name) for name in DOORS]


def is_taking_it_off(request) -> bool:
    return request.path == reverse("mfa_deactivate_totp")
