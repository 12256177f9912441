"""The second lock: six digits from a phone. The secret behind them lies sealed, like everything that opens a door."""

from base64 import b64decode, b64encode

import segno
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from django.utils.translation import gettext_lazy as _

from linli.ground.base.sealed import seal, unseal
from linli.ground.people.sealing import ring

PURPOSE = "second factor"


def has_second_factor(account) -> bool:
    """Six digits from a phone are set up."""
    return get_adapter().is_mfa_enabled(account, types=["totp"])


class SecondFactorAdapter(DefaultMFAAdapter):
    """What the sign-in library asks of us about second factors."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("数字不对，等它换下一个再填一次。"),
        "cannot_generate_recovery_codes": _("先开两步验证，再生成备用码。"),
    }

    def get_totp_issuer(self) -> str:
        return "Linli"

    def build_totp_svg(self, url: str) -> str:
        """Drawn into the page itself: our content policy loads no picture from elsewhere."""
        return segno.make(url, error="m").svg_inline(scale=5, border=2, svgclass=None, lineclass=None)

    def encrypt(self, text: str) -> str:
        return b64encode(seal(text, PURPOSE, ring=ring())).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(b64decode(encrypted_text), PURPOSE, ring=ring())

    def send_notification_mail(self, *args, **kwargs) -> None:
        """No mail leaves this house."""
