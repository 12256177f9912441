"""What comes in by HTTP: shapes only. What it means is for rules and actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.engine.matters.kinds import WAIT_TITLES
from linli.ground.base.fields import day_field

WORDS = 2000


class ReportForm(forms.Form):
    """A resident's report."""

    category = forms.CharField(max_length=10, required=False)
    words = forms.CharField(max_length=WORDS, required=False, label=_("说一说"))
    place = forms.UUIDField(required=False, label=_("在哪儿"))
    spot = forms.CharField(max_length=120, required=False, label=_("再说细一点"))
    hide_me = forms.BooleanField(required=False)


class OfficeReportForm(forms.Form):
    """Written down by staff for somebody."""

    source = forms.ChoiceField(label=_("怎么知道的"), choices=())
    category = forms.ChoiceField(label=_("什么事"), choices=())
    place = forms.ChoiceField(label=_("在哪儿"), choices=(), required=False)
    spot = forms.CharField(
        label=_("再说细一点"), max_length=120, required=False, help_text=_("比如：东门进来第二个路口。")
    )
    words = forms.CharField(
        label=_("怎么说的"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    called = forms.CharField(
        label=_("替谁说的"), max_length=40, required=False, help_text=_("写称呼就行，比如：秦大爷。")
    )
    phone = forms.CharField(
        label=_("怎么回话"), max_length=20, required=False, help_text=_("电话会加密存着，看一次记一次。")
    )

    def __init__(self, *args, sources, categories, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].choices = sources
        self.fields["category"].choices = categories
        self.fields["place"].choices = [("", _("说不准")), *places]


class SaidForm(forms.Form):
    """One step in words."""

    said = forms.CharField(
        label=_("写一句"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("写一句话，别人才看得明白。")},
    )


class AskForm(forms.Form):
    """Ask a unit for help."""

    body = forms.ChoiceField(label=_("请谁"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("请对方做什么"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("对方只看得到这几句、地点和下面的照片，看不到是谁反映的。"),
    )
    hours = forms.TypedChoiceField(label=_("多久办好"), coerce=int)
    with_photos = forms.BooleanField(label=_("把照片一起给对方看"), required=False, initial=True)

    def __init__(self, *args, bodies, hours, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].choices = bodies
        self.fields["hours"].choices = hours


class HandForm(forms.Form):
    """Hand the whole case to another post."""

    post = forms.ChoiceField(label=_("转给哪个岗"))
    why = forms.CharField(label=_("为什么转"), max_length=120, help_text=_("报事的邻居看得到这句话。"))

    def __init__(self, *args, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = posts


class PauseForm(forms.Form):
    """Let it stand: for what, until when, in words the raiser reads."""

    waits_for = forms.ChoiceField(label=_("在等什么"), widget=forms.RadioSelect)
    until = day_field(_("停到哪天"), help_text=_("到那天下班，钟自己接着走。"))
    said = forms.CharField(
        label=_("对报事的邻居说一句"),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("在等什么、等来了怎么办，他看得到。"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["waits_for"].choices = [(word, _(title)) for word, title in WAIT_TITLES.items()]


class AboveForm(forms.Form):
    """Ask those above for help."""

    said = forms.CharField(
        label=_("要上级帮什么"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("只有社区里的人看得到；别写居民的姓名和电话，报到街道的也是这几句。"),
    )  # fmt: skip


class PhoneForm(forms.Form):
    """Why a phone is looked at."""

    purpose = forms.CharField(label=_("看电话做什么用"), max_length=60)


class RateForm(forms.Form):
    """The raiser's word: a face, and a sentence."""

    face = forms.ChoiceField(
        choices=[("good", ""), ("fair", ""), ("bad", "")], error_messages={"required": _("请点一个笑脸。")}
    )
    said = forms.CharField(max_length=WORDS, required=False, label=_("想说的话"))


class GradeForm(forms.Form):
    """What a case is and how urgent, with a reason."""

    category = forms.ChoiceField(label=_("什么事"))
    urgency = forms.ChoiceField(label=_("有多急"), widget=forms.RadioSelect)
    said = forms.CharField(
        label=_("为什么改"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("写一句为什么改，报事的邻居看得到。")},
    )  # fmt: skip

    def __init__(self, *args, categories, urgencies, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = categories
        self.fields["urgency"].choices = urgencies
