"""What the sign-in library tells: passwords changed, second factors set up or taken off, sign-ins that failed.

The library must not know of our logs, so it is listened to.
"""

from allauth.account.signals import password_changed
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.contrib.auth.signals import user_login_failed

from linli.ground.access.acts import note_act
from linli.ground.access.models import Refusal
from linli.ground.accounts.models import Account
from linli.ground.base.clock import now

FAILED = "登录名或密码不对"


def note_of_oneself(request, word: str) -> None:
    """In every community where he holds a post; what residents do with their own locks is theirs."""
    actor = getattr(request, "actor", None)
    for community in sorted({s.community for s in actor.seats if s.community} if actor else ()):
        note_act(actor, community, word, subject=actor.account)


def hear_password(sender, request, **facts):
    note_of_oneself(request, "password_change")


def hear_factor_on(sender, request, authenticator, **facts):
    if authenticator.type == "totp":
        note_of_oneself(request, "factor_on")


def hear_factor_off(sender, request, authenticator, **facts):
    if authenticator.type == "totp":
        note_of_oneself(request, "factor_off")


def hear_failure(sender, credentials, request=None, **facts):
    """A sign-in that failed is a refusal; a name nobody has is kept without the name: it may be a password."""
    if request is None:
        return
    name = credentials.get("username") or ""
    account = Account.objects.filter(username=name).values_list("id", flat=True).first()
    Refusal.objects.create(account_id=account, path=request.path_info[:200], why=FAILED, at=now())


def listen() -> None:
    """Once, when the app is ready."""
    for signal, hear in (
        (password_changed, hear_password), (authenticator_added, hear_factor_on),
        (authenticator_removed, hear_factor_off), (user_login_failed, hear_failure),
    ):  # fmt: skip
        signal.connect(hear, dispatch_uid=hear.__name__)
