"""How often somebody may try a join code. Counted in the database, so that more processes are not more tries."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F

from linli.ground.accounts import join_terms
from linli.ground.accounts.models import JoinTries
from linli.ground.base.clock import now
from linli.ground.base.sealed import blind_index
from linli.ground.people.sealing import ring
from linli.ground.regions.models import Community
from linli.ground.regions.settings import value_for

ANYBODY = ""
WINDOW = timedelta(minutes=10)


def device_of(address: str, browser: str) -> str:
    """One device, without keeping its address: several behind one address are told apart by their browsers."""
    return blind_index(f"{address}\0{browser}", "join.device", ring=ring())


def count_try(community: Community, device: str) -> bool:
    """Count one try, before anything is looked up. False: too many, by this device or by all together."""
    limits = ((device, join_terms.TRIES_BY_DEVICE), (ANYBODY, join_terms.TRIES_BY_ALL))
    return all([one_more(community.id, who, value_for(community, limit)) for who, limit in limits])


def one_more(community: int, device: str, limit: int) -> bool:
    """One conditional statement: of two that come at once each sees the other's try."""
    mine = JoinTries.objects.filter(community_id=community, device=device)
    fresh = mine.filter(since__gt=now() - WINDOW)
    if fresh.filter(tries__lt=limit).update(tries=F("tries") + 1):
        return True
    if fresh.exists():
        return False
    if mine.filter(since__lte=now() - WINDOW).update(since=now(), tries=1):
        return True
    return _first(community, device) or bool(fresh.filter(tries__lt=limit).update(tries=F("tries") + 1))


def _first(community: int, device: str) -> bool:
    try:
        with transaction.atomic():
            JoinTries.objects.create(community_id=community, device=device, since=now(), tries=1)
    except IntegrityError:  # another was faster with the first one
        return False
    return True


def take_back_try(community: int, device: str) -> None:
    """A right code was no guess."""
    one_less(community, (device, ANYBODY))


def one_less(community: int, devices: tuple[str, ...]) -> None:
    rows = JoinTries.objects.filter(community_id=community, device__in=devices, tries__gt=0)
    rows.update(tries=F("tries") - 1)
