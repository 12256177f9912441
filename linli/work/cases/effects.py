"""What follows a step of a case. The kind lists these; nothing else calls them."""

from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.posts.queries import secretary_posts


def tell_secretary_second_time(matter, step, *, actor: Actor) -> None:
    """Sent back twice: the secretary hears of it."""
    if matter.sent_back < 2:
        return
    for post in secretary_posts(matter.community_id):
        tell(
            matter.community_id,
            "case_back_twice",
            post=post,
            subject=matter.id,
            number=matter.number,
            title=matter.title,
            times=matter.sent_back,
        )
