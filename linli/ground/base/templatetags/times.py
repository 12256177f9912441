"""Times as neighbours say them: today 17:00, tomorrow, 6 hours left, 2 days late. Always the community's clock."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_
from django.utils.translation import ngettext

from linli.ground.base import clock

register = template.Library()

HERE = ZoneInfo("Asia/Shanghai")
END_OF_DAY = time(23, 59)
NEAR = {-1: N_("昨天"), 0: N_("今天"), 1: N_("明天"), 2: N_("后天")}


@register.filter
def day(when, now=None):
    """Say when, as a neighbour would. A date, or the last minute of a day, has no hour."""
    if not when:
        return ""
    return day_words(when, now or clock.now())


@register.filter
def by(due, now=None):
    """Say until when: 今天 17:00 前, or 明天之内 when no hour was promised."""
    if not due:
        return ""
    words = day_words(due, now or clock.now())
    return (_("%(day)s 前") if ":" in words else _("%(day)s之内")) % {"day": words}


@register.filter
def left(due, now=None):
    """Say how long until it is due, or how late it is."""
    if not due:
        return ""
    return left_words(due, now or clock.now())


@register.filter
def is_late(due, now=None):
    """True when the promised time has passed."""
    return bool(due) and due < (now or clock.now())


@register.filter
def is_today(due, now=None):
    """True when the promised time is today or already gone: the one thing to look at now."""
    return bool(due) and due.astimezone(HERE).date() <= (now or clock.now()).astimezone(HERE).date()


def day_words(when, now):
    """今天 17:00, 明天, 11月24日 18:20; the year only when it is another one."""
    today = now.astimezone(HERE).date()
    if not isinstance(when, datetime):
        return _date_words(when, today)
    local = when.astimezone(HERE)
    words = _date_words(local.date(), today)
    return words if local.time() >= END_OF_DAY else f"{words} {local:%H:%M}"


def _date_words(on: date, today: date):
    near = NEAR.get((on - today).days)
    if near:
        return _(near)
    if on.year == today.year:
        return _("%(month)s月%(day)s日") % {"month": on.month, "day": on.day}
    return _("%(year)s年%(month)s月%(day)s日") % {"year": on.year, "month": on.month, "day": on.day}


def left_words(due, now):
    """还有 6 小时 20 分, 晚了 2 天; whole days from two days on, because nobody plans minutes then."""
    gap = due - now
    span = span_words(abs(gap))
    if not span:
        return _("到时间了")
    return (_("还有 %(span)s") if gap > timedelta(0) else _("晚了 %(span)s")) % {"span": span}


def span_words(gap):
    """Say a length of time in at most two units; nothing when it is under a minute."""
    minutes = int(gap.total_seconds() // 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    if days:
        return _two(_days(days), _hours(hours) if days == 1 and hours else "")
    if hours:
        return _two(_hours(hours), _short_minutes(minutes) if minutes else "")
    return ngettext("%(n)s 分钟", "%(n)s 分钟", minutes) % {"n": minutes} if minutes else ""


def _two(big, small):
    return f"{big} {small}" if small else big


def _days(n):
    return ngettext("%(n)s 天", "%(n)s 天", n) % {"n": n}


def _hours(n):
    return ngettext("%(n)s 小时", "%(n)s 小时", n) % {"n": n}


def _short_minutes(n):
    return ngettext("%(n)s 分", "%(n)s 分", n) % {"n": n}
