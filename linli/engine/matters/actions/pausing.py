"""Let the clocks of a matter stand, with a reason and an end, and let them go on again."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import lock, step_before, take_step
from linli.engine.matters.clock import closing_of, pushed
from linli.engine.matters.kinds import PAUSE, RESUME, WAIT_TITLES, WaitsFor
from linli.engine.matters.models import Matter, Step
from linli.engine.matters.timekeeping import DUE
from linli.ground.access.actor import Actor, the_clock
from linli.ground.base.calendar import working_days_between
from linli.ground.base.clock import day_of, now
from linli.ground.base.errors import Invalid, Stale
from linli.ground.regions.days import days_around


def pause(
    matter: Matter, *, actor: Actor, waits_for: str, until: date, said: str, client_key: UUID | None = None
) -> Step:
    """The clocks stand until the end of a day, then go on by themselves. The raiser reads why and until when."""
    if waits_for not in set(WaitsFor):
        raise Invalid(_("请选一下在等什么。"))
    matter, moment, end = lock(matter), now(), closing_of(until)
    if end <= moment:
        raise Invalid(_("停到哪天，要在今天下班以后。"))
    if matter.is_paused and not (client_key and step_before(matter, client_key)):
        raise Stale(_("这件事已经停着了，先接着办，才能再停。"))
    why = _("%(why)s，%(day)s接着办") % {"why": _(WAIT_TITLES[WaitsFor(waits_for)]), "day": day_in_words(until)}
    return take_step(
        matter, PAUSE, actor=actor, said=said, why=why, client_key=client_key,
        paused_at=moment, paused_until=end, waits_for=waits_for, next_look=min(matter.next_look or end, end),
    )  # fmt: skip


def day_in_words(day: date) -> str:
    return _("%(month)s月%(day)s日") % {"month": day.month, "day": day.day}


def resume(matter: Matter, *, actor: Actor, client_key: UUID | None = None) -> Step:
    """Go on now. As much is left of each limit as there was when its clock was stopped."""
    return go_on(lock(matter), actor=actor, on=now(), client_key=client_key)


def go_on(matter: Matter, *, actor: Actor, on: datetime, client_key: UUID | None = None) -> Step:
    """The clocks run again from `on`, which is never after the promised end. `matter` is locked."""
    if not matter.is_paused:
        if client_key and (known := step_before(matter, client_key)):
            return known
        raise Stale(_("这件事没有停着。"))
    on = min(on, matter.paused_until)
    days = days_around(day_of(matter.paused_at))
    dues = {name: pushed(by, matter.paused_at, on, days) for name in DUE if (by := getattr(matter, name))}
    stood = working_days_between(day_of(matter.paused_at), day_of(on), days)
    why = _("停了 %(n)s 个工作日，%(day)s前办好") % {"n": stood, "day": day_in_words(day_of(dues["due_at"]))}
    return take_step(
        matter, RESUME, actor=actor, why=why, client_key=client_key, **dues,
        paused_at=None, paused_until=None, waits_for="",
        clock_from=(matter.clock_from or matter.raised_at) + (on - matter.paused_at),
        gone_up_at=on,  # who is above waits as long again: nobody is told of a lateness in the minute work goes on
    )  # fmt: skip


def expected(matter: Matter, days: Mapping[date, str]) -> datetime:
    """Until when it will be done, if the pause lasts as long as was said."""
    return pushed(matter.due_at, matter.paused_at, matter.paused_until, days) if matter.is_paused else matter.due_at


def days_stood(matter: Matter) -> int:
    """How many working days its clocks have stood already, over all pauses."""
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter, word__in=(PAUSE, RESUME))
    ends = list(steps.order_by("at", "id").values_list("word", "at"))
    if not ends:
        return 0
    days = days_around(day_of(ends[0][1]))
    spans = ((a, b) for (word, a), (_word, b) in zip(ends, ends[1:], strict=False) if word == PAUSE)
    return sum(working_days_between(day_of(a), day_of(b), days) for a, b in spans)


def go_on_after_party(matter: Matter, step: Step, *, actor: Actor) -> None:
    """For `after`: those one waited for have answered, so the clocks run again."""
    if matter.is_paused and matter.waits_for == WaitsFor.PARTY:
        go_on(matter, actor=the_clock(matter.community_id), on=now())


def go_on_after_raiser(matter: Matter, step: Step, *, actor: Actor) -> None:
    """For `after`: the raiser has answered what was asked of him, so the clocks run again."""
    if matter.is_paused and matter.waits_for == WaitsFor.RAISER:
        go_on(matter, actor=the_clock(matter.community_id), on=now())
