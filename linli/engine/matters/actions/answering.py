"""The addressee's half of a Part: accept, decline with a reason, report done.

The addressee sees only his Part. Once that row has let him in, the step into the matter's trail is written in the
matter's own community: `in_the_matter` is the one place where a scope widens, and it writes, it shows nothing.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from linli.engine.matters.actions.telling import tell_owner
from linli.engine.matters.actions.working import lock, open_parts, take_step, write_step
from linli.engine.matters.kinds import kinds
from linli.engine.matters.models import Matter, Part
from linli.engine.matters.queries import answers_for
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Stale
from linli.ground.base.scope import scope
from linli.ground.files.actions import keep_photos

State, Role = Part.State, Part.Role


def accept_part(part: Part, *, actor: Actor, said: str = "") -> None:
    """We do it."""
    answer(
        part,
        (State.ASKED,),
        actor=actor,
        state=State.ACCEPTED,
        answer=said.strip(),
        answered_at=now(),
        answered_by=actor.account,
    )
    into_trail(part, "part_accept", actor=actor, said=said)


def decline_part(part: Part, *, actor: Actor, said: str) -> None:
    """Not ours, with the reason; it is back on the owner's desk."""
    if not said.strip():
        raise Invalid(_("请写明为什么办不了，社区好另想办法。"))
    answer(
        part,
        (State.ASKED, State.ACCEPTED),
        actor=actor,
        state=State.DECLINED,
        answer=said.strip(),
        answered_at=now(),
        answered_by=actor.account,
    )
    into_trail(part, "part_decline", actor=actor, said=said)


def report_part_done(part: Part, *, actor: Actor, said: str, photos: Iterable[bytes]) -> None:
    """Done, with words and a photo. When it was the last open part, the matter itself is done in the same transaction.

    A sub-district answers in words: it brought others together, and what they mended is photographed by them.
    """
    photos = list(photos)
    if not said.strip():
        raise Invalid(_("请写一句做了什么。"))
    if not photos and part.role == Role.HANDLER:
        raise Invalid(_("请拍一张办好以后的照片。"))
    with in_the_matter(part):
        kept = keep_photos(part.community_id, photos, word="matter", subject=part.matter_id, role="after", actor=actor)
    answer(
        part,
        (State.ASKED, State.ACCEPTED),
        actor=actor,
        state=State.DONE,
        answer=said.strip(),
        answered_by=actor.account,
        done_at=now(),
        photos_after=[file.id for file in kept],
    )
    into_trail(part, "part_done", actor=actor, said=said)


def answer(part: Part, allowed, *, actor: Actor, **columns) -> None:
    """Write the answer if the part is still open to it: a conditional update, so of two answers one wins."""
    with in_the_matter(part):  # the matter before the part, as recalling does: else each would wait for the other
        lock(Matter(community_id=part.community_id, id=part.matter_id))
    here = {"community_id": part.community_id, "id": part.id}
    mine = Part.objects.filter(answers_for(actor), state__in=allowed, **here)
    if not mine.update(**columns):
        raise Stale(_("这一件已经回过话了，看一眼现在的情况。"))


def in_the_matter(part: Part):
    return scope({part.community_id}, {part.addressee_scope})


def into_trail(part: Part, word: str, *, actor: Actor, said: str) -> None:
    """The same happening as a step of the matter, by the addressee's name; the last one done finishes it."""
    with in_the_matter(part):
        matter = lock(Matter(community_id=part.community_id, id=part.matter_id))
        step = write_step(matter, word, actor=actor, said=said, by=part.addressee_name)
        kind = kinds[matter.kind]
        for follow in kind.after.get(word, (tell_owner,)):
            follow(matter, step, actor=actor)
        ends_it = part.role == Role.HANDLER  # what was asked above comes back to the owner, who looks and finishes
        if word == "part_done" and ends_it and kind.parts_done and open_parts(matter) == 0:
            finish = kind.move(kind.parts_done)
            if matter.stage in finish.source:
                take_step(
                    matter, finish.word, actor=the_addressee(actor, matter), said="", photos=1, by=part.addressee_name
                )


def the_addressee(actor: Actor, matter: Matter) -> Actor:
    """The addressee in the one moment his finished part finishes the matter: on behalf of the owner's post."""
    return Actor(account=actor.account, name=actor.name, communities=frozenset({matter.community_id}), by_clock=True)
