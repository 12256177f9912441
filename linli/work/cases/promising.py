"""The promise: which post answers, how to reach it, by when. Said before a report is sent and again when it is."""

from dataclasses import dataclass
from datetime import datetime

from linli.ground.base.clock import now
from linli.ground.places.models import Place
from linli.ground.posts.models import Post
from linli.ground.posts.queries import holder_names
from linli.ground.regions.models import Community
from linli.work.cases.actions import first_owner
from linli.work.cases.limits import dues_of
from linli.work.cases.models import Category


@dataclass(frozen=True, slots=True)
class Promise:
    """`phone` is the duty phone of the post, else the community's."""

    post: str
    holder: str
    phone: str
    due: datetime


def promise_of(community: Community, category: Category, place: Place | None, source: str) -> Promise:
    """What would be promised if it were sent now: the same route and the same limits as for the sending itself."""
    owner, _why = first_owner(community, category, place, source)
    due = dues_of(community, category, start=now()).due_at
    return Promise(owner.title, holder_of(owner), owner.phone or community.phone, due)


def holder_of(post: Post) -> str:
    return "、".join(holder_names(post.community_id, post.id))
