"""Hand a matter to another post of the same community, or give it back by saying whose it is."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.telling import tell_post
from linli.engine.matters.actions.working import lock, step_before, take_step
from linli.engine.matters.models import Matter, Step
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid, Refused
from linli.ground.posts.models import Post
from linli.ground.posts.queries import duty_post
from linli.ground.posts.words import PostKind

ENOUGH = 2  # so often it is given back; then who leads the community says whose it is


def hand_to(matter: Matter, post: UUID, *, actor: Actor, why: str, client_key: UUID | None = None) -> Step:
    """The whole matter goes to another post, with a reason the raiser can read. Nothing is ever without an owner."""
    heir = open_post(matter, post)
    if heir is None:
        raise Invalid(_("请选一个还在的岗位。"))
    if heir.id == matter.owner_id:
        raise Invalid(_("这件事已经在“%(post)s”手上了。") % {"post": heir.title})
    if not why.strip():
        raise Invalid(_("请写明为什么转，报事的邻居会看到。"))
    step = take_step(
        matter, "hand", actor=actor, said=why, why=heir.title, client_key=client_key, owner=heir, owner_why=why[:120]
    )
    tell(
        matter.community_id, "matter_handed", post=heir.id, subject=matter.id, number=matter.number, title=matter.title
    )
    return step


def open_post(matter: Matter, post: UUID | None) -> Post | None:
    """A post of the community's own that is not closed."""
    rows = Post.objects.filter(community_id=matter.community_id, id=post, closed_at=None, body=None)
    return rows.first() if post else None


def give_back(matter: Matter, *, actor: Actor, responsible: str, why: str, client_key: UUID | None = None) -> Step:
    """Not this post's, and whose it is instead: back to who handed it. The second time the secretary decides."""
    if not responsible.strip():
        raise Invalid(_("请写明这件事归谁管：只说“不归我管”，居民就没人找了。"))
    matter = lock(matter)
    if client_key and (known := step_before(matter, client_key)):
        return known
    if matter.owner.kind == PostKind.SECRETARY:
        raise Refused(_("书记定归谁管：请直接转给管这件事的岗位。"))
    times = times_given_back(matter) + 1
    heir = who_decides(matter) if times >= ENOUGH else who_handed(matter)
    named = responsible.strip()[:60]
    step = take_step(
        matter, "give_back", actor=actor, said=why or _("这件事归“%(who)s”管。") % {"who": named}, why=named,
        client_key=client_key, owner=heir, owner_why=why_back(named, times),
    )  # fmt: skip
    word = "matter_to_decide" if times >= ENOUGH else "matter_given_back"
    tell_post(matter, word, heir.id, responsible=named, times=times)
    return step


def why_back(named: str, times: int) -> str:
    """What stands beside the new owner."""
    if times >= ENOUGH:
        return _("退了 %(times)d 次，请书记定归谁管；最后一次说归“%(who)s”") % {"times": times, "who": named}
    return _("退回来了：说归“%(who)s”管") % {"who": named}


def times_given_back(matter: Matter) -> int:
    return Step.objects.filter(community_id=matter.community_id, matter=matter, word="give_back").count()


def who_handed(matter: Matter) -> Post:
    """The post from which it came, where it is still open and another one; else the duty post, or who leads."""
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter, word="hand").order_by("-at", "-id")
    giver = open_post(matter, steps.values_list("post_id", flat=True).first())
    if giver and giver.id != matter.owner_id:
        return giver
    duty = duty_post(matter.community_id)
    return duty if duty.id != matter.owner_id else who_decides(matter)


def who_decides(matter: Matter) -> Post:
    """The secretary's post; in a community without one, the duty post."""
    rows = Post.objects.filter(community_id=matter.community_id, kind=PostKind.SECRETARY, closed_at=None)
    return rows.order_by("title", "id").first() or duty_post(matter.community_id)
