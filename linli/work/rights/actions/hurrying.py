"""Break the glass: open a file outside one's grids in an emergency, for a reason, for an hour, under everybody's eyes."""

from datetime import timedelta

from django.utils.translation import gettext as _

from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.access.acts import note_act
from linli.ground.access.reading import log_reading
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.people.models import Membership, Person, Spell
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.posts.words import PostKind
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for
from linli.work.rights import defaults
from linli.work.rights.models import Emergency
from linli.work.rights.rules import works_with_people

LEAST = 6  # signs of a reason


def person_behind(community: int, building: Place, name: str) -> Person:
    """The one person of exactly this name in this building. Of two, or none, nobody: nothing may be tried out here."""
    homes = Spell.objects.filter(
        community_id=community, valid_to=None, dwelling__path__gte=building.path, dwelling__path__lt=building.path + "~"
    )
    members = Membership.objects.filter(
        community_id=community, valid_to=None, household_id__in=homes.values("household_id")
    )
    found = list(Person.objects.filter(
        community_id=community, id__in=members.values("person_id"), name=name.strip(), ended_on=None)[:2])  # fmt: skip
    if len(found) != 1:
        raise NotThere(_("这栋楼里没有对上的人，请再核对楼栋和姓名。"))
    return found[0]


def break_glass(person: Person, *, actor: Actor, community: Community, reason: str) -> Emergency:
    """One file is open to the actor for an hour. The secretaries hear of it in the same moment."""
    if not works_with_people(actor, community.id):
        raise Refused(_("只有社区的工作人员能这样打开。"))
    if len(reason.strip()) < LEAST:
        raise Invalid(_("写清楚出了什么急事，书记马上会看到。"))
    seat, minutes = actor.seat_in(community.id), value_for(community, defaults.EMERGENCY_MINUTES)
    moment = now()
    made = Emergency.objects.create(
        community_id=community.id, account_id=actor.account, post_id=seat.post, subject=person.id,
        reason=reason.strip()[:200], at=moment, until=moment + timedelta(minutes=minutes),
    )  # fmt: skip
    log_reading(actor, community.id, [person.id], to="emergency")
    note_act(actor, community.id, "emergency", subject=made.id)
    tell_secretaries(made, seat.title)
    return made


def tell_secretaries(made: Emergency, who: str) -> None:
    posts = Post.objects.filter(community_id=made.community_id, kind=PostKind.SECRETARY, closed_at=None)
    for post in posts.values_list("id", flat=True):
        tell(made.community_id, "emergency", post=post, subject=None, who=who, reason=made.reason)
