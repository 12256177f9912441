"""One trouble reported twice is one piece of work: merge two matters, and part them again as they were.

The second ends as joined and keeps everything it has; who waits for it follows the first. So parting has only to
take back what merging wrote.
"""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from linli.engine.matters.actions.working import lock, open_parts, step_before, take_step
from linli.engine.matters.kinds import LIVE, Stage
from linli.engine.matters.models import Follow, Matter, Slip, Step
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Stale


def merge_into(matter: Matter, into: Matter, *, actor: Actor, client_key: UUID | None = None) -> Step:
    """`matter` goes on as `into`: its people follow there, and the earlier of both promises holds."""
    if client_key and (known := step_before(matter, client_key)):
        return known
    matter, into = lock_both(matter, into)
    check_one_trouble(matter, into)
    step = take_step(matter, "merge", actor=actor, why=into.number, client_key=client_key, merged_into=into)
    bring_followers(matter, into)
    take_step(into, "joined", actor=actor, why=matter.number, **earlier_promise(into, matter))
    return step


def lock_both(one: Matter, other: Matter) -> tuple[Matter, Matter]:
    """Always in the order of ids, so that two merges never wait for each other."""
    if one.id == other.id or one.community_id != other.community_id:
        raise Invalid(_("请选另外一件。"))
    held = {m.id: lock(m) for m in sorted((one, other), key=lambda m: m.id)}
    return held[one.id], held[other.id]


def check_one_trouble(matter: Matter, into: Matter) -> None:
    """Each no says what to do instead."""
    if matter.kind != into.kind:
        raise Invalid(_("这两件不是一类事，不能合在一起办。"))
    if into.merged_into_id:
        raise Invalid(_("%(number)s 自己也并到别的事里了，请并到那一件。") % {"number": into.number})
    if Stage(into.stage) not in LIVE:
        raise Invalid(_("%(number)s 已经结束了，请并到还在办的那一件。") % {"number": into.number})
    if matter.restricted != into.restricted:
        raise Invalid(_("只限专人看的事，不能和大家看得到的事合在一起。"))
    if open_parts(matter):
        raise Invalid(_("这一件还请了人在办：先告诉对方不用办了，或者反过来，把那一件并到这一件。"))
    if merged_here(matter).exists():
        raise Invalid(_("已经有别的事并在这一件里了：请反过来，把那一件并到这一件。"))


def merged_here(matter: Matter):
    """What goes on as this one."""
    return Matter.objects.filter(community_id=matter.community_id, merged_into=matter)


def bring_followers(matter: Matter, into: Matter) -> None:
    """The raiser and who followed him follow the other one too. Nobody twice, and not its own raiser."""
    here = {"community_id": matter.community_id}
    known = set(Follow.objects.filter(**here, matter=into, ended_at=None).values_list("account_id", flat=True))
    known |= {into.raised_by} if into.raised_by else set()
    followers = Follow.objects.filter(**here, matter=matter, ended_at=None)
    accounts = [matter.raised_by, *followers.values_list("account_id", flat=True)]
    slips = list(Slip.objects.filter(**here, matter=matter, ended_at=None))
    slips += [f.slip for f in followers.exclude(slip=None).select_related("slip")]
    known.discard(None)
    fresh = [a for a in dict.fromkeys(accounts) if a is not None and a not in known]
    who = [{"account_id": account} for account in fresh] + [{"slip": slip} for slip in slips]
    if not who and matter.raised_by is None:
        who = [{}]  # told by word of mouth: counted as one more home that said it
    Follow.objects.bulk_create(
        Follow(**here, matter=into, why=Follow.Why.MERGED, came_from=matter, at=now(), **one) for one in who
    )


def earlier_promise(into: Matter, matter: Matter) -> dict:
    """The columns of the one that goes on; what was promised to its own raiser is kept for the day they part."""
    if matter.due_at >= into.due_at:
        return {}
    return {"due_at": matter.due_at, "own_due_at": into.own_due_at or into.due_at}


def part_again(matter: Matter, *, actor: Actor, client_key: UUID | None = None) -> Step:
    """Undo a merge: it is back in the stage it had, with its own promise, its raiser and its followers."""
    if client_key and (known := step_before(matter, client_key)):
        return known
    if matter.merged_into_id is None:
        raise Stale(_("这一件已经分开了。"))
    matter, into = lock_both(matter, matter.merged_into)
    step = take_step(
        matter, "part", actor=actor, why=into.number, client_key=client_key, lands=stage_before_merge(matter),
        merged_into=None,
    )  # fmt: skip
    brought = Follow.objects.filter(community_id=matter.community_id, matter=into, came_from=matter, ended_at=None)
    brought.update(ended_at=now())
    take_step(into, "parted", actor=actor, why=matter.number, **promise_without(into, matter))
    return step


def stage_before_merge(matter: Matter) -> Stage:
    """Where the trail stood when it was merged."""
    steps = Step.objects.filter(community_id=matter.community_id, matter=matter).order_by("-at", "-id")
    words = list(steps.values_list("word", "stage"))
    merge = next(n for n, (word, _stage) in enumerate(words) if word == "merge")
    return Stage(words[merge + 1][1])


def promise_without(into: Matter, matter: Matter) -> dict:
    """The promise as it was, unless somebody promised anew meanwhile."""
    others = list(merged_here(into).exclude(id=matter.id).values_list("due_at", flat=True))
    if into.own_due_at is None or into.due_at != earliest([matter.due_at, *others]):
        return {}
    due = earliest([into.own_due_at, *others])
    return {"due_at": due, "own_due_at": into.own_due_at if due < into.own_due_at else None}


def earliest(moments: list[datetime]) -> datetime:
    return min(moments)
