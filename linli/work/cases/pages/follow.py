"""我也遇到, and no longer: with an account a line in one's list, without one a slip of one's own."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from linli.engine.matters.actions.following import follow_matter, followed_by, stop_following
from linli.engine.matters.actions.working import lock
from linli.engine.matters.kinds import STAGE_TITLES, Stage
from linli.engine.matters.models import Follow, Matter
from linli.engine.matters.slips import make_slip
from linli.ground.access.actor import Actor
from linli.ground.base.attempts import key_of
from linli.ground.base.errors import Invalid, NotThere, Refused
from linli.ground.regions.queries import public_community
from linli.work.cases import rules
from linli.work.cases.pages import slips
from linli.work.cases.pages.showing import category_word
from linli.work.cases.public import COLUMNS, public_matters, shown_of
from linli.work.cases.queries import categories_of
from linli.work.cases.quotas import REPORT, counts_as_one_more


@require_POST
def follow(request, number, id):
    """One more has the same trouble; what he adds is for staff alone."""
    community, words = public_community(request), request.POST.get("words", "")
    matter = known_to_all(community.id, id)
    try:
        if rules.may_report(request.actor, community.id):
            follow_matter(matter, actor=request.actor, words=words)
            messages.success(request, _("记下了，不用再报一遍。办到哪一步也告诉您。"))
            return redirect("public_case", number, id)
        return follow_by_slip(request, community, matter, words)
    except Invalid as no:
        messages.error(request, str(no))
        return redirect("public_case", number, id)


def follow_by_slip(request, community, matter, words):
    """A paper that opens what others see, and how far it is."""
    if not counts_as_one_more(request, community, REPORT):
        raise Refused(_("报得太密了。请过十分钟再来，急事请打社区的电话。"))
    slip, code = make_slip(matter, client_key=key_of(request.POST.get("client_key", "")))
    follow_matter(matter, actor=Actor(communities=frozenset({community.id})), words=words, slip=slip)
    slips.lay_open(request, slip, code=code)
    return redirect("slip_receipt", community.number)


@require_POST
def unfollow(request, number, id):
    """Hear no more of it."""
    community = public_community(request)
    matter = any_of(community.id, id)
    lying = slips.open_slip(request, community)
    slip = lying.slip if lying and lying.follow and lying.slip.matter_id == id else None
    stop_following(matter, actor=request.actor, slip=slip)
    messages.success(request, _("不再告诉您这件事了。"))
    return redirect(reverse("public_cases", args=[number]))


def known_to_all(community: int, id) -> Matter:
    """A case that others may know of, locked: it may be merged or closed this very moment."""
    if not public_matters(community).filter(id=id).exists():
        raise NotThere()
    return lock(Matter(community_id=community, id=id))


def any_of(community: int, id) -> Matter:
    found = Matter.objects.filter(community_id=community, id=id).first()
    if found is None:
        raise NotThere()
    return found


def followed_shown(actor: Actor, community) -> list[dict]:
    """What this account follows here: as others see it, and how far it is."""
    follows = list(followed_by(actor, community.id).select_related("came_from")[:50])
    rows = Matter.objects.filter(community_id=community.id, id__in=[f.matter_id for f in follows])
    seen = {row["id"]: row for row in rows.values(*COLUMNS, "restricted")} if follows else {}
    told = {s.id: s for s in shown_of(community.id, [row for row in seen.values() if may_show(row)])}
    names = categories_of(community) if follows else {}
    return [followed_row(f, seen[f.matter_id], told.get(f.matter_id), names) for f in follows if f.matter_id in seen]


def may_show(row: dict) -> bool:
    return rules.may_be_public(row["category"], row["restricted"])


def followed_row(follow: Follow, row: dict, shown, names) -> dict:
    """A merged report of his own keeps its own title; else what everybody may read."""
    title = follow.came_from.title if follow.came_from_id else ""
    if shown is not None:
        title = title or shown.title or f"{shown.where} {category_word(names.get(shown.category))}".strip()
    stage = _(STAGE_TITLES[Stage(row["stage"])])
    return {
        "id": follow.matter_id,
        "title": title or _("别人也报过的一件事"),
        "stage": stage,
        "linked": shown is not None,
    }
