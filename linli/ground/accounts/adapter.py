"""What allauth asks of us: nobody signs himself up here, and demo accounts sign in only in demo mode."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from linli.ground.base.clock import now


def display(account) -> str:
    return account.name or account.username


def _is_overdue(account) -> bool:
    """The one-time password was not used in time."""
    return account.once_until is not None and account.once_until <= now()


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return False

    def authenticate(self, request, **credentials):
        """The account, or None: the answer is the same whether the name or the password is wrong."""
        account = super().authenticate(request, **credentials)
        if account is not None and (account.demo and not settings.DEMO or _is_overdue(account)):
            return None
        return account

    def validation_error(self, code, *args):
        sentences = {
            "username_password_mismatch": _("名字或密码不对，再看一眼。"),
            "too_many_login_attempts": _("试的次数太多了，请过五分钟再来，或请社区帮您重设密码。"),
        }
        if code in sentences:
            return ValidationError(sentences[code], code=code)
        return super().validation_error(code, *args)
