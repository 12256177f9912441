"""The worker's half: send what waits, try again later, give up after a day and say so."""

from datetime import timedelta

from linli.engine.notices import channels
from linli.engine.notices.errands import owe_telling
from linli.engine.notices.mailing import MAIL, send_mail_to
from linli.engine.notices.models import Delivery, Errand
from linli.engine.notices.sentences import sentence_of
from linli.ground.base.clock import now
from linli.ground.base.scope import cross_community

BATCH, MOST_TRIES = 200, 12  # the last after 34 hours


def send_due() -> None:
    """Deliveries that are due, over all communities; two workers never take the same one."""
    with cross_community("send what waits in the outboxes of all communities"):
        waiting = (
            Delivery.objects.select_for_update(skip_locked=True, of=("self",))
            .filter(state=Delivery.State.WAITING, next_try__lte=now())
            .select_related("notice")
            .order_by("next_try")
        )
        mails: dict[int | None, list[Delivery]] = {}
        for delivery in waiting[:BATCH]:
            if delivery.channel == MAIL:
                mails.setdefault(delivery.account_id, []).append(delivery)
            else:
                send_one(delivery)
        for account, deliveries in mails.items():
            send_together(account, deliveries)


def send_one(delivery: Delivery) -> None:
    """Send, or note why not and when to try again (1, 2, 4 … minutes)."""
    notice = delivery.notice
    try:
        channels.send(delivery.channel, notice, sentence_of(notice.word, notice.facts))
    except Exception as error:  # a channel is somebody else's machine: whatever it says is kept, seen and retried
        note_failure(delivery, str(error))
    else:
        note_sent(delivery)


def send_together(account: int, deliveries: list[Delivery]) -> None:
    """One mail for all of them; they arrive or fail together. Who wants no mail any more is not tried again."""
    try:
        send_mail_to(account, deliveries)
    except LookupError as gone:
        for delivery in deliveries:
            note_failure(delivery, str(gone), for_good=True)
    except Exception as error:  # the mail server is somebody else's machine
        for delivery in deliveries:
            note_failure(delivery, type(error).__name__)  # its text may hold the address
    else:
        for delivery in deliveries:
            note_sent(delivery)


def note_sent(delivery: Delivery) -> None:
    delivery.state, delivery.tries, delivery.why = Delivery.State.SENT, delivery.tries + 1, ""
    delivery.save(update_fields=["state", "tries", "why"])


def note_failure(delivery: Delivery, why: str, *, for_good: bool = False) -> None:
    """Try again later; given up, somebody at the window has it on his list."""
    delivery.tries += 1
    gone = for_good or delivery.tries >= MOST_TRIES
    delivery.state = Delivery.State.FAILED if gone else Delivery.State.WAITING
    delivery.next_try = now() + timedelta(minutes=2 ** (delivery.tries - 1))
    delivery.why = why[:200]
    delivery.save(update_fields=["state", "tries", "next_try", "why"])
    notice = delivery.notice
    if gone and notice.account_id and notice.subject and not notice.addressee_scope:
        facts = {k: v for k, v in notice.facts.items() if k != "title"}
        owe_telling(notice.community_id, notice.word, subject=notice.subject, why=Errand.Why.NOT_SENT, **facts)
