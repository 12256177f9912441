"""The shipped table of holidays, and days that staff add when the yearly notice is out."""

import csv
from datetime import date
from pathlib import Path

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from linli.ground.base.errors import Invalid
from linli.ground.regions import days
from linli.ground.regions.models import Holiday

FILE = Path(__file__).with_name("holidays.csv")


def load_holidays() -> int:
    """Write the days that the State Council's notices name, leaving those already there. Returns how many were new."""
    before = Holiday.objects.count()
    with FILE.open(encoding="utf-8", newline="") as lines:
        Holiday.objects.bulk_create([Holiday(**row) for row in csv.DictReader(lines)], ignore_conflicts=True)
    days.forget()
    return Holiday.objects.count() - before


def add_holiday(day: date, *, kind: str, name: str, source: str) -> Holiday:
    """One more day off or made up, with the notice it comes from. A day is said once."""
    if not source.strip():
        raise Invalid(_("请写依据，比如通知的文号。"))
    try:
        with transaction.atomic():
            added = Holiday.objects.create(day=day, kind=kind, name=name.strip(), source=source.strip())
    except IntegrityError:
        raise Invalid(_("这一天已经在表里了。")) from None
    days.forget()
    transaction.on_commit(days.forget)
    return added


def holidays_of(year: int) -> list[Holiday]:
    """The days of a year, in order."""
    return list(Holiday.objects.filter(day__year=year).order_by("day"))
