"""What comes in by HTTP: shapes only."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from linli.ground.base.clock import today
from linli.ground.base.fields import day_field

BETWEEN = re.compile(r"[、，,;；\s]+")


class AddForm(forms.Form):
    kind = forms.ChoiceField(label=_("哪一级"))
    names = forms.CharField(
        label=_("叫什么"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("可以一次写好几个，用顿号或换行隔开：1号楼、2号楼、3号楼。"),
    )  # fmt: skip

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = kinds

    def clean_names(self):
        return [name for name in BETWEEN.split(self.cleaned_data["names"]) if name]


class RenameForm(forms.Form):
    name = forms.CharField(label=_("叫什么"), max_length=60)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SureForm(forms.Form):
    """Nothing to fill in."""


class GridForm(forms.Form):
    name = forms.CharField(label=_("网格叫什么"), max_length=60, help_text=_("比如：七网格，或这一片的地名。"))


class TakeForm(forms.Form):
    places = forms.MultipleChoiceField(label=_("哪些划过来"), widget=forms.CheckboxSelectMultiple)
    on = day_field(_("从哪天起"), initial=today, help_text=_("那天以前的事，还算在原来的网格。"))

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["places"].choices = places


class SplitForm(TakeForm):
    name = forms.CharField(label=_("新网格叫什么"), max_length=60)
    field_order = ("name", "places", "on")


class MergeForm(forms.Form):
    into = forms.ChoiceField(label=_("并到哪个网格"))
    on = day_field(_("从哪天起"), initial=today, help_text=_("那天以前的事，还算在原来的网格。"))

    def __init__(self, *args, grids, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["into"].choices = grids


class OutlinesForm(forms.Form):
    """A file of shapes, or the shapes once more on the second tap."""

    file = forms.FileField(
        label=_("GeoJSON 文件"),
        required=False,
        help_text=_("在画图的软件里导出，一个网格一块，name 写网格的名字；坐标用 WGS-84，最多 1 MB。"),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
    )
    again = forms.CharField(required=False, max_length=1024 * 1024)

    def clean(self):
        clean = super().clean()
        if not clean.get("file") and not clean.get("again"):
            self.add_error("file", _("请选一个文件。"))
        return clean

    def sent(self) -> bytes:
        """What was sent, read no further than one byte over the limit."""
        sent = self.cleaned_data.get("file")
        return sent.read(1024 * 1024 + 1) if sent else self.cleaned_data["again"].encode()
