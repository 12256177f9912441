"""What comes in by HTTP: shapes only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.engine.publish.models import LONGEST, Consent, PublicText


class TextForm(forms.Form):
    """A text for everybody."""

    sort = forms.ChoiceField(label=_("哪一种"), choices=PublicText.Sort)
    title = forms.CharField(label=_("题目"), max_length=80)
    words = forms.CharField(
        label=_("正文"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("写清什么事、什么时候、在哪儿。不写居民的名字、电话、证件号，门牌只写到楼。"),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ConsentForm(forms.Form):
    """That somebody agreed to stand by name."""

    person = forms.UUIDField()
    how = forms.ChoiceField(choices=Consent.How)


class WhyForm(forms.Form):
    """Why a text is taken back."""

    why = forms.CharField(
        label=_("为什么撤回"), max_length=200, error_messages={"required": _("写一句为什么撤回，比如：日期写错了。")}
    )
