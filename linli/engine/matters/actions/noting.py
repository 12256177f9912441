"""The hand-over note of a matter that goes up: what is open, since when, who had it, who knows. One for inside, one without names."""

from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import ASKED
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.matters.running import Limit
from linli.engine.matters.timekeeping import clocks_of
from linli.ground.base.clock import local, now
from linli.ground.base.words import N_
from linli.ground.posts.queries import holder_names

OWED = {
    Limit.ACKNOWLEDGE: N_("还没有人接"),
    Limit.ANSWER: N_("报事的人还没等到一个回话"),
    Limit.CLOSE: N_("还没有办完"),
}


def hand_over_note(matter: Matter, told: list[str]) -> str:
    """For the trail, which only staff read: with the names of who holds the post."""
    holders = "、".join(holder_names(matter.community_id, matter.owner_id)) or _("没有人在岗")
    lines = [
        _("%(owner)s（%(names)s）从%(since)s起管着，说好%(due)s办完。")
        % {"owner": matter.owner.title, "names": holders, "since": since_when(matter), "due": said_at(matter.due_at)},
        owed_line(matter),
    ]
    if waiting := open_names(matter):
        lines.append(_("还在等：%(names)s。") % {"names": "、".join(waiting)})
    return "\n".join(filter(None, [*lines, told_line(told)]))


def note_for_above(matter: Matter, told: list[str]) -> str:
    """For the sub-district: posts, never persons, and nothing of what the raiser said."""
    first = _("%(raised)s报的事，由%(owner)s管着，说好%(due)s办完。") % {
        "raised": said_at(matter.raised_at), "owner": matter.owner.title, "due": said_at(matter.due_at)
    }  # fmt: skip
    return "\n".join(filter(None, [first, owed_line(matter), told_line(told), _("请帮着协调，或告诉社区该找谁。")]))


def since_when(matter: Matter) -> str:
    """From when its post has had it: since it was handed on, else since it was raised."""
    handed = Step.objects.filter(community_id=matter.community_id, matter=matter, word="hand").order_by("-at").first()
    return said_at(handed.at if handed else matter.raised_at)


def owed_line(matter: Matter) -> str:
    """Which promises were missed and are still owed."""
    moment = now()
    owed = [_(OWED[r.limit]) for r in clocks_of(matter).running() if r.is_late(moment)]
    return _("%(owed)s。") % {"owed": "，".join(owed)} if owed else ""


def open_names(matter: Matter) -> list[str]:
    """Those who were asked to help and have not finished."""
    asked = Part.objects.filter(community_id=matter.community_id, matter=matter, state__in=ASKED)
    return list(asked.exclude(role=Part.Role.ABOVE).order_by("asked_at").values_list("addressee_name", flat=True))


def told_line(told: list[str]) -> str:
    return _("已经知道的：%(names)s。") % {"names": "、".join(told)} if told else ""


def said_at(moment) -> str:
    """11月24日 18:00, as one writes it down: a note is read on another day."""
    at = local(moment)
    return _("%(month)s月%(day)s日 %(time)s") % {"month": at.month, "day": at.day, "time": f"{at:%H:%M}"}
