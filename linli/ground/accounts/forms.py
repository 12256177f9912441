"""What comes in by HTTP. There is no field for another's password anywhere: nobody may choose one."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NewAccountForm(forms.Form):
    name = forms.CharField(label=_("名字"), max_length=40, help_text=_("同事看得到。"))
    username = forms.CharField(
        label=_("登录名"),
        max_length=30,
        help_text=_("小写字母和数字，比如 mali。"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "autocomplete": "off"}),
    )


class SureForm(forms.Form):
    """Nothing to fill in: the button is the answer."""
