"""What comes in by HTTP: shapes only."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.ground.base.clock import today
from linli.ground.base.fields import day_field
from linli.ground.bodies.models import Body

BETWEEN = re.compile(r"[、，,;；\s]+")


class BodyForm(forms.Form):
    kind = forms.ChoiceField(label=_("哪一类"))
    name = forms.CharField(label=_("全称"), max_length=80)
    short = forms.CharField(label=_("平常怎么叫"), max_length=30, required=False)
    uscc = forms.CharField(
        label=_("统一社会信用代码"), max_length=24, required=False, help_text=_("18 位，营业执照上有。")
    )
    phone = forms.CharField(label=_("值班电话"), max_length=20, required=False, help_text=_("单位的电话，别填个人的。"))
    mends = forms.CharField(
        label=_("能办哪些事"), max_length=400, required=False, help_text=_("类别代码，用顿号隔开：A、B04、D02。")
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.value, _(k.label)) for k in Body.Kind]

    def clean_mends(self):
        return [bit for bit in BETWEEN.split(self.cleaned_data["mends"]) if bit]


class EndBodyForm(forms.Form):
    on = day_field(_("最后一天"), initial=today, help_text=_("含这一天。合同到哪天就填哪天。"))
