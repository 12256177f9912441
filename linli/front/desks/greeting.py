"""晓梅，早上好。 The greeting and the date in words."""

from datetime import datetime

from django.utils.dateformat import format
from django.utils.translation import gettext as _

from linli.ground.base.clock import local, now

COMPOUND = 2


def greet(name: str) -> str:
    """By the given name, as colleagues do, and the time of day."""
    given = name[1:] if len(name) > COMPOUND else name
    return _("%(name)s，%(hello)s。") % {"name": given, "hello": hello_at(local(now()))}


def hello_at(moment: datetime) -> str:
    """早上好 until 11, 中午好 until 13, 下午好 until 18, then 晚上好."""
    for hour, word in ((11, _("早上好")), (13, _("中午好")), (18, _("下午好"))):
        if moment.hour < hour:
            return word
    return _("晚上好")


def dates_of() -> list[str]:
    """11月24日 星期二; in English: Tuesday 24 November."""
    return [format(local(now()), _("n月j日 l"))]
