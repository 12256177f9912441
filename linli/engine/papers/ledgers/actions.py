"""A ledger taken out: asked for with a reason, made, taken once, gone after a day. Each step is an act in the log."""

from django.db import transaction
from django.utils.translation import gettext as _

from linli.engine.papers.defaults import ROWS_AT_ONCE
from linli.engine.papers.ledgers import jobs, shelf
from linli.engine.papers.ledgers.kinds import Asked, Ledger
from linli.engine.papers.ledgers.making import make, settle
from linli.engine.papers.ledgers.sieving import kept
from linli.engine.papers.ledgers.streaming import counted
from linli.engine.papers.ledgers.words import NEEDS_PHONES, PURPOSE_TITLES
from linli.engine.papers.models import Export
from linli.ground.access.actor import Actor
from linli.ground.access.acts import note_act
from linli.ground.base.clock import now
from linli.ground.base.errors import Invalid, Refused, Stale
from linli.ground.regions.settings import value_for

LEAST = 4  # signs of a reason
State = Export.State


def export_ledger(
    ledger: Ledger, asked: Asked, *, purpose: str, reason: str, format: str, sieve_said: str = ""
) -> Export:
    """Have a sheet made: at once where it is short, else by the worker. Who may not, and who says no reason, gets none."""
    check_may(ledger, asked.actor, asked.community.id)
    check_reason(ledger, asked, purpose, reason)
    seat = asked.actor.seat_in(asked.community.id)
    export = Export.objects.create(
        community_id=asked.community.id, word=ledger.word, format=format, sieve=kept(asked.sieve),
        sieve_said=sieve_said, whole=asked.whole, purpose=purpose, reason=reason.strip()[:80],
        by_account=asked.actor.account, by_post=seat.post if seat else None, made_at=now(),
    )  # fmt: skip
    note_act(
        asked.actor, asked.community.id, "export", subject=export.id, ledger=ledger.word, rows_said=sieve_said,
        whole=asked.whole, purpose=purpose,
    )  # fmt: skip
    most = value_for(asked.community, ROWS_AT_ONCE)
    total = counted(ledger, asked, most)
    if total > most:
        jobs.make_export.enqueue(str(export.id), asked.community.id)
    else:
        make(export, ledger, asked, total=total)
    return export


def check_may(ledger: Ledger, actor: Actor, community: int) -> None:
    if not ledger.may(actor, community):
        raise Refused(_("这本台账不由您的岗位看。要用，请书记或社区工作者导出。"))


def check_reason(ledger: Ledger, asked: Asked, purpose: str, reason: str) -> None:
    """A purpose and a sentence; phones written out only for who may, and only for calling on people."""
    if len(reason.strip()) < LEAST:
        raise Invalid(_("写一句拿去做什么，审计的同事会看到。"))
    if asked.whole and not ledger.opens(asked.actor, asked.community.id):
        raise Refused(_("您的岗位不能导出写全的电话。"))
    if asked.whole and purpose not in NEEDS_PHONES:
        raise Invalid(_("电话只有“逐户回访、打电话”才写全；别的用途请不要勾。"))
    if purpose not in PURPOSE_TITLES:
        raise Invalid(_("选一个用途。"))


def take(export: Export, ledger: Ledger, *, actor: Actor) -> shelf.Opened:
    """The sheet, once: with this the file is gone. Only for who asked for it, and while he still may."""
    check_may(ledger, actor, export.community_id)
    if export.state != State.READY or export.until <= now():
        raise Stale(_("这份表已经取走过，或者过了时候。要用请重新导出。"))
    settle(export, State.READY, State.TAKEN, taken_at=now())
    note_act(actor, export.community_id, "export_taken", subject=export.id, rows=export.rows, sha256=export.sha256)
    try:
        sealed = open(shelf.path_of(export), "rb")
    except FileNotFoundError:
        raise Stale(_("这份表的文件不在了。请重新导出。")) from None
    transaction.on_commit(lambda: shelf.take_away(export))
    return shelf.Opened(export, sealed)


def drop(export: Export, *, actor: Actor) -> None:
    """Not needed after all: the file goes now."""
    expected = State.MAKING if export.state == State.MAKING else State.READY
    settle(export, expected, State.DROPPED)
    transaction.on_commit(lambda: shelf.take_away(export))
