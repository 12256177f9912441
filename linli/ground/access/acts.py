"""Write down what was done: appointments, accounts, places, settings, exports. In the transaction of the deed itself."""

from linli.ground.access.actor import Actor
from linli.ground.access.models import Act
from linli.ground.access.words import ACTS
from linli.ground.base.clock import now


def note_act(actor: Actor, community: int, word: str, *, subject: object = "", **facts) -> None:
    """One line in the log of acts. `facts` name posts, accounts, days and numbers, never a resident."""
    if word not in ACTS:
        raise ValueError(f"no such act: {word}")
    seat = actor.seat_in(community)
    Act.objects.create(
        community_id=community, account_id=actor.account, post_id=seat.post if seat else None, word=word,
        subject=str(subject or ""), facts={name: plain(value) for name, value in facts.items()}, at=now(),
    )  # fmt: skip


def plain(value: object) -> object:
    """As JSON keeps it: days and ids as text."""
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
