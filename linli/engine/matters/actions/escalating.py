"""A matter that is late goes up: to the next post, to the secretary, at last to the sub-district. The owner stays."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.noting import hand_over_note, note_for_above
from linli.engine.matters.actions.working import ASKED, lock, take_step
from linli.engine.matters.clock import due_after
from linli.engine.matters.kinds import ESCALATE, Rise, kinds
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid
from linli.ground.posts.models import Post
from linli.ground.posts.queries import posts_above, region_post
from linli.ground.posts.words import PostKind
from linli.ground.regions.days import days_around
from linli.ground.regions.models import Region
from linli.ground.regions.queries import with_region


@dataclass(frozen=True, slots=True)
class Above:
    """Who is told next: a post of the community, or the region above it."""

    post: Post | None = None
    region: Region | None = None

    @property
    def name(self) -> str:
        return self.post.title if self.post else self.region.name


def told_above(matter: Matter) -> list[str]:
    """Who was told in this round, in order: as many of the last as it has gone up."""
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter, word=ESCALATE)
    return list(steps.order_by("-at", "-id").values_list("why", flat=True)[: matter.gone_up])[::-1]


def next_above(matter: Matter, rise: Rise, told: list[str]) -> Above | None:
    """The first up the tree that does not know yet; None when all do. Of a restricted matter only the secretary hears."""
    for post in posts_above(matter.community_id, matter.owner_id):
        if post.title not in told and (post.kind == PostKind.SECRETARY or not matter.restricted):
            return Above(post=post)
    region = with_region(matter.community_id).region.parent if rise.beyond else None
    return Above(region=region) if region and region.name not in told else None


def up_at(matter: Matter, rise: Rise, above: Above, late_since: datetime) -> datetime:
    """When the next one is told: so long after the limit was missed, or after the last one was told."""
    start = max(late_since, matter.gone_up_at or late_since)
    return due_after(start, rise.each if above.post else rise.beyond, days_around())


def ask_above(matter: Matter, *, actor: Actor, said: str, client_key: UUID | None = None) -> Step:
    """By hand: the next one up is asked to help, with a sentence why. Out of the house only the secretary asks."""
    matter = lock(matter)
    rise = kinds[matter.kind].rise
    above = rise and next_above(matter, rise(matter), told_above(matter))
    if not above:
        raise Invalid(_("上面的岗都知道这件事了。"))
    secretary = any(s.kind == PostKind.SECRETARY and s.community == matter.community_id for s in actor.seats)
    if above.region and not secretary:
        raise Invalid(_("社区里都报过了，再往上报要书记来报。"))
    if not said.strip():
        raise Invalid(_("写一句要上级帮什么。"))
    return go_up(matter, above, rise(matter), actor=actor, said=said, client_key=client_key)


def go_up(
    matter: Matter, above: Above, rise: Rise, *, actor: Actor, said: str = "", client_key: UUID | None = None
) -> Step:
    """Tell one more, with a note of what is open, since when, and who had it. The matter and its owner stay."""
    told = told_above(matter)
    note = hand_over_note(matter, told)
    step = take_step(
        matter, ESCALATE, actor=actor, said="\n".join(filter(None, [said.strip(), note])), why=above.name,
        client_key=client_key, gone_up=matter.gone_up + 1, gone_up_at=now(),
    )  # fmt: skip
    if step.fresh and above.post:
        facts = {"subject": matter.id, "number": matter.number, "title": matter.title}
        word = "matter_came_up" if actor.by_clock else "matter_asks_you"
        tell(matter.community_id, word, post=above.post.id, owner=matter.owner.title, **facts)
        if matter.owner_id not in actor.posts:
            tell(matter.community_id, "matter_went_up", post=matter.owner_id, above=above.name, **facts)
    elif step.fresh:
        ask_region(matter, above.region, rise, said=said, told=told)
    return step


def ask_region(matter: Matter, region: Region, rise: Rise, *, said: str, told: list[str]) -> Part:
    """A Part for the sub-district: what it is, where, who had it. Nobody's name, nobody's words, no door of a home."""
    seat = region_post(region.code)
    due = due_after(now(), rise.within, days_around())
    Part.objects.filter(community_id=matter.community_id, matter=matter, role=Part.Role.ABOVE, state__in=ASKED).update(
        state=Part.State.RECALLED
    )
    return Part.objects.create(
        community_id=matter.community_id,
        matter=matter,
        role=Part.Role.ABOVE,
        addressee_scope=region.code,
        addressee_post=seat[0] if seat else None,
        addressee_name=seat[1] if seat else region.name,
        number=matter.number,
        category_title=_("一件只限专人看的事") if matter.restricted else rise.what,
        place_line=matter.place.line if matter.place_id and not matter.restricted else "",
        words="\n".join(filter(None, [said.strip(), note_for_above(matter, told)])),
        asked_by=matter.owner.title if not told else told[-1],
        asked_at=now(),
        due_at=due,
        next_look=due,
    )
