"""Hand a matter to another post of the same community."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import take_step
from linli.engine.matters.models import Matter, Step
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.base.errors import Invalid
from linli.ground.posts.models import Post


def hand_to(matter: Matter, post: UUID, *, actor: Actor, why: str, client_key: UUID | None = None) -> Step:
    """The whole matter goes to another post, with a reason the raiser can read. Nothing is ever without an owner."""
    heir = Post.objects.filter(community_id=matter.community_id, id=post, closed_at=None, body=None).first()
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
