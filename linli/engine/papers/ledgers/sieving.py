"""Which rows: the form over a ledger, and the same in words and in the row of an export."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from linli.engine.papers.ledgers.kinds import Asked, Ledger
from linli.ground.base.clock import today
from linli.ground.base.fields import day_field

DAYS = ("since", "until")


class SieveForm(forms.Form):
    """The days, and one choice for each sieve of the ledger; what is left open sifts nothing."""

    since = day_field(gettext_lazy("从哪天"), required=False)
    until = day_field(gettext_lazy("到哪天"), required=False)

    def __init__(self, *args, ledger: Ledger, asked: Asked, **kwargs):
        super().__init__(*args, **kwargs)
        for sieve in ledger.sieves:
            choices = [("", _("全部")), *sieve.choices(asked)]
            self.fields[sieve.word] = forms.ChoiceField(label=_(sieve.title), choices=choices, required=False)

    def clean(self):
        clean = super().clean()
        since, until = (clean.get(word) for word in DAYS)
        if since and until and until < since:
            self.add_error("until", _("“到哪天”不能早于“从哪天”。"))
        return clean

    def sieve_said(self) -> str:
        """The rows in words, for the audit: never what somebody typed."""
        clean = self.cleaned_data
        chosen = [
            f"{self.fields[word].label}：{dict(self.fields[word].choices)[clean[word]]}"
            for word in self.fields
            if word not in DAYS and clean.get(word)
        ]
        return "；".join([days_said(clean), *chosen])[:200]


def usual() -> dict[str, str]:
    """What one sees first: this year."""
    return {"since": f"{today():%Y}-01-01", "until": ""}


def days_said(sieve: dict) -> str:
    """2026年1月1日至2026年11月24日."""
    since, until = (sieve.get(word) for word in DAYS)
    if not since and not until:
        return _("全部日期")
    begin = _day(since) if since else _("最早")
    return _("%(since)s至%(until)s") % {"since": begin, "until": _day(until) if until else _day(today())}


def _day(day: date) -> str:
    return _("%(year)d年%(month)d月%(day)d日") % {"year": day.year, "month": day.month, "day": day.day}


def kept(clean: dict) -> dict[str, str]:
    """As the row of an export keeps it."""
    return {word: value.isoformat() if isinstance(value, date) else value for word, value in clean.items() if value}


def opened(sieve: dict[str, str]) -> dict:
    """As the ledger is asked again from the row of an export."""
    return {word: date.fromisoformat(value) if word in DAYS else value for word, value in sieve.items()}
