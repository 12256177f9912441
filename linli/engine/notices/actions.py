"""Tell somebody; mark as read; say how one wants to hear."""

from datetime import time
from uuid import UUID

from linli.engine.notices import channels, mailing, sentences
from linli.engine.notices.models import Delivery, Notice, Way
from linli.engine.notices.queries import addressed_to, inbox_of
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.written import Written


def tell(
    community: int,
    word: str,
    *,
    account: int | None = None,
    post: UUID | None = None,
    scope: str = "",
    subject=None,
    urgent: bool = False,
    **facts,
) -> Notice:
    """Put a notice into the inbox and the waiting deliveries into the outbox, in this transaction.

    With a `scope` it is for who stands outside: a unit's contact post, or whoever works for a sub-district.
    """
    sentences.sentence_of(word, facts)  # an unknown word or a missing fact fails here, not in the worker
    notice = Notice(
        community_id=community, account_id=account, post_id=post, addressee_scope=scope, word=word, facts=facts,
        subject=subject, urgent=urgent, at=now(),
    )  # fmt: skip
    NOTICES.write(notice)
    for name in channels.names():
        DELIVERIES.write(Delivery(community_id=community, notice=notice, channel=name, next_try=now()))
    for delivery in mailing.deliveries_of(notice):
        DELIVERIES.write(delivery)
    return notice


NOTICES, DELIVERIES = Written(Notice), Written(Delivery)


def mark_read(actor: Actor) -> int:
    """All that is in the inbox now."""
    mine = inbox_of(actor).filter(read_at=None).update(read_at=now()) if actor.communities else 0
    ours = addressed_to(actor).filter(read_at=None).update(read_at=now()) if actor.scopes else 0
    return mine + ours


def mark_one_read(notice: Notice) -> None:
    """This one was looked at."""
    Notice.objects.filter(community_id=notice.community_id, id=notice.id, read_at=None).update(read_at=now())


def choose_way(account: int, *, mail: str, digest_hour: int | None, quiet_from: time, quiet_to: time) -> Way:
    """How this account hears from now on; what already waits keeps its time."""
    chosen = {"mail": mail, "digest_hour": digest_hour, "quiet_from": quiet_from, "quiet_to": quiet_to}
    return Way.objects.update_or_create(account_id=account, defaults=chosen)[0]
