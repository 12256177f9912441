"""The worker's half: send what waits, try again later, give up after a day and say so."""

from datetime import timedelta

from linli.engine.notices import channels
from linli.engine.notices.models import Delivery
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
        for delivery in waiting[:BATCH]:
            send_one(delivery)


def send_one(delivery: Delivery) -> None:
    """Send, or note why not and when to try again (1, 2, 4 … minutes)."""
    notice = delivery.notice
    try:
        channels.send(delivery.channel, notice, sentence_of(notice.word, notice.facts))
    except Exception as error:  # a channel is somebody else's machine: whatever it says is kept, seen and retried
        delivery.tries += 1
        gone = delivery.tries >= MOST_TRIES
        delivery.state = Delivery.State.FAILED if gone else Delivery.State.WAITING
        delivery.next_try = now() + timedelta(minutes=2 ** (delivery.tries - 1))
        delivery.why = str(error)[:200]
    else:
        delivery.state, delivery.tries, delivery.why = Delivery.State.SENT, delivery.tries + 1, ""
    delivery.save(update_fields=["state", "tries", "next_try", "why"])
