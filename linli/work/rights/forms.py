"""What comes in by HTTP: shapes only. What it means is for rules and actions."""

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from linli.work.rights.words import ASKED_AS_TITLES, DAYS, SORT_TITLES, AskedAs

WORDS = 2000
LOGIN_NAME = RegexValidator(r"^[\w.\-]{2,30}$", _("登录名用字、字母或数字，2 到 30 个，中间不要空格。"))
AREA = forms.Textarea(attrs={"rows": 4})


class CodeForm(forms.Form):
    """For who already signs in."""

    code = forms.CharField(
        label=_("加入码"), max_length=20, help_text=_("窗口、网格员或信上给的八位码，大小写都行。"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}),
    )  # fmt: skip
    agree = forms.BooleanField(
        label=_("看过上面的说明，同意"),
        error_messages={"required": _("同意了才能开账号；不同意也能打电话、到窗口办。")},
    )


class JoinForm(CodeForm):
    """Code, a name to sign in with, a password."""

    username = forms.CharField(
        label=_("登录名"), max_length=30, validators=[LOGIN_NAME], help_text=_("以后进门用，自己记得住就行。"),
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )  # fmt: skip
    password = forms.CharField(
        label=_("密码"), max_length=200, strip=False, help_text=_("至少 8 位；一句自己记得住的话最好。"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )  # fmt: skip
    field_order = ("code", "username", "password", "agree")


class AskForm(forms.Form):
    """A resident's request."""

    words = forms.CharField(label=_("说一说"), max_length=WORDS, widget=AREA)


class WindowForm(forms.Form):
    """A request written down for somebody at the window."""

    sort = forms.ChoiceField(label=_("要什么"))
    asked_as = forms.ChoiceField(label=_("谁来提的"), help_text=_("不是本人的，请看过关系或委托的凭据，不留复印件。"))
    called = forms.CharField(
        label=_("怎么称呼"), max_length=40, required=False, help_text=_("写称呼就行，比如：秦大爷的女儿。")
    )
    words = forms.CharField(label=_("怎么说的"), max_length=WORDS, widget=AREA)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sort"].choices = [(word, _(title)) for word, title in SORT_TITLES.items()]
        self.fields["asked_as"].choices = [(word, _(title)) for word, title in ASKED_AS_TITLES.items()]
        self.fields["asked_as"].initial = AskedAs.SELF


class SaidForm(forms.Form):
    """An answer in words."""

    said = forms.CharField(
        label=_("写一句"), max_length=WORDS, widget=AREA,
        error_messages={"required": _("写一句话，对方才看得明白。")},
    )  # fmt: skip


class EraseForm(SaidForm):
    """Which keepings are erased."""

    chosen = forms.MultipleChoiceField(label=_("删哪几样"), widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args, keepings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = keepings
        self.order_fields(["chosen", "said"])


class OpeningForm(forms.Form):
    """Why and for how long a minor's file is to be opened."""

    purpose = forms.CharField(
        label=_("看这份资料做什么用"), max_length=60, help_text=_("批的人、孩子的监护人都看得到这句话。")
    )
    days = forms.TypedChoiceField(label=_("看多久"), coerce=int, choices=())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = [(n, _("%(n)d 天") % {"n": n}) for n in DAYS]


class HurryForm(forms.Form):
    """An emergency: which building, who, what happened."""

    building = forms.ChoiceField(label=_("哪栋楼"), choices=())
    name = forms.CharField(label=_("姓名"), max_length=60, help_text=_("要写全名，一个字不差。"))
    reason = forms.CharField(label=_("出了什么急事"), max_length=200, help_text=_("书记马上会看到这句话，审计也会查。"))

    def __init__(self, *args, buildings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["building"].choices = buildings
