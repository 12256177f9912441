"""What comes in by HTTP about orders of other systems. Shapes only."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.work.cases.outside.answering import WORDS

YES_NO = [("", _("没问到")), ("yes", _("是")), ("no", _("不是"))]
AS_VALUE = {"yes": True, "no": False, "": None}


class AnswerForm(forms.Form):
    """Our answer, as it goes to the other system."""

    answer = forms.CharField(
        label=_("怎么回复"), max_length=2000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("按办的经过拟好了，先看一遍再回。不要写居民的姓名、电话。"),
        error_messages={"required": _("请写清楚怎么办的，平台要凭它回访。")},
    )  # fmt: skip


class CallForm(forms.Form):
    """The three questions of a call-back."""

    contacted = forms.ChoiceField(label=_("社区联系过他吗"), choices=YES_NO, required=False, widget=forms.RadioSelect)
    solved = forms.ChoiceField(label=_("解决了吗"), choices=YES_NO, required=False, widget=forms.RadioSelect)
    satisfied = forms.ChoiceField(label=_("满意吗"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["satisfied"].choices = [("", _("没问到")), *((word, word) for word in WORDS)]

    @staticmethod
    def initial_of(row) -> dict:
        words = {value: word for word, value in AS_VALUE.items()}
        return {"contacted": words[row.contacted], "solved": words[row.solved], "satisfied": row.satisfied}

    def clean(self):
        clean = super().clean()
        return clean | {word: AS_VALUE[clean.get(word, "")] for word in ("contacted", "solved")}
