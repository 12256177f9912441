"""What follows a step of a case. The kind lists these; nothing else calls them."""

from django.db.models import Q

from linli.engine.matters.actions.telling import tell_listeners, tell_post
from linli.engine.notices.errands import owe_telling
from linli.ground.access.actor import Actor
from linli.ground.posts.queries import secretary_posts
from linli.ground.regions.models import Community
from linli.work.cases.models import Case
from linli.work.cases.queries import category_of
from linli.work.cases.words import Source


def tell_secretary_second_time(matter, step, *, actor: Actor) -> None:
    """Sent back twice: the secretary hears of it."""
    if matter.sent_back < 2:
        return
    for post in secretary_posts(matter.community_id):
        tell_post(matter, "case_back_twice", post, times=matter.sent_back)


def tell_secretary_decides(matter, step, *, actor: Actor) -> None:
    """Opened too often to go on by itself: it lies with the secretary now, who hears why."""
    tell_post(matter, "case_appeal", matter.owner_id, times=matter.reopened)


def tell_where_it_goes_on(matter, step, *, actor: Actor) -> None:
    """Merged: who waits for it hears under which number it goes on."""
    tell_listeners(matter, "case_merge", actor=actor, into=step.why)


def title_for_neighbours(matter) -> str:
    """What and where, for who only follows it: the title itself is made of somebody's words."""
    community = Community.objects.select_related("region").get(id=matter.community_id)
    category = category_of(community, matter.category)
    place = matter.place.line if matter.place_id else ""
    return " ".join(filter(None, (place, category.name if category else ""))) or matter.number


def owe_a_word(matter, step, *, actor: Actor) -> None:
    """Who reported without an account and can be reached is told by mouth: somebody has him on the list."""
    by_another = Case.objects.filter(community_id=matter.community_id, matter=matter)
    by_another = by_another.exclude(source__in=(Source.RESIDENT, Source.HELPER, Source.PATROL))
    if by_another.filter(~Q(called="") | Q(phone_sealed__isnull=False)).exists():
        owe_telling(
            matter.community_id, f"case_{step.word}", subject=matter.id, grid=matter.grid_id, number=matter.number
        )
