"""Who hears of a step: whoever raised it, whoever has the same trouble, the post that owns it. Each once, never the doer.

A kind lists these in `after`; the word of the notice is made of kind and step.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from linli.engine.matters.kinds import kinds
from linli.engine.matters.models import Follow, Matter, Step
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor


@dataclass(frozen=True, slots=True)
class Listener:
    """An account, and by which matter it knows of the trouble: its own number and title, never a neighbour's words."""

    account: int
    subject: UUID
    number: str
    title: str


def listeners_of(matter: Matter) -> Iterator[Listener]:
    """The raiser, then current followers by account; who does both is named once."""
    if matter.raised_by:
        yield Listener(matter.raised_by, matter.id, matter.number, matter.title)
    told, public = {matter.raised_by}, None
    for row in followers_of(matter):
        if row["account_id"] in told:
            continue
        told.add(row["account_id"])
        if row["came_from_id"]:
            yield Listener(row["account_id"], row["came_from_id"], row["came_from__number"], row["came_from__title"])
            continue
        public = public or title_for_followers(matter)
        yield Listener(row["account_id"], matter.id, matter.number, public)


def followers_of(matter: Matter):
    rows = Follow.objects.filter(community_id=matter.community_id, matter=matter, ended_at=None)
    rows = rows.exclude(account_id=None).order_by("at", "id")
    return rows.values("account_id", "came_from_id", "came_from__number", "came_from__title")


def title_for_followers(matter: Matter) -> str:
    """A title is made of the raiser's words: who only follows reads what the kind says in their place."""
    title = kinds[matter.kind].public_title
    return title(matter) if title else matter.number


def tell_listeners(matter: Matter, word: str, *, actor: Actor, **facts) -> None:
    """Everybody who waits for it hears this word, but who did it."""
    for who in listeners_of(matter):
        if who.account != actor.account:
            tell(
                matter.community_id,
                word,
                account=who.account,
                subject=who.subject,
                number=who.number,
                title=who.title,
                **facts,
            )


def tell_raiser(matter: Matter, step: Step, *, actor: Actor) -> None:
    """For `after`: the one who raised it, and who has the same trouble, hear of the step."""
    tell_listeners(matter, f"{matter.kind}_{step.word}", actor=actor)


def tell_only_raiser(matter: Matter, step: Step, *, actor: Actor) -> None:
    """For `after`: the one who raised it and nobody else; a question is his."""
    if matter.raised_by and matter.raised_by != actor.account:
        word = f"{matter.kind}_{step.word}"
        tell(
            matter.community_id,
            word,
            account=matter.raised_by,
            subject=matter.id,
            number=matter.number,
            title=matter.title,
        )


def tell_owner(matter: Matter, step: Step, *, actor: Actor) -> None:
    """For `after`: the post that owns it hears of the step."""
    if matter.owner_id not in actor.posts:
        tell_post(matter, f"owner_{matter.kind}_{step.word}", matter.owner_id)


def tell_post(matter: Matter, word: str, post: UUID, **facts) -> None:
    """One post hears of it."""
    tell(matter.community_id, word, post=post, subject=matter.id, number=matter.number, title=matter.title, **facts)
