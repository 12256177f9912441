"""What a report holds so far, carried from page to page: sealed, so that neither the address bar nor a log tells it."""

import base64
import binascii
import json
from dataclasses import asdict, dataclass, field, replace

from linli.ground.base.keyring import ring
from linli.ground.base.sealed import CannotUnseal, seal, unseal

PURPOSE = "cases.carried"


@dataclass(frozen=True, slots=True)
class Carried:
    """The answers given so far. `asked` are the pages already answered, so that none comes twice."""

    community: int
    category: str = ""
    place: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    asked: tuple[str, ...] = ()
    key: str = ""  # the client key, the same on every page: sent twice, it is one report

    def with_answer(self, page: str, **values) -> "Carried":
        return replace(self, asked=(*self.asked, page), **values)


def packed(carried: Carried) -> str:
    """A token for the address."""
    sealed = seal(json.dumps(asdict(carried), ensure_ascii=False, separators=(",", ":")), PURPOSE, ring=ring())
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def unpacked(token: str, community: int) -> Carried | None:
    """What a token carries; None for a broken one or one of another community: one begins anew."""
    try:
        said = json.loads(unseal(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)), PURPOSE, ring=ring()))
    except (binascii.Error, ValueError, IndexError, CannotUnseal):
        return None
    carried = Carried(**said | {"asked": tuple(said["asked"])})
    return carried if carried.community == community else None
