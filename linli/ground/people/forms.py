"""What comes in by HTTP: shapes only. What it means is for the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.ground.base.clock import today
from linli.ground.people.actions.facts import Facts
from linli.ground.people.models import Person, Spell
from linli.ground.people.words import COLUMNS

RELATIONS = ("配偶", "儿子", "女儿", "父亲", "母亲", "孙子", "孙女", "儿媳", "女婿", "兄弟姐妹", "其他亲属", "合住")
SEXES = [(Person.Sex.MALE.value, _("男")), (Person.Sex.FEMALE.value, _("女"))]
WRITE_NAME = {"required": _("请写上姓名。还没起名的，先写“某宝宝”。")}


class Day(forms.DateInput):
    """The browser's own day picker; typing 2026-11-24 does as well."""

    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


def day_field(label, *, required=True, initial=today, help_text=""):
    return forms.DateField(
        label=label, widget=Day, required=required, initial=initial, help_text=help_text,
        error_messages={"required": _("请写上日期。"), "invalid": _("日期写成 2026-11-24 这样。")},
    )  # fmt: skip


class PersonForm(forms.Form):
    """Somebody new in a household: seven inputs at most, two of them needed."""

    name = forms.CharField(label=_("姓名"), max_length=60, error_messages=WRITE_NAME)
    relation = forms.ChoiceField(
        label=_("是户主的什么人"), choices=[("", _("家人"))] + [(r, r) for r in RELATIONS], required=False
    )
    sex = forms.ChoiceField(label=_("性别"), choices=[(Person.Sex.UNKNOWN.value, _("先不填")), *SEXES], required=False)
    born_on = day_field(_("出生日期"), required=False, initial=None)
    id_number = forms.CharField(
        label=_("身份证号"),
        max_length=24,
        required=False,
        help_text=_("没有或者不知道就空着；会加密存着，看一次记一次。"),
    )
    phone = forms.CharField(label=_("电话"), max_length=20, required=False)

    def facts(self) -> Facts:
        clean = self.cleaned_data
        return Facts(
            clean["name"], clean["sex"] or Person.Sex.UNKNOWN, clean["born_on"], clean["id_number"], clean["phone"]
        )


class DoorForm(forms.Form):
    """A door: which building, and what stands on the door."""

    building = forms.ChoiceField(label=_("哪栋楼"), choices=())
    room = forms.CharField(
        label=_("哪扇门"), max_length=40, help_text=_("比如：1单元 301，写 1-301 也行。"),
        error_messages={"required": _("请写上单元和房号。")},
    )  # fmt: skip

    def __init__(self, *args, buildings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["building"].choices = [(str(id), line) for id, line in buildings]


class HeadForm(DoorForm):
    """A new household: its door and its head. Nine inputs."""

    tenure = forms.ChoiceField(
        label=_("住房"), choices=[(Spell.Tenure.OWNED.value, _("自住")), (Spell.Tenure.RENTED.value, _("租住"))]
    )
    name = forms.CharField(label=_("户主姓名"), max_length=60, error_messages=WRITE_NAME)
    sex = forms.ChoiceField(label=_("性别"), choices=[(Person.Sex.UNKNOWN.value, _("先不填")), *SEXES], required=False)
    born_on = day_field(_("出生日期"), required=False, initial=None)
    id_number = forms.CharField(label=_("身份证号"), max_length=24, required=False, help_text=_("不知道就空着。"))
    phone = forms.CharField(label=_("电话"), max_length=20, required=False)
    facts = PersonForm.facts


class MoveForm(DoorForm):
    """Where a household moves within the community."""

    tenure = forms.ChoiceField(
        label=_("住房"), choices=[(Spell.Tenure.OWNED.value, _("自住")), (Spell.Tenure.RENTED.value, _("租住"))]
    )
    on = day_field(_("哪天搬的"))


class CloseForm(forms.Form):
    on = day_field(_("哪天迁走的"))
    note = forms.CharField(label=_("迁去哪里"), max_length=120, required=False)


class SplitForm(DoorForm):
    """Who goes, who heads them, and behind which door."""

    going = forms.MultipleChoiceField(
        label=_("谁分出去"),
        choices=(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("请选上要分出去的人。")},
    )
    head = forms.ChoiceField(label=_("新的一户谁当户主"), choices=())
    on = day_field(_("从哪天起"))

    def __init__(self, *args, members, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["going"].choices = [(str(id), word) for id, word, _grown in members]
        self.fields["head"].choices = [(str(id), word) for id, word, grown in members if grown]


class PickForm(forms.Form):
    """Somebody of the register by his whole name; of several with that name, by the door."""

    name = forms.CharField(label=_("姓名"), max_length=60, error_messages={"required": _("请写上完整的姓名。")})
    chosen = forms.ChoiceField(label=_("是哪一位"), choices=(), required=False, widget=forms.RadioSelect)

    def offer(self, choices):
        """Show who bears this name; without any, the field is not shown."""
        self.fields["chosen"].choices = choices
        if not choices:
            del self.fields["chosen"]


class JoinForm(PickForm):
    relation = PersonForm.base_fields["relation"]
    stays = forms.BooleanField(label=_("原来的那一户也还住着"), required=False)
    on = day_field(_("从哪天起"))


class MergeHomesForm(DoorForm):
    other = forms.ChoiceField(label=_("是哪一户"), choices=(), required=False, widget=forms.RadioSelect)
    offer_field = "other"


class HomeForm(forms.Form):
    """The form of address, or another head."""

    called = forms.CharField(
        label=_("称呼"), max_length=60, required=False, help_text=_("邻居怎么叫这一户，比如：秦大爷家。")
    )
    head = forms.ChoiceField(label=_("户主"), choices=())

    def __init__(self, *args, heads, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["head"].choices = [(str(id), word) for id, word in heads]


class CorrectForm(forms.Form):
    """Facts of a person. The ID number and the political status are written only to replace them."""

    name = forms.CharField(label=_("姓名"), max_length=60, error_messages=WRITE_NAME)
    sex = forms.ChoiceField(label=_("性别"), choices=[*SEXES, (Person.Sex.UNKNOWN.value, _("不清楚"))])
    born_on = day_field(_("出生日期"), required=False, initial=None)
    id_number = forms.CharField(
        label=_("身份证号"), max_length=24, required=False, help_text=_("要改才填，空着就是不改。")
    )
    ethnicity = forms.CharField(label=_("民族"), max_length=20, required=False)
    education = forms.CharField(label=_("文化程度"), max_length=20, required=False)
    marital = forms.CharField(label=_("婚姻"), max_length=20, required=False)
    employer = forms.CharField(label=_("工作单位或学校"), max_length=120, required=False)
    hukou = forms.CharField(label=_("户籍地址"), max_length=200, required=False)
    note = forms.CharField(label=_("备注"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def values(self):
        """Columns to write; an ID number left empty is not touched."""
        clean = {k: v for k, v in self.cleaned_data.items() if k in COLUMNS}
        if number := self.cleaned_data["id_number"].strip():
            clean["id_number"] = number
        return clean


class PhoneChangeForm(forms.Form):
    """A new number, and which old one it replaces."""

    number = forms.CharField(label=_("新号码"), max_length=20, required=False)
    replaces = forms.ChoiceField(label=_("原来的号码"), choices=(), required=False)

    def __init__(self, *args, phones, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replaces"].choices = [*((str(id), word) for id, word in phones), ("", _("都留着，只添新的"))]


class EndForm(forms.Form):
    why = forms.ChoiceField(
        label=_("怎么了"), choices=[("died", _("去世了")), ("away", _("迁出社区了"))], widget=forms.RadioSelect,
        error_messages={"required": _("请选一样。")},
    )  # fmt: skip
    on = day_field(_("哪天"))
    note = forms.CharField(label=_("补一句"), max_length=120, required=False)


class OutForm(forms.Form):
    on = day_field(_("从哪天起"))


class PurposeForm(forms.Form):
    """Why something masked is looked at."""

    purpose = forms.CharField(
        label=_("看来做什么用"), max_length=60, error_messages={"required": _("写一句用处，比如：约时间上门。")}
    )
    what = forms.ChoiceField(choices=[("phone", ""), ("id", "")])
