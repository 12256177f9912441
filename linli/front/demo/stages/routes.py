"""By which rule a case of the first day finds its owner, and words to begin with. Rows, so that a community may change them."""

from linli.front.demo.town import TOWNS
from linli.ground.base.scope import cross_community
from linli.ground.posts.models import Post
from linli.ground.posts.words import PostKind
from linli.ground.regions.models import Community
from linli.work.cases.models import Route
from linli.work.cases.phrases import lay_phrases

# (rank, category or its first letters, kind of the post, the reason that is shown)
TO_A_POST = (
    (10, "L05", PostKind.SECRETARY, "转办的来信来访由书记接"),
    (11, "I04", PostKind.SECRETARY, "孩子的难处只让书记知道"),
    (12, "I08", PostKind.SECRETARY, "家里的危险先告诉书记"),
    (13, "G05", PostKind.SECRETARY, "家务事不外传，由书记接"),
    (20, "K", PostKind.CLERK, "店里的事归社区工作者"),
    (30, "J", PostKind.DUTY, "办证开证明，值班岗先接"),
)
LAST = (90, PostKind.GRID_WORKER, "谁的网格谁来管")


def lay_routes() -> None:
    """The rules of both communities, where they have none of that rank, and the shipped phrases."""
    with cross_community("the demo towns get their routes"):
        for town in TOWNS:
            community = Community.objects.get(number=town.number)
            for rank, category, kind, note in TO_A_POST:
                post = Post.objects.filter(community=community, kind=kind, closed_at=None).order_by("title").first()
                lay(community, rank, category=category, to_post=post, note=note)
            rank, kind, note = LAST
            lay(community, rank, to_kind=kind, note=note)
            lay_phrases(community)


def lay(community: Community, rank: int, **facts) -> None:
    Route.objects.get_or_create(community=community, rank=rank, defaults=facts)
