"""What follows a step of a case. The kind lists these; nothing else calls them."""

from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.posts.models import Post
from linli.ground.posts.words import PostKind


def tell_secretary_second_time(matter, step, *, actor: Actor) -> None:
    """Sent back twice: the secretary hears of it."""
    if matter.sent_back < 2:
        return
    posts = Post.objects.filter(community_id=matter.community_id, kind=PostKind.SECRETARY, closed_at=None)
    for post in posts.values_list("id", flat=True):
        tell(
            matter.community_id,
            "case_back_twice",
            post=post,
            subject=matter.id,
            number=matter.number,
            title=matter.title,
            times=matter.sent_back,
        )
