"""The slip in this browser: which paper lies open, and for half an hour the code that was just handed out."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from linli.engine.matters.actions.following import joined_by_slip
from linli.engine.matters.models import Follow, Slip
from linli.engine.matters.slips import make_slip, slip_by_id
from linli.ground.access.actor import Actor, who_holds_the_slip
from linli.ground.base.clock import now
from linli.ground.base.keyring import ring
from linli.ground.base.sealed import CannotUnseal, seal, unseal

OPEN_FOR = timedelta(minutes=30)
PURPOSE = "slip.code.shown"
KEY = "slip"


@dataclass(frozen=True, slots=True)
class OpenSlip:
    """`follow` is set where the paper is a follower's: it opens what others see, never what the raiser does."""

    slip: Slip
    follow: Follow | None

    @property
    def actor(self) -> Actor:
        if self.follow:
            return Actor(communities=frozenset({self.slip.community_id}))
        return who_holds_the_slip(self.slip.community_id, self.slip.matter_id)


def hand_out(request, community, matter, *, client_key: UUID | None) -> Slip:
    """Make the paper and lay it open in this browser, with its code to be printed."""
    slip, code = make_slip(matter, client_key=client_key)
    lay_open(request, slip, code=code)
    return slip


def lay_open(request, slip: Slip, *, code: str = "") -> None:
    """This browser, and no other, now holds this paper; the one that lay open before is put away."""
    request.session.cycle_key()
    request.session[KEY] = {
        "id": str(slip.id),
        "community": slip.community_id,
        "seen": now().isoformat(),
        "code": seal(code, PURPOSE, ring=ring()).hex() if code else "",
    }


def open_slip(request, community) -> OpenSlip | None:
    """The paper that lies open here for this community; put away after half an hour without a look."""
    kept = request.session.get(KEY)
    if not kept or kept["community"] != community.id:
        return None
    slip = slip_by_id(community.id, kept["id"])
    if slip is None or now() - datetime.fromisoformat(kept["seen"]) > OPEN_FOR:
        put_away(request)
        return None
    request.session[KEY] = kept | {"seen": now().isoformat()}
    return OpenSlip(slip, joined_by_slip(slip))


def code_just_handed_out(request) -> str:
    """The code in clear, for who has just been given the paper; nothing for who typed it."""
    kept = request.session.get(KEY) or {}
    try:
        return unseal(bytes.fromhex(kept.get("code", "")), PURPOSE, ring=ring()) if kept.get("code") else ""
    except (CannotUnseal, ValueError):
        return ""


def put_away(request) -> None:
    request.session.pop(KEY, None)
