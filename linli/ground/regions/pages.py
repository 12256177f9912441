"""设置 and 节假日: what holds here, since when, who decided it, and what would hold otherwise."""

import re

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from linli.ground.base.calendar import provisional
from linli.ground.base.clock import today
from linli.ground.base.errors import NotThere, Refused
from linli.ground.base.noting import note
from linli.ground.base.one_form import Question, ask
from linli.ground.base.proving import fresh_proof
from linli.ground.regions import rules
from linli.ground.regions.forms import DecideForm, HolidayForm, parts_of
from linli.ground.regions.holidays import add_holiday, holidays_of
from linli.ground.regions.models import Holiday
from linli.ground.regions.queries import community_of
from linli.ground.regions.settings import all_in_force, decide, fault_of

WRITES = require_http_methods(["GET", "HEAD", "POST"])
FIRST_YEAR, LAST_YEAR = 2000, 2100


def community_seen(request):
    """The community whose settings the asker may see."""
    if not rules.may_see_settings(request.actor):
        raise Refused(_("这一页是社区管事的人用的。"))
    return community_of(request)


def spoken(value: str) -> str:
    """`10min`, `24h` and `7wd` as people say them; anything else as it is."""
    number, unit = re.fullmatch(r"(\d*)(.*)", value, re.DOTALL).groups()
    if number and unit == "min":
        return _("%(n)s 分钟") % {"n": number}
    if number and unit == "h":
        return _("%(n)s 小时") % {"n": number}
    return _("%(n)s 个工作日") % {"n": number} if number and unit == "wd" else value


def said(key, value) -> list[tuple[str, str]]:
    """(part, words) of a value; a value of one part has no name for it."""
    if key.choices:
        return [("", _(key.choices.get(value, value)))]
    shown = [(label, spoken(str(now_))) for _name, label, now_, _sample in parts_of(key, value) if str(now_)]
    return shown if isinstance(key.default, dict) else [("", shown[0][1])] if shown else []


@login_required
@require_safe
def settings(request):
    """Every declared setting: the value, its source, the region that decided."""
    community = community_seen(request)
    rows = [
        {"in_force": f, "said": said(f.key, f.value), "title": _(f.key.title) if f.key.title else f.key.name,
         "may": rules.may_decide(request.actor, community.id, f.key.name)}
        for f in all_in_force(community)
    ]  # fmt: skip
    return render(request, "regions/settings.html", {"rows": rows})


@login_required
@WRITES
@fresh_proof(when=lambda kwargs: kwargs["name"].startswith(rules.LOCKS))
def setting(request, name):
    """The community's own value from a day on, with its source."""
    community = community_seen(request)
    found = next((f for f in all_in_force(community) if f.key.name == name), None)
    if found is None:
        raise NotThere()
    key = found.key
    if not rules.may_decide(request.actor, community.id, name):
        raise Refused(_("这一项由书记定；登录的事系统管理员也能定。"))
    form = DecideForm(request.POST if request.method == "POST" else None, key=key, value=found.value)
    title = _(key.title) if key.title else key.name
    question = Question(
        title, _("就这么定"), reverse("settings"),
        line=_("现在的依据：%(source)s") % {"source": found.row.source if found.row else key.source},
        effects=lambda clean: will_hold(found, form.value_said(clean), clean["since"]),
    )  # fmt: skip

    def act(clean):
        value = form.value_said(clean)
        decide(community, key, value, source=clean["source"], since=clean["since"], account=request.actor.account)
        told = {"what": title, "since": clean["since"], "value": _in_line(key, value)}
        note(request.actor, community.id, "setting", subject=name, **told)
        return _("定了：%(title)s。") % {"title": title}

    return ask(request, form, question, act)


def will_hold(found, value, since) -> list[str]:
    """From what to what, since when; what has begun keeps its term."""
    from_, to = _in_line(found.key, found.value), _in_line(found.key, value)
    if fault := fault_of(found.key, value):
        to = fault
    return [
        _("现在：%(from)s") % {"from": from_},
        _("%(since)s 起：%(to)s") % {"since": since, "to": to},
        _("已经定下的期限不变，往后的照新的算。以前的规定留着，查得到。"),
    ]


def _in_line(key, value) -> str:
    return "；".join(f"{part}：{words}" if part else words for part, words in said(key, value))


@login_required
@require_safe
def holidays(request):
    """The days of one year; whether that year's notice is in yet."""
    community = community_seen(request)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and FIRST_YEAR <= int(asked) <= LAST_YEAR else today().year
    days = holidays_of(year)
    context = {
        "days": days, "year": year, "before": year - 1, "after": year + 1,
        "provisional": provisional(year, {d.day: d.kind for d in days}),
        "may_add": rules.may_add_holidays(request.actor, community.id),
    }  # fmt: skip
    return render(request, "regions/holidays.html", context)


@login_required
@WRITES
def new_holiday(request):
    """One more day off or made up."""
    community = community_seen(request)
    if not rules.may_add_holidays(request.actor, community.id):
        raise Refused(_("加节假日，是社区管事的人和系统管理员的事。"))
    form = HolidayForm(request.POST if request.method == "POST" else None)
    question = Question(
        _("加一天"), _("加上"), reverse("holidays"), line=_("照国务院办公厅的通知写。加了就不能删，期限照它算。"),
        effects=lambda clean: [
            _("%(day)s %(name)s：%(kind)s。") % {
                "day": clean["day"], "name": clean["name"], "kind": _(Holiday.Kind(clean["kind"]).label)
            },
            _("往后定的期限照它算，已经定下的不变。"),
        ],
    )  # fmt: skip

    def act(clean):
        add_holiday(clean["day"], kind=clean["kind"], name=clean["name"], source=clean["source"])
        note(request.actor, community.id, "holiday", day=clean["day"], kind=clean["kind"])
        return _("加上了。")

    return ask(request, form, question, act)
