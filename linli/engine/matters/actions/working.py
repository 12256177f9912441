"""The one locked transition, and writing down what was done."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.counts.actions import bump
from linli.engine.matters.kinds import CONFIRMED, ENDED, RAISED, STAGE_TITLES, Kind, Move, Outcome, Stage, kinds
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.matters.rules import may_know_of
from linli.engine.notices.actions import tell
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, NotThere, Refused, Stale
from linli.ground.base.written import Written


def take_step(
    matter: Matter,
    word: str,
    *,
    actor: Actor,
    said: str = "",
    why: str = "",
    client_key: UUID | None = None,
    photos: int = 0,
    by: str = "",
    **changes,
) -> Step:
    """Take one of the kind's moves under a lock. The first of two wins; the second hears `Stale` with what is now.

    `changes` are columns of the matter written along (`due_at`, `owner`). A repeated client key returns the first step.
    """
    matter = lock(matter)
    if client_key and (known := step_before(matter, client_key)):
        return known
    kind = kinds[matter.kind]
    move = kind.move(word)
    check(kind, move, matter, actor)
    if not actor.by_clock:  # then what was said and shown stands in the step before
        check_needs(move, said=said, photos=photos)
    step = write_step(matter, word, actor=actor, said=said, why=why, client_key=client_key, by=by, move=move)
    arrive(matter, move, word, changes)
    for follow in kind.after.get(word, ()):
        follow(matter, step, actor=actor)
    return step


def lock(matter: Matter) -> Matter:
    """The row as it is now, locked until the transaction ends."""
    rows = Matter.objects.select_for_update(of=("self",)).filter(community_id=matter.community_id, id=matter.id)
    locked = rows.first()
    if locked is None:
        raise NotThere()
    return locked


def step_before(matter: Matter, client_key: UUID) -> Step | None:
    return Step.objects.filter(community_id=matter.community_id, matter=matter, client_key=client_key).first()


def check(kind: Kind, move: Move, matter: Matter, actor: Actor) -> None:
    """Refuse who may not, tell who comes late."""
    facts = matter.facts(open_parts=open_parts(matter))
    if not move.may(actor, facts):
        if facts.stage not in move.source and may_know_of(actor, facts):
            raise_stale(matter)
        raise Refused(_("这件事现在由“%(owner)s”负责，您不能走这一步。") % {"owner": matter.owner.title})
    if facts.stage not in move.source:
        raise_stale(matter)


def raise_stale(matter: Matter) -> None:
    raise Stale(_("有人比您早了一步，这件事现在是“%(stage)s”。") % {"stage": _(STAGE_TITLES[Stage(matter.stage)])})


def check_needs(move: Move, *, said: str, photos: int) -> None:
    if "said" in move.needs and not said.strip():
        raise Invalid(_("请写一句话，让报事的邻居看得明白。"))
    if "photo" in move.needs and not photos:
        raise Invalid(_("请拍一张照片。"))


def open_parts(matter: Matter) -> int:
    """How many of those asked have not yet answered or finished."""
    states = (Part.State.ASKED, Part.State.ACCEPTED)
    return Part.objects.filter(community_id=matter.community_id, matter=matter, state__in=states).count()


def write_step(matter: Matter, word: str, *, actor: Actor, said="", why="", client_key=None, by="", move=None) -> Step:
    """Append one line to the trail."""
    seat = actor.seat_in(matter.community_id)
    step = Step(
        community_id=matter.community_id,
        matter=matter,
        word=word,
        said=said.strip(),
        why=why[:200],
        stage=(move.target if move and move.target else matter.stage),
        account_id=actor.account,
        post_id=seat.post if seat else None,
        by=by or (seat.title if seat else ""),
        inner=bool(move and move.inner),
        at=now(),
        client_key=client_key,
    )
    STEPS.write(step)
    step.fresh = True
    return step


STEPS = Written(Step)


def arrive(matter: Matter, move: Move, word: str, changes: dict) -> None:
    """Write where the step led; count a change of stage."""
    before = matter.stage
    if move.target and move.target != before:
        matter.stage, matter.stage_at = move.target, now()
        if move.target != RAISED:  # handed on, it waits again to be taken, but it was raised only once
            bump(matter.community_id, f"matters.{move.target}", grid=matter.grid_id, category=matter.category)
        if before in (CONFIRMED, ENDED):
            bump(matter.community_id, f"matters.{before}", n=-1, grid=matter.grid_id, category=matter.category)
    matter.outcome = move.outcome or ("" if matter.stage not in (CONFIRMED, ENDED) else matter.outcome)
    if move.target == CONFIRMED and not move.outcome:
        matter.outcome = Outcome.CONFIRMED
    matter.step = word
    for name, value in changes.items():
        setattr(matter, name, value)
    matter.version += 1
    columns = ["stage", "stage_at", "step", "outcome", "version", *changes]
    matter.save(update_fields=columns)


def tell_raiser(matter: Matter, step: Step, *, actor: Actor) -> None:
    """For `after`: the one who raised it hears of the step."""
    if matter.raised_by and matter.raised_by != actor.account:
        tell(
            matter.community_id,
            f"{matter.kind}_{step.word}",
            account=matter.raised_by,
            subject=matter.id,
            number=matter.number,
            title=matter.title,
        )


def tell_owner(matter: Matter, step: Step, *, actor: Actor) -> None:
    """For `after`: the post that owns it hears of the step."""
    if matter.owner_id not in actor.posts:
        tell(
            matter.community_id,
            f"owner_{matter.kind}_{step.word}",
            post=matter.owner_id,
            subject=matter.id,
            number=matter.number,
            title=matter.title,
        )
