"""Reads of matters. Every list starts from `visible_to`; a single one is fetched by `open_matter`, which logs."""

from datetime import timedelta
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery

from linli.engine.matters.kinds import DONE
from linli.engine.matters.models import Matter, Part, Step
from linli.ground.access.actor import Actor
from linli.ground.access.reading import log_reading
from linli.ground.base.errors import NotThere
from linli.ground.base.prepared import Prepared, columns
from linli.ground.bodies.models import Body
from linli.ground.files.models import File


def visible_to(actor: Actor):
    """What this actor may know of: raised by himself, owned by his posts, in his grids, or in a community seen whole.

    Restricted matters are seen by their owner, the raiser, the secretary and the posts named for their category.
    """
    return seen_by(**sight_of(actor))


def sight_of(actor: Actor) -> dict:
    """What of an actor decides which matters he sees, as plain values: a question about them is compiled once."""
    secretary_of = {s.community for s in actor.seats if s.kind == "secretary"}
    held = [(c, kind) for c, kinds in kinds_held(actor).items() for kind in kinds if c in actor.communities]
    return {
        "communities": sorted(actor.communities),
        "account": actor.account,
        "posts": sorted(actor.posts),
        "slips": sorted(actor.slips),
        "grids": sorted(actor.grids),
        "whole": sorted(actor.whole & actor.communities),
        "secretary_of": sorted(secretary_of & actor.communities),
        "named": [community for community, _kind in sorted(held)],
        "named_kinds": [kind for _community, kind in sorted(held)],
    }


def seen_by(
    *, communities: list, account: int | None, posts: list, slips: list, grids: list, whole: list, secretary_of: list,
    named: list, named_kinds: list,
):  # fmt: skip
    """The matters within a sight. Where all is seen it is said shorter: then one index answers in order.

    `named` are the communities in which posts are held, `named_kinds` of what kind, one beside the other.
    """
    rows = Matter.objects.filter(community_id__in=communities)
    if communities and len(secretary_of) == len(communities):
        return rows
    mine = Q(owner_id__in=posts) | Q(community_id__in=secretary_of) | Q(id__in=slips)
    if account is not None:
        mine |= Q(raised_by=account)
    for community, kind in zip(named, named_kinds, strict=True):
        mine |= Q(restricted=True, community_id=community, seen_by__contains=[kind])
    others = Q(restricted=False)
    if not communities or len(whole) < len(communities):
        others &= Q(community_id__in=whole) | Q(grid_id__in=grids)
    return rows.filter(mine | others)


def kinds_held(actor: Actor) -> dict[int, set[str]]:
    """community → kinds of posts held there."""
    held: dict[int, set[str]] = {}
    for seat in actor.seats:
        if seat.community is not None:
            held.setdefault(seat.community, set()).add(seat.kind)
    return held


def raised_by(actor: Actor):
    """What the account raised itself, newest first."""
    rows = Matter.objects.filter(community_id__in=actor.communities, raised_by=actor.account)
    return rows.order_by("-raised_at", "-id") if actor.account is not None else rows.none()


def inbox_of(actor: Actor):
    """Open matters owned by the actor's posts."""
    return visible_to(actor).open().filter(owner_id__in=actor.posts)


def find_matter(actor: Actor, id: UUID) -> Matter:
    """The matter if the actor may know of it, else NotThere: the same answer as for one that is not there."""
    found = ONE.of(Matter, *BESIDE, id=id, **sight_of(actor))
    if not found:
        raise NotThere()
    return found[0]


BESIDE = ("owner", "place", "grid")  # what every page of a matter shows with it
ONE = Prepared(lambda id, **sight: seen_by(**sight).filter(id=id).values_list(*columns(Matter, *BESIDE)))
TRAIL = Prepared(
    lambda community, matter: Step.objects.filter(community_id=community, matter_id=matter).order_by("at", "id")
)
SORT_OF_BODY = Subquery(
    Body.objects.filter(community_id=OuterRef("community_id"), code=OuterRef("addressee_scope")).values("kind")[:1]
)
PARTS = Prepared(
    lambda community, matter: (
        Part.objects.filter(community_id=community, matter_id=matter)
        .annotate(body_kind=SORT_OF_BODY)
        .order_by("asked_at", "id")
    )
)


def open_matter(actor: Actor, id: UUID, *, to: str) -> Matter:
    """Fetch, check and log the reading: a matter names a door and stands for a person."""
    matter = find_matter(actor, id)
    if matter.person_id and matter.raised_by != actor.account:
        log_reading(actor, matter.community_id, [matter.person_id], to=to)
    return matter


def trail_of(matter: Matter, *, inner: bool) -> list[Step]:
    """The steps in order; without the inner ones for the raiser."""
    steps = TRAIL.of(Step, community=matter.community_id, matter=matter.id)
    return [step for step in steps if inner or not step.inner]


def parts_of(matter: Matter) -> list[Part]:
    """Who was asked, in order; with `body_kind`, what sort of body it is."""
    return PARTS.of(Part, community=matter.community_id, matter=matter.id, beside=("body_kind",))


def parts_for(actor: Actor):
    """What was asked of the posts this actor holds outside: read by scope, from any community, Part by Part.

    What is asked of a region is everybody's who works there: the desk answers for its leader and he for the desk.
    """
    return Part.objects.filter(answers_for(actor), addressee_scope__in=actor.scopes)


def answers_for(actor: Actor) -> Q:
    return Q(addressee_post__in=actor.posts) | Q(addressee_scope__in=actor.regions)


def open_part(actor: Actor, id: UUID) -> Part:
    """One Part addressed to the actor. Never with its matter: that row is not his to see."""
    part = parts_for(actor).filter(id=id).first()
    if part is None:
        raise NotThere()
    return part


def may_fetch_photo(actor: Actor, community: int, file: UUID) -> bool:
    """The photos of a matter one may know of, or of a Part addressed to oneself."""
    if (
        actor.scopes
        and parts_for(actor)
        .filter(Q(photos__contains=[file]) | Q(photos_after__contains=[file]), community_id=community)
        .exists()
    ):
        return True
    subject = (
        File.objects.filter(community_id=community, id=file, word="matter").values_list("subject", flat=True).first()
    )
    if subject is None:
        return False
    seen = visible_to(actor).filter(community_id=community)
    return seen.filter(id=subject).exists() or works_where_it_went_on(actor, seen, community, subject)


def works_where_it_went_on(actor: Actor, seen, community: int, merged: UUID) -> bool:
    """Staff see the photos of what was merged into a matter they see: the two are one piece of work."""
    if not any(s.community == community for s in actor.seats):
        return False
    into = Matter.objects.filter(community_id=community, id=merged).values("merged_into_id")
    return seen.filter(id__in=into).exists()


def unanswered_before(moment, kind: str, hours: int):
    """Done longer ago than the raiser is waited for. Without an account there is nobody to wait for: another looks at it."""
    waited = moment - timedelta(hours=hours)
    return Matter.objects.filter(stage=DONE, kind=kind, stage_at__lt=waited, raised_by__isnull=False)


def to_verify(actor: Actor):
    """Done, and raised by slip: somebody who did not do it has to go and see."""
    return visible_to(actor).filter(stage=DONE, raised_by=None)
