"""When somebody is told beyond the page: not at night, or all of a day at once. What is urgent waits for nothing. Pure."""

from datetime import datetime, time, timedelta

from linli.ground.base.clock import SHANGHAI, local


def when(moment: datetime, *, digest_hour: int | None, quiet_from: time, quiet_to: time, urgent: bool) -> datetime:
    """The moment at which it goes out: now, when his quiet hours are over, or at the hour he wants to hear of all."""
    if urgent:
        return moment
    if digest_hour is not None:
        return next_time(moment, time(digest_hour))
    return next_time(moment, quiet_to) if is_quiet(local(moment).time(), quiet_from, quiet_to) else moment


def is_quiet(clock: time, since: time, until: time) -> bool:
    """Whether a time of day lies in the quiet hours; those of a night go over midnight. From = to: never quiet."""
    if since <= until:
        return since <= clock < until
    return clock >= since or clock < until


def next_time(moment: datetime, clock: time) -> datetime:
    """The next moment at which a Shanghai clock shows this time; this one, if it shows it now."""
    here = local(moment)
    then = datetime.combine(here.date(), clock, SHANGHAI)
    if then < here:
        then += timedelta(days=1)
    return then.astimezone(moment.tzinfo)
