"""How somebody wants to hear: shapes only."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

ALWAYS_BY_ITSELF = ""


def hours() -> list[tuple[str, str]]:
    return [(str(h), f"{h:02}:00") for h in range(6, 23)]


class WayForm(forms.Form):
    mail = forms.EmailField(
        label=_("邮箱"), required=False, help_text=_("空着就不发邮件。信里只说有几条提醒和编号，不写是谁家的事。")
    )
    digest_hour = forms.TypedChoiceField(
        label=_("一天一封，还是一条一封"), required=False, coerce=int, empty_value=None,
        help_text=_("选了钟点，一天的提醒攒成一封，到点发。"),
    )  # fmt: skip
    quiet_from = forms.TimeField(
        label=_("晚上几点以后不打扰"),
        initial=time(21, 30),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    quiet_to = forms.TimeField(
        label=_("早上几点以后可以发"), initial=time(7, 30), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("有危险的事、急事不等，随时发。两个钟点一样，就是什么时候都可以发。"),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["digest_hour"].choices = [(ALWAYS_BY_ITSELF, _("一条一封")), *hours()]
