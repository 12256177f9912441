"""Open an account, hand over a password that works once, shut an account. Nobody ever chooses another's password."""

import re
import secrets
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.accounts.models import Account, Standing
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid

SIGNS = "abcdefghjkmnpqrstuvwxyz23456789"  # no i, l, o, 0, 1: it is read out and written down
GROUPS, IN_A_GROUP = 4, 4
ONCE_DAYS = 7
USERNAME = re.compile(r"[a-z][a-z0-9_-]{2,29}")


def new_password() -> str:
    """`xxxx-xxxx-xxxx-xxxx`, 79 bits: made by the machine, so that nobody can have thought of it."""
    return "-".join("".join(secrets.choice(SIGNS) for _ in range(IN_A_GROUP)) for _ in range(GROUPS))


def open_account(
    username: str, name: str, *, days: int = ONCE_DAYS, community: int | None = None
) -> tuple[Account, str]:
    """A new account that opens nothing yet, and its one-time password, which is shown now and never again.

    With a community, a Standing that was over when it began says who keeps the account.
    """
    if not USERNAME.fullmatch(username):
        raise Invalid(_("登录名用三到三十个小写字母、数字或短横，第一个是字母，比如 mali。"))
    if not name.strip():
        raise Invalid(_("请写名字，同事看得到。"))
    account = Account(username=username, name=name.strip())
    account.set_unusable_password()
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise Invalid(_("登录名“%(name)s”有人用了，换一个，比如加上姓。") % {"name": username}) from None
    if community is not None:
        moment = now()
        Standing.objects.create(account_id=account.id, community_id=community, since=moment, until=moment)
    return account, give_password(account, days=days)


def give_password(account: Account, *, days: int = ONCE_DAYS) -> str:
    """A new one-time password. What was open on any device under the old one closes with the next click."""
    password = new_password()
    account.set_password(password)
    account.once_until = now() + timedelta(days=days)
    account.save(update_fields=["password", "once_until"])
    return password


def shut_account(account: Account) -> None:
    """Nobody signs in with it any more; open devices are put out at the next click. The name stays on what was done."""
    account.is_active = False
    account.save(update_fields=["is_active"])


def reopen_account(account: Account) -> None:
    """The account opens again, with the password it had."""
    account.is_active = True
    account.save(update_fields=["is_active"])
