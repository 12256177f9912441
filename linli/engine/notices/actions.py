"""Tell somebody; mark as read."""

from uuid import UUID

from linli.engine.notices import channels, sentences
from linli.engine.notices.models import Delivery, Notice
from linli.engine.notices.queries import inbox_of
from linli.ground.access.actor import Actor
from linli.ground.base.clock import now
from linli.ground.base.written import Written


def tell(
    community: int, word: str, *, account: int | None = None, post: UUID | None = None, subject=None, **facts
) -> Notice:
    """Put a notice into the inbox and one waiting delivery per channel into the outbox, in this transaction."""
    sentences.sentence_of(word, facts)  # an unknown word or a missing fact fails here, not in the worker
    notice = Notice(
        community_id=community, account_id=account, post_id=post, word=word, facts=facts, subject=subject, at=now()
    )
    NOTICES.write(notice)
    for name in channels.names():
        DELIVERIES.write(Delivery(community_id=community, notice=notice, channel=name, next_try=now()))
    return notice


NOTICES, DELIVERIES = Written(Notice), Written(Delivery)


def mark_read(actor: Actor) -> int:
    """All that is in the inbox now."""
    return inbox_of(actor).filter(read_at=None).update(read_at=now())
