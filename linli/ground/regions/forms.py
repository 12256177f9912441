"""What comes in by HTTP. The fields of a setting follow from the shape of its default."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.ground.base.clock import today
from linli.ground.base.fields import day_field
from linli.ground.regions.models import Holiday
from linli.ground.regions.settings import Key

PART = "part_"


class DecideForm(forms.Form):
    """`value_said` puts the fields together again as the value."""

    since = day_field(gettext_lazy("从哪天起"), initial=today)
    source = forms.CharField(
        label=gettext_lazy("依据"), max_length=200, help_text=gettext_lazy("哪次会、哪个文件定的，别人查得到。")
    )

    def __init__(self, *args, key: Key, value, **kwargs):
        super().__init__(*args, **kwargs)
        self.key = key
        for name, label, now_, sample in parts_of(key, value):
            required = key.whole or not isinstance(key.default, dict)
            self.fields[name] = (
                _choice_for(key, label, now_) if key.choices else _field_for(sample, label, now_, required=required)
            )
        self.order_fields([*(n for n in self.fields if n.startswith(PART)), "since", "source"])

    def value_said(self, clean):
        """The value in the shape of the default."""
        if isinstance(self.key.default, dict):
            said = {word: clean[f"{PART}{word}"] for word in map(str, self.key.default)}
            return {word: value for word, value in said.items() if value not in ("", None)}
        value = clean[f"{PART}0"]
        if isinstance(self.key.default, list):
            bits = [bit.strip() for bit in value.replace("、", ",").replace("，", ",").split(",") if bit.strip()]
            numbers = isinstance(self.key.default[0], int)
            return [int(bit) if bit.isascii() and bit.isdigit() else 0 for bit in bits] if numbers else bits
        return value


def parts_of(key: Key, value):
    """(field, label, what holds now, a sample of its type)."""
    if isinstance(key.default, dict):
        for word, sample in key.default.items():
            yield f"{PART}{word}", _(key.parts.get(word, word)), value.get(word, ""), sample
        return
    shown = "、".join(map(str, value)) if isinstance(value, list) else value
    yield f"{PART}0", _("改成"), shown, "" if isinstance(key.default, list) else key.default


def _choice_for(key: Key, label, now_):
    """One of a few, each called by its name."""
    choices = [(value, _(title)) for value, title in key.choices.items()]
    return forms.ChoiceField(label=label, initial=now_, choices=choices, widget=forms.RadioSelect)


def _field_for(sample, label, now_, *, required):
    if isinstance(sample, bool):
        return forms.BooleanField(label=label, initial=now_, required=False)
    if isinstance(sample, int):
        return forms.IntegerField(label=label, initial=now_, min_value=1, max_value=100_000, required=required)
    return forms.CharField(label=label, initial=now_, max_length=400, required=required)


class HolidayForm(forms.Form):
    day = day_field(gettext_lazy("哪一天"))
    kind = forms.ChoiceField(label=gettext_lazy("放假还是上班"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("什么节"), max_length=40)
    source = forms.CharField(
        label=gettext_lazy("依据"), max_length=200, help_text=gettext_lazy("国务院办公厅通知的文号。")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(k.value, _(k.label)) for k in Holiday.Kind]
