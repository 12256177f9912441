"""Who may let the clocks of a case stand, and for how long. What stands long is shelved, and that the secretary decides."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.pausing import days_stood, pause
from linli.engine.matters.models import Matter, Step
from linli.ground.access.actor import Actor
from linli.ground.base.calendar import working_days_between
from linli.ground.base.clock import today
from linli.ground.base.errors import Invalid, Refused
from linli.ground.regions.days import days_around
from linli.ground.regions.queries import with_region
from linli.ground.regions.settings import values_for
from linli.work.cases import defaults
from linli.work.cases.queries import case_of
from linli.work.cases.words import Urgency

NEVER = {Urgency.U0}  # whoever is in danger waits for nothing
SHELVED = {Urgency.U3, Urgency.U4}


def pause_case(
    matter: Matter, *, actor: Actor, waits_for: str, until: date, said: str, client_key: UUID | None = None
) -> Step:
    """The clocks of a case stand until a day, as far as it may be."""
    check_may_stand(matter, actor, until)
    return pause(matter, actor=actor, waits_for=waits_for, until=until, said=said, client_key=client_key)


def check_may_stand(matter: Matter, actor: Actor, until: date) -> None:
    """Raise with the sentence that says how far it may go, and who may go further."""
    urgency = case_of(matter).urgency
    if urgency in NEVER:
        raise Refused(_("有危险的事不能停，先把人和地方看住。"))
    most, shelve = values_for(with_region(matter.community_id), defaults.PAUSE_DAYS, defaults.SHELVE_DAYS)
    before, asked = days_stood(matter), working_days_between(today(), until, days_around())
    if before + asked <= most:
        return
    if not any(s.kind == "secretary" and s.community == matter.community_id for s in actor.seats):
        left = max(0, most - before)
        raise Invalid(_("还能停 %(left)s 个工作日。要停得更久，请书记来挂账。") % {"left": left})
    if urgency not in SHELVED:
        raise Invalid(
            _("只有费工夫的、要从长计议的事能挂账。这一件最多再停 %(left)s 个工作日。")
            % {"left": max(0, most - before)}
        )
    if asked > shelve:
        raise Invalid(_("一次最多挂账 %(shelve)s 个工作日。") % {"shelve": shelve})
