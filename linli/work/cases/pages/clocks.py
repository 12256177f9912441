"""How the clocks of a case look: the promise on top, the three clocks beside it. One question at most, about holidays."""

from django.utils.translation import gettext as _

from linli.engine.matters.actions.pausing import expected
from linli.engine.matters.clock import is_provisional, share_gone
from linli.engine.matters.kinds import WAIT_TITLES, WaitsFor
from linli.engine.matters.models import Matter
from linli.engine.matters.running import Limit, Running
from linli.engine.matters.timekeeping import clocks_of
from linli.ground.base.clock import day_of, now
from linli.ground.base.templatetags.times import by, day_words, span_words
from linli.ground.base.words import N_
from linli.ground.regions.days import days_of_years

TITLES = {Limit.ACKNOWLEDGE: N_("有人接"), Limit.ANSWER: N_("给个回话"), Limit.CLOSE: N_("办好")}
OWED = {Limit.ACKNOWLEDGE: N_("还没人接"), Limit.ANSWER: N_("还没回话"), Limit.CLOSE: N_("还没办好")}
NEAR = 0.8


def promise_of(matter: Matter) -> dict:
    """What parts/promise.html says of the time: until when, or that it stands, for what and until which day."""
    start = matter.clock_from or matter.raised_at
    days = days_of_years(day_of(start).year, day_of(matter.paused_until or matter.due_at).year + 1)
    due = expected(matter, days)
    soft = [_("按暂定放假安排算")] if is_provisional(start, due, days) else []
    if not matter.is_paused:
        return {"due": due, "due_words": "", "due_notes": soft}
    moment = now()
    lines = [
        _("%(why)s，最晚%(day)s接着办")
        % {"why": _(WAIT_TITLES[WaitsFor(matter.waits_for)]), "day": day_words(day_of(matter.paused_until), moment)},
        _("接着办以后，%(by)s办好") % {"by": by(due, moment)},
    ]
    return {"due": None, "due_words": _("先停一停"), "due_notes": lines + soft}


def clocks_shown(matter: Matter) -> list[dict]:
    """Rows for parts/helpers.html: each promise with its mark. What a pause holds still is shown as standing."""
    moment, rows = now(), []
    for run in clocks_of(matter).limits():
        row = {"name": _(TITLES[run.limit]), "doing": by(run.by, moment)}
        stands = matter.is_paused and run.met is None and run.by > matter.paused_at
        rows.append(row | (standing_of(run, matter.paused_at) if stands else mark_of(run, moment)))
    return rows


def mark_of(run: Running, moment) -> dict:
    """Met in time, met late, late, near, running."""
    if run.met:
        late = run.met > run.by
        line = _("晚了 %(span)s") % {"span": span_words(run.met - run.by) or _("一会儿")} if late else _("按时")
        return {"share": 1.0, "tone": "hot" if late else "done", "word": day_words(run.met, moment), "due_line": line}
    share = share_gone(run.start, run.by, moment)
    return {"share": share, "tone": "hot" if share >= NEAR else "", "due": run.by}


def standing_of(run: Running, paused_at) -> dict:
    """A clock that stands since then."""
    return {"share": share_gone(run.start, run.by, paused_at), "tone": "", "word": _("停着")}
