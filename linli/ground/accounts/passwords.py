"""Password rules: length and guessability, no composition rules (OWASP ASVS 5.0, 6.2)."""

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

STAFF, RESIDENT = 12, 8
OF_THIS_PLACE = ("邻里", "社区", "linli", "fumin", "fuminjie", "shequ", "网格")


class LongEnough:
    """At least 12 characters for who holds a post, 8 for residents; at most 200."""

    def validate(self, password, user=None):
        least = STAFF if user is None or _holds_a_post(user) else RESIDENT
        if len(password) < least:
            raise ValidationError(
                _("密码至少要 %(least)d 位，您填了 %(got)d 位。") % {"least": least, "got": len(password)}
            )
        if len(password) > 200:
            raise ValidationError(_("密码太长了，请不超过 200 位。"))

    def get_help_text(self):
        return _("居民至少 8 位，工作人员至少 12 位；一句自己记得住的话最好。")


class NotTheOldOne:
    """A change changes something: above all the password that a colleague read out."""

    def validate(self, password, user=None):
        if user is not None and user.pk and check_password(password, user.password):
            raise ValidationError(_("新密码要和现在的不一样。"))

    def get_help_text(self):
        return _("不要再用现在的这个。")


class NotOfThisPlace:
    """Not the name of the program, the place, or the account itself."""

    def validate(self, password, user=None):
        low = password.lower()
        words = [
            *OF_THIS_PLACE,
            *(w.lower() for w in (getattr(user, "username", ""), getattr(user, "name", "")) if len(w) > 1),
        ]
        for word in words:
            if word in low and len(low.replace(word, "")) < 6:
                raise ValidationError(_("这个密码太好猜，请换一个跟名字、社区无关的。"))

    def get_help_text(self):
        return _("不要用自己的名字、社区的名字。")


def _holds_a_post(user) -> bool:
    from linli.ground.accounts.models import Standing  # noqa: PLC0415  app ready: settings name this module

    return bool(user.pk) and Standing.objects.filter(account_id=user.pk).exclude(post_id=None).exists()
