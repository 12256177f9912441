"""What follows a step of a case. The kind lists these; nothing else calls them."""

from django.db.models import Q

from linli.engine.notices.actions import tell
from linli.engine.notices.errands import owe_telling
from linli.ground.access.actor import Actor
from linli.ground.posts.models import Post
from linli.ground.posts.words import PostKind
from linli.work.cases.models import Case
from linli.work.cases.words import Source


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


def owe_a_word(matter, step, *, actor: Actor) -> None:
    """Who reported without an account and can be reached is told by mouth: somebody has him on the list."""
    by_another = Case.objects.filter(community_id=matter.community_id, matter=matter)
    by_another = by_another.exclude(source__in=(Source.RESIDENT, Source.HELPER, Source.PATROL))
    if by_another.filter(~Q(called="") | Q(phone_sealed__isnull=False)).exists():
        owe_telling(
            matter.community_id, f"case_{step.word}", subject=matter.id, grid=matter.grid_id, number=matter.number
        )
