"""What comes in by HTTP: shapes only. What it means is for rules and actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.engine.matters.kinds import WAIT_TITLES
from linli.ground.base.fields import day_field
from linli.work.cases.phrases import STEP_TITLES
from linli.work.cases.words import BY_NEIGHBOURS, BY_WAY_TITLES

WORDS = 2000
PHONE = r"^[0-9+][0-9 -]{6,18}$"


def helping():
    """How somebody may report for another: the words are shown to staff as they stand."""
    return [(way, _(BY_WAY_TITLES[way])) for way in BY_NEIGHBOURS]


class ReportForm(forms.Form):
    """A resident's report. What his category asks comes beside it, as answer-0, answer-1 …"""

    category = forms.CharField(max_length=10, required=False)
    words = forms.CharField(max_length=WORDS, required=False, label=_("说一说"))
    place = forms.UUIDField(required=False, label=_("在哪儿"))
    spot = forms.CharField(max_length=120, required=False, label=_("再说细一点"))
    hide_me = forms.BooleanField(required=False)
    by_way = forms.ChoiceField(required=False, label=_("替谁说"), choices=[("", _("我自己的事")), *helping()])
    called = forms.CharField(
        max_length=40, required=False, label=_("怎么称呼他"), help_text=_("写称呼就行，比如：秦大爷。")
    )
    phone = forms.RegexField(
        PHONE, required=False, label=_("怎么回话"), help_text=_("可以不留。留了只有办事的人看得到，看一次记一次。"),
        error_messages={"invalid": _("电话再看一眼：手机 11 位，座机带区号。")},
    )  # fmt: skip

    def clean(self):
        clean = super().clean()
        if clean.get("by_way") and not clean.get("called", "").strip():
            self.add_error("called", _("写一下是替谁说的，比如：秦大爷。"))
        return clean


class SlipForm(forms.Form):
    """The number and the code of a slip."""

    number = forms.CharField(
        label=_("编号"), max_length=24, help_text=_("回执上第一行，比如：1-26-0043。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "text"}),
    )  # fmt: skip
    code = forms.CharField(
        label=_("回执码"), max_length=24, help_text=_("十二个字，大小写、空格都不要紧。"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip


class PublicForm(forms.Form):
    """What everybody may read of a case."""

    title = forms.CharField(label=_("题目"), max_length=80)
    words = forms.CharField(
        label=_("给大家看的话"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("写什么事、办到哪一步。不写名字、电话、门牌。"),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


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
    """Ask one or several bodies for help, each with a time of its own."""

    body = forms.MultipleChoiceField(
        label=_("请谁"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("物业、业委会、单位可以一起请，各有各的期限。"),
        error_messages={"required": _("点一下请谁。")},
    )
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
        self.own = {}  # body id → the names of its own two fields
        for id, name in (pair for _group, pairs in bodies for pair in pairs):
            self.own[id] = f"hours_{id}", f"words_{id}"
            self.fields[f"hours_{id}"] = forms.TypedChoiceField(
                label=_("给%(name)s多久") % {"name": name}, coerce=int, empty_value=None, required=False,
                choices=[("", _("和上面一样")), *hours],
            )  # fmt: skip
            self.fields[f"words_{id}"] = forms.CharField(
                label=_("单独对%(name)s说") % {"name": name}, max_length=WORDS, required=False
            )

    def asked(self) -> list[tuple[str, int, str]]:
        """(body, hours, words) of each who is asked: its own where something is said, else what is said for all."""
        clean = self.cleaned_data
        own = [(id, *self.own[id]) for id in clean["body"]]
        return [
            (id, clean[hours] or clean["hours"], clean[words].strip() or clean["words"]) for id, hours, words in own
        ]

    def own_rows(self):
        """For the page: each body with its two fields."""
        names = {id: name for _group, pairs in self.fields["body"].choices for id, name in pairs}
        return [(names[id], self[hours], self[words]) for id, (hours, words) in self.own.items()]


class HandForm(forms.Form):
    """Hand the whole case to another post."""

    post = forms.ChoiceField(label=_("转给哪个岗"))
    why = forms.CharField(label=_("为什么转"), max_length=120, help_text=_("报事的邻居看得到这句话。"))

    def __init__(self, *args, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = posts


class GiveBackForm(forms.Form):
    """Not this post's: whose it is, and why."""

    post = forms.ChoiceField(label=_("归谁管"), required=False, help_text=_("从这里选，或者在下面写名字。"))
    other = forms.CharField(
        label=_("不在上面的，写名字"), max_length=60, required=False, help_text=_("比如：区市政所、延宏物业。")
    )
    said = forms.CharField(label=_("为什么"), max_length=200, required=False, help_text=_("报事的邻居看得到这句话。"))

    def __init__(self, *args, posts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["post"].choices = [("", _("选一个岗位")), *posts]

    def responsible(self) -> str:
        """The post's title, or the name that was written."""
        return self.cleaned_data["other"].strip() or self.cleaned_data["post"]


class MergeForm(forms.Form):
    """Which case this one goes on as: by its number."""

    into = forms.CharField(
        label=_("并到哪一件"),
        max_length=24,
        help_text=_("写编号，比如 1-26-0043；今年的写后面几位也行。"),
        error_messages={"required": _("写上那一件的编号。")},
    )


class QuestionForm(SaidForm):
    """A question to who reported it; perhaps nothing can be done until he answers."""

    wait = forms.BooleanField(required=False, label=_("没有他的回话办不下去，钟先停着"))


class PhraseForm(forms.Form):
    """One of the words that need not be typed again."""

    step = forms.ChoiceField(label=_("写哪一步的时候用"))
    category = forms.ChoiceField(label=_("什么事"), required=False)
    title = forms.CharField(label=_("按钮上写什么"), max_length=40)
    phrase = forms.CharField(
        label=_("写进去的话"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("居民看得到，用大白话。"),
    )

    def __init__(self, *args, categories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = [(word, _(title)) for word, title in STEP_TITLES.items()]
        self.fields["category"].choices = [("", _("什么事都算")), *categories]


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
    solved = forms.TypedChoiceField(
        required=False, choices=[("yes", ""), ("no", "")], coerce=lambda word: word == "yes", empty_value=None
    )


class MoreForm(forms.Form):
    """Photos and a word that come after the report."""

    said = forms.CharField(max_length=WORDS, required=False, label=_("补充一句"))


class RouteForm(forms.Form):
    """One rule of who answers for a case."""

    category = forms.ChoiceField(label=_("什么事"), required=False)
    place = forms.ChoiceField(label=_("在哪儿"), required=False)
    source = forms.ChoiceField(label=_("怎么来的"), required=False)
    target = forms.ChoiceField(label=_("交给谁"))
    note = forms.CharField(label=_("为什么"), max_length=80, help_text=_("每件事上都会写明是按哪条分的。"))

    def __init__(self, *args, categories, places, sources, targets, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("什么事都算")), *categories]
        self.fields["place"].choices = [("", _("哪儿都算")), *((str(id), line) for id, line in places)]
        self.fields["source"].choices = [("", _("怎么来的都算")), *((word, _(title)) for word, title in sources)]
        self.fields["target"].choices = [("", _("选一个")), *targets]


class DropRouteForm(forms.Form):
    """Nothing to fill in."""


class WhistleForm(forms.Form):
    """Call the sub-district."""

    above = forms.ChoiceField(label=_("向谁吹哨"), widget=forms.RadioSelect)
    whistle = forms.ChoiceField(label=_("哪一种哨"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("请街道做什么"), max_length=WORDS, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("街道看得到这几句。别写居民的名字、电话和哪一户。"),
    )  # fmt: skip
    why = forms.CharField(
        label=_("为什么社区自己办不了"), max_length=200, help_text=_("比如：要城管执法，社区没有这个权。")
    )
    wanted = forms.CharField(
        label=_("想请哪些部门来"), max_length=120, required=False, help_text=_("比如：城管、市场监管。")
    )
    hours = forms.TypedChoiceField(label=_("多久要有回话"), coerce=int)
    with_photos = forms.BooleanField(
        label=_("把照片一起给街道看"), required=False, help_text=_("照片里有人脸、门牌号的，别给。")
    )

    def __init__(self, *args, above, sorts, hours, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["above"].choices = above
        self.fields["whistle"].choices = sorts
        self.fields["hours"].choices = hours


class StarsForm(forms.Form):
    """One to five."""

    stars = forms.TypedChoiceField(
        label=_("街道这次办得怎样"), coerce=int, widget=forms.RadioSelect,
        choices=[(5, _("很好")), (4, _("好")), (3, _("还行")), (2, _("不大好")), (1, _("没办成"))],
    )  # fmt: skip
