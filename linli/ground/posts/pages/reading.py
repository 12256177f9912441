"""岗位: who holds what, who stands in, what is vacant, and what is in hand when somebody leaves."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from linli.ground.base.clock import now, today
from linli.ground.base.errors import NotThere, Refused
from linli.ground.posts.handover import on_leave
from linli.ground.posts.models import Holding, Post
from linli.ground.posts.rules import may_give, may_see_posts, may_shape
from linli.ground.posts.tree import acting_names, levels_of
from linli.ground.regions.queries import community_of


def community_seen(request):
    """The community whose posts the asker may know of."""
    if not may_see_posts(request.actor):
        raise Refused(_("这一页是社区工作人员用的。"))
    return community_of(request)


def post_seen(request, id) -> Post:
    """An open or closed post of the asker's community."""
    community = community_seen(request)
    rows = Post.objects.filter(community_id=community.id, id=id).select_related("place", "body", "above")
    post = rows.first()
    if post is None:
        raise NotThere()
    return post


@login_required
@require_safe
def listing(request):
    """The posts by level, each with its head-count."""
    community = community_seen(request)
    levels = levels_of(community.id)
    seated = [s for level in levels for s in level.posts]
    return render(
        request,
        "posts/list.html",
        {
            "levels": levels,
            "posts": len(seated),
            "people": len({h.account_id for s in seated for h in s.holdings}),
            "vacant": sum(s.is_vacant for s in seated),
            "may_shape": may_shape(request.actor, community.id),
        },
    )


@login_required
@require_safe
def show(request, id):
    """One post: its holders then and now, who stands in, what is in hand."""
    post = post_seen(request, id)
    rows = list(Holding.objects.filter(community_id=post.community_id, post=post).order_by("-valid_from", "-id"))
    context = {
        "post": post,
        "now_held": [h for h in rows if is_current(h)],
        "to_come": [h for h in rows if h.valid_from > today() and h.ended_at is None],
        "before": [h for h in rows if not is_current(h) and h.valid_from <= today()],
        "acting": acting_names([post.id]).get(post.id, []),
        "open": in_hand(request.actor, post),
        "may_give": may_give(request.actor, post.community_id, post.kind) and not post.closed_at,
        "may_shape": may_shape(request.actor, post.community_id) and not post.closed_at,
    }
    return render(request, "posts/show.html", context)


def is_current(holding: Holding) -> bool:
    """In force now: begun, its last day not over, not ended before."""
    over = holding.ended_at is not None and holding.ended_at <= now()
    return holding.valid_from <= today() and (holding.valid_to is None or holding.valid_to >= today()) and not over


@login_required
@require_safe
def note(request, id):
    """交接单: what the leaver hands over, to be printed and signed by both."""
    post = post_seen(request, id)
    rows = Holding.objects.filter(community_id=post.community_id, post=post).order_by("-valid_from", "-id")[:5]
    context = {"post": post, "open": in_hand(request.actor, post), "holdings": list(rows), "day": today()}
    return render(request, "posts/note.html", context)


def in_hand(actor, post) -> list[dict]:
    """What is open, counted for everybody and named for who may know of it."""
    found = []
    for entry in on_leave:
        if n := entry.count(post.community_id, post.id):
            lines = entry.lines(actor, post.community_id, post.id)
            found.append({"title": _(entry.title), "count": n, "lines": lines, "unseen": n - len(lines)})
    return found
