"""The clock looks at one matter, or at one Part of it: it reminds, counts what was missed, sends up, lets go on.

Each look is one transaction that begins with the lock and ends with the next look written down. So a look that is
repeated finds nothing, and one that comes days late says once what holds now.
"""

from datetime import datetime, timedelta

from linli.engine.matters.actions.escalating import go_up, next_above, told_above, up_at
from linli.engine.matters.actions.pausing import go_on
from linli.engine.matters.actions.working import ASKED, lock
from linli.engine.matters.kinds import DONE, ESCALATE, OPEN, Kind, kinds
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.running import Limit, Looked, late_since, look
from linli.engine.matters.timekeeping import clocks_of
from linli.engine.notices.actions import tell
from linli.ground.access.actor import the_clock
from linli.ground.base.clock import now
from linli.ground.posts.queries import secretary_posts
from linli.ground.regions.models import Community
from linli.ground.regions.queries import with_region
from linli.ground.regions.settings import known, value_for

WEIGHT = list(Limit)  # the gravest last: of several only that is said


def look_at(matter: Matter) -> bool:
    """Do what is due now; False if another look was faster."""
    matter, moment = lock(matter), now()
    if matter.next_look is None or matter.next_look > moment:
        return False
    if matter.stage not in OPEN:
        return look_at_done(matter, moment)
    if matter.paused_until and matter.paused_until <= moment:
        go_on(matter, actor=the_clock(matter.community_id), on=matter.paused_until)
        matter = lock(matter)
    found = look(clocks_of(matter), matter.next_look, moment)
    tell_owner_of(matter, found)
    save(matter, late_times=matter.late_times + len(found.late))
    ahead = [at for at in (found.next, send_up(matter, moment)) if at]
    save(matter, next_look=min(ahead, default=None))
    return True


def save(matter: Matter, **columns) -> None:
    for name, value in columns.items():
        setattr(matter, name, value)
    matter.save(update_fields=list(columns))


def tell_owner_of(matter: Matter, found: Looked) -> None:
    """One sentence a look: the gravest of what is late and still owed, else of what is nearly so."""
    clocks = clocks_of(matter)
    owed = {r.limit for r in clocks.running() if r.met is None}
    late = [limit for limit in found.late if limit in owed]
    limits, sort = (late, "late") if late else (found.soon, "soon")
    if limits:
        limit = max(limits, key=WEIGHT.index)
        tell(
            matter.community_id, f"matter_{sort}_{limit}", post=matter.owner_id, subject=matter.id,
            number=matter.number, title=matter.title,
        )  # fmt: skip


def send_up(matter: Matter, moment: datetime) -> datetime | None:
    """Tell one more above if it is time; when the next is to be told, None if nobody is left or nothing is late."""
    kind = kinds[matter.kind]
    since = late_since(clocks_of(matter), moment)
    if since is None or matter.is_paused or kind.rise is None or not kind.knows(ESCALATE):
        return None
    rise, told = kind.rise(matter), told_above(matter)
    above = next_above(matter, rise, told)
    if above is None or (at := up_at(matter, rise, above, since)) > moment:
        return above and at
    go_up(matter, above, rise, actor=the_clock(matter.community_id))
    matter.refresh_from_db()
    following = next_above(matter, rise, [*told, above.name])
    return following and up_at(matter, rise, following, since)


def look_at_done(matter: Matter, moment: datetime) -> bool:
    """Nobody with an account can confirm it: after the term the secretary hears that another has to look."""
    if matter.stage != DONE or matter.raised_by is not None:
        save(matter, next_look=None)
        return True
    until = matter.stage_at + timedelta(hours=hours_to_wait(kinds[matter.kind], with_region(matter.community_id)))
    if moment < until:
        save(matter, next_look=until)
        return True
    for post in secretary_posts(matter.community_id):
        tell(
            matter.community_id, "matter_unverified", post=post, subject=matter.id, number=matter.number,
            title=matter.title,
        )  # fmt: skip
    save(matter, next_look=None)
    return True


def hours_to_wait(kind: Kind, community: Community) -> int:
    """How long the raiser is waited for: by the community's setting, else by the kind."""
    key = next((k for k in known() if k.name == kind.confirm_setting), None)
    return value_for(community, key) if key else kind.confirm_hours


def look_at_part(part: Part) -> bool:
    """A Part is late: who was asked is asked again, and who asked hears of it. Once."""
    matter = lock(Matter(community_id=part.community_id, id=part.matter_id))
    mine = Part.objects.filter(community_id=part.community_id, id=part.id, next_look__lte=now())
    if not mine.update(next_look=None):
        return False
    part.refresh_from_db()
    if part.state not in ASKED or matter.stage not in OPEN:
        return True
    facts = {"subject": matter.id, "number": matter.number}
    if part.addressee_post:
        tell(
            matter.community_id, "part_due", post=part.addressee_post,
            title=part.category_title or part.number, **facts,
        )  # fmt: skip
    tell(
        matter.community_id, "owner_part_due", post=matter.owner_id, title=matter.title, name=part.addressee_name,
        **facts,
    )  # fmt: skip
    return True
