"""How often somebody without an account may report or try a slip: counted in the database, over all processes."""

from linli.ground.accounts.trying import one_less, one_more
from linli.ground.base.keyring import ring
from linli.ground.base.sealed import blind_index
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for
from linli.work.cases import defaults

TRY, REPORT = "slip.try", "slip.report"
LIMITS = {
    TRY: (defaults.SLIP_TRIES, defaults.SLIP_TRIES_ALL),
    REPORT: (defaults.SLIP_REPORTS, defaults.SLIP_REPORTS_ALL),
}


def counts_as_one_more(request, community: Community, word: str) -> bool:
    """Count one, before anything is looked up. False: too many, by this device or by all together."""
    each, everybody = LIMITS[word]
    return all(
        [
            one_more(community.id, device(request, word), value_for(community, each)),
            one_more(community.id, anybody(word), value_for(community, everybody)),
        ]
    )


def take_back_one(request, community: Community, word: str) -> None:
    """A right code was no guess."""
    one_less(community.id, (device(request, word), anybody(word)))


def device(request, word: str) -> str:
    """One device, without keeping its address."""
    said = f"{word}\0{request.META.get('REMOTE_ADDR', '')}\0{request.headers.get('User-Agent', '')}"
    return blind_index(said, "cases.device", ring=ring())


def anybody(word: str) -> str:
    return blind_index(word, "cases.anybody", ring=ring())
