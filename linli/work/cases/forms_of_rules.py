"""What comes in by HTTP where rules are decided: routes, categories. Shapes only."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.work.cases.words import HOURS_TITLES, LEAD_TITLES, SOURCE_TITLES, URGENCY_TITLES

CALLS = [(number, number) for number in ("110", "119", "120", "122")]
LIMIT = r"[1-9][0-9]{0,3}(min|h|wd)"
QUESTIONS, LONGEST_QUESTION = 3, 60


def titled(titles) -> list:
    return [(word, _(title)) for word, title in titles.items()]


class RouteForm(forms.Form):
    """One rule of who answers for a case."""

    category = forms.ChoiceField(label=_("什么事"), required=False)
    place = forms.ChoiceField(label=_("在哪儿"), required=False)
    source = forms.ChoiceField(label=_("怎么来的"), required=False)
    urgency = forms.ChoiceField(label=_("有多急"), required=False)
    hours = forms.ChoiceField(label=_("什么时候"), required=False)
    target = forms.ChoiceField(label=_("交给谁"))
    note = forms.CharField(label=_("为什么"), max_length=80, help_text=_("每件事上都会写明是按哪条分的。"))

    def __init__(self, *args, categories, places, targets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("什么事都算")), *categories]
        self.fields["place"].choices = [("", _("哪儿都算")), *((str(id), line) for id, line in places)]
        self.fields["source"].choices = [("", _("怎么来的都算")), *titled(SOURCE_TITLES)]
        self.fields["urgency"].choices = [("", _("急不急都算")), *titled(URGENCY_TITLES)]
        self.fields["hours"].choices = [("", _("什么时候都算")), *titled(HOURS_TITLES)]
        self.fields["target"].choices = [("", _("选一个")), *targets]


class DropRouteForm(forms.Form):
    """Nothing to fill in."""


class TryForm(forms.Form):
    """A report that is not sent: only where it would go."""

    category = forms.ChoiceField(label=_("什么事"))
    place = forms.ChoiceField(label=_("在哪儿"), required=False)
    source = forms.ChoiceField(label=_("怎么来的"))
    urgency = forms.ChoiceField(label=_("有多急"), required=False)
    hours = forms.ChoiceField(label=_("什么时候"), required=False)

    def __init__(self, *args, categories, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = categories
        self.fields["place"].choices = [("", _("说不准")), *((str(id), line) for id, line in places)]
        self.fields["source"].choices = titled(SOURCE_TITLES)
        self.fields["urgency"].choices = [("", _("照分类")), *titled(URGENCY_TITLES)]
        self.fields["hours"].choices = [("", _("现在")), *titled(HOURS_TITLES)]


class CategoryForm(forms.Form):
    """One category as it holds here."""

    name = forms.CharField(label=_("叫什么"), max_length=40)
    name_en = forms.CharField(label=_("英文名"), max_length=60, required=False)
    urgency = forms.ChoiceField(label=_("平常有多急"))
    lead = forms.ChoiceField(
        label=_("该谁解决"), help_text=_("东西是谁的，就该谁管；在马路上、院里还是家里，系统再照地方认。")
    )
    helpers = forms.MultipleChoiceField(label=_("谁帮忙"), required=False, widget=forms.CheckboxSelectMultiple)
    questions = forms.CharField(
        label=_("要问清楚什么"), required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("一行一个，最多三个。报事的人和登记的人都看得到。"),
    )  # fmt: skip
    call_first = forms.MultipleChoiceField(
        label=_("先打哪个电话"), required=False, choices=CALLS, widget=forms.CheckboxSelectMultiple
    )
    not_ours = forms.BooleanField(label=_("不在社区的职责清单上，社区只帮忙"), required=False)
    department = forms.CharField(label=_("该找哪个部门"), max_length=60, required=False)
    department_phone = forms.CharField(label=_("部门电话"), max_length=20, required=False)
    acknowledge = forms.RegexField(LIMIT, label=_("多久有人接"), required=False)
    answer = forms.RegexField(LIMIT, label=_("多久回第一句话"), required=False)
    close = forms.RegexField(
        LIMIT, label=_("多久办好"), required=False,
        help_text=_("写 10min（分钟）、24h（小时）或 7wd（工作日）；空着就照急缓。"),
    )  # fmt: skip
    known_as = forms.CharField(
        label=_("别的平台叫它什么"),
        max_length=200,
        required=False,
        help_text=_("几个叫法用空格隔开，导入工单时照它认。"),
    )
    restricted = forms.BooleanField(label=_("只让负责的岗和书记看"), required=False)
    source = forms.CharField(label=_("依据"), max_length=200, help_text=_("哪次会、哪个文件定的，别人查得到。"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["urgency"].choices = titled(URGENCY_TITLES)
        self.fields["lead"].choices = self.fields["helpers"].choices = titled(LEAD_TITLES)
        for word in ("acknowledge", "answer", "close"):
            self.fields[word].error_messages["invalid"] = _("写成 10min、24h 或 7wd 这样。")

    def clean_questions(self):
        lines = [line.strip() for line in self.cleaned_data["questions"].splitlines() if line.strip()]
        if len(lines) > QUESTIONS:
            raise forms.ValidationError(_("最多问三个，问多了没人答。"))
        if any(len(line) > LONGEST_QUESTION for line in lines):
            raise forms.ValidationError(_("一个问题不超过六十个字。"))
        return lines

    def columns(self) -> dict:
        """The clean values as the columns of a category."""
        clean = dict(self.cleaned_data)
        limits = {word: clean.pop(word) for word in ("acknowledge", "answer", "close")}
        clean["known_as"] = " ".join(re.split(r"[\s、，,]+", clean["known_as"].strip()))
        return clean | {
            "helpers": " ".join(clean["helpers"]), "call_first": " ".join(clean["call_first"]),
            "limits": {word: limit for word, limit in limits.items() if limit},
        }  # fmt: skip


class NewCategoryForm(CategoryForm):
    """One more category, in a group that is there."""

    group = forms.ChoiceField(label=_("归在哪一类"))

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["group"].choices = groups
        self.order_fields(["group"])


class ReasonForm(forms.Form):
    """Why something is decided."""

    source = forms.CharField(label=_("依据"), max_length=200, help_text=_("哪次会、哪个文件定的，别人查得到。"))
