"""The one locked transition, and writing down what was done."""

from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.counts.actions import bump
from linli.engine.matters.kinds import CONFIRMED, ENDED, OPEN, RAISED, STAGE_TITLES, Kind, Move, Outcome, Stage, kinds
from linli.engine.matters.models import Matter, Part, Step
from linli.engine.matters.recount import move_counts
from linli.engine.matters.rules import may_know_of
from linli.engine.matters.timekeeping import keep_time
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, NotThere, Refused, Stale
from linli.ground.base.written import Written

ASKED = (Part.State.ASKED, Part.State.ACCEPTED)


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
    lands: Stage | None = None,
    **changes,
) -> Step:
    """Take one of the kind's moves under a lock. The first of two wins; the second hears `Stale` with what is now.

    `changes` are columns of the matter written along (`due_at`, `owner`). A repeated client key returns the first step.
    `lands` is where a move leads that goes back to what was before.
    """
    matter = lock(matter)
    if client_key and (known := step_before(matter, client_key)):
        return known
    kind = kinds[matter.kind]
    move = kind.move(word)
    check(kind, move, matter, actor)
    if not actor.by_clock:  # then what was said and shown stands in the step before
        check_needs(move, said=said, photos=photos)
    take_counts_along(matter, changes)
    step = write_step(
        matter, word, actor=actor, said=said, why=why, client_key=client_key, by=by, move=move, lands=lands
    )
    arrive(matter, move, word, changes, lands)
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
    """How many of those asked to help have not yet answered or finished. The sub-district holds nothing up."""
    asked = Part.objects.filter(community_id=matter.community_id, matter=matter, state__in=ASKED)
    return asked.exclude(role=Part.Role.ABOVE).count()


def write_step(
    matter: Matter, word: str, *, actor: Actor, said="", why="", client_key=None, by="", move=None, lands=None
) -> Step:
    """Append one line to the trail. A word of the kind that is for staff alone is marked so, whoever writes it."""
    move = move or kinds[matter.kind].move(word)
    seat = actor.seat_in(matter.community_id)
    step = Step(
        community_id=matter.community_id,
        matter=matter,
        word=word,
        said=said.strip(),
        why=why[:200],
        stage=lands or (move.target if move and move.target else matter.stage),
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


def take_counts_along(matter: Matter, changes: dict) -> None:
    """Where it becomes another category's or another grid's, what it was counted for so far goes there too."""
    if not {"grid", "category"} & changes.keys():
        return
    grid = changes["grid"] if "grid" in changes else matter.grid
    category = changes.get("category", matter.category)
    move_counts(matter, grid=grid.id if grid else None, category=category)
    matter.grid, matter.category = grid, category


def arrive(matter: Matter, move: Move, word: str, changes: dict, lands: Stage | None = None) -> None:
    """Write where the step led; count a change of stage. What is over waits for nobody."""
    before, ended_as, moment = matter.stage, matter.outcome, now()
    target = lands or move.target
    if target and target != before:
        matter.stage, matter.stage_at = target, moment
        if target != RAISED:  # handed on, it waits again to be taken, but it was raised only once
            bump(matter.community_id, f"matters.{target}", grid=matter.grid_id, category=matter.category)
        if before in (CONFIRMED, ENDED):
            bump(matter.community_id, f"matters.{before}", n=-1, grid=matter.grid_id, category=matter.category)
    matter.outcome = move.outcome or ("" if matter.stage not in (CONFIRMED, ENDED) else matter.outcome)
    if target == CONFIRMED and not move.outcome:
        matter.outcome = Outcome.CONFIRMED
    count_outcomes(matter, ended_as)
    matter.step = word
    for name, value in changes.items():
        setattr(matter, name, value)
    matter.version += 1
    kept = keep_time(matter, move, before, ended_as, moment, changes)
    if before in OPEN and matter.stage not in OPEN and matter.gone_up:
        recall_above(matter)
    matter.save(update_fields={"stage", "stage_at", "step", "outcome", "version", *changes, *kept})


def count_outcomes(matter: Matter, before: str) -> None:
    """How matters end is counted by itself: silence is not satisfaction. What is taken up again did not end."""
    for outcome, n in ((before, -1), (matter.outcome, 1)):
        if outcome and before != matter.outcome:
            bump(matter.community_id, f"outcomes.{outcome}", n=n, grid=matter.grid_id, category=matter.category)


def recall_above(matter: Matter) -> None:
    """What the sub-district was asked to look into is settled with the matter itself."""
    asked = Part.objects.filter(community_id=matter.community_id, matter=matter, role=Part.Role.ABOVE)
    asked.filter(state__in=ASKED).update(state=Part.State.RECALLED)
