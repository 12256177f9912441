"""Who would be whose contact: nobody above his capacity, near, neighbours together, links kept where they can be. Pure.

What comes out is a proposal: nothing is written. The same facts give the same proposal.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from linli.ground.posts.sharing.solver import NOBODY, Heap, cheapest
from linli.ground.posts.sharing.walks import Building, metres

USUAL = 50
CANDIDATES = 12  # contacts that are looked at for a building at first; more where these have no room
STAY, EVEN = 100_000, 150  # metres somebody would rather walk than change a contact: nearly always, or within reason
FREE, UPHILL = 0.4, (40, 120)  # the first part of a capacity costs nothing, the two others this many metres a household


class How(StrEnum):
    """Whether to touch only what must change, or to share out evenly anew."""

    KEEP = "keep"
    EVEN = "even"


@dataclass(frozen=True, slots=True)
class Home:
    """A household in the order of its doors, with the contact it has."""

    id: UUID
    building: Building
    door: str  # path of the dwelling: households of a floor follow each other
    contact: UUID | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody willing, with where he starts from and how many households he may have."""

    id: UUID
    building: Building | None
    capacity: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be. `links` of all households that would have a contact; `without` for those there is no room for."""

    links: dict[UUID, UUID]
    changed: tuple[UUID, ...]  # households that get another contact than they have, or their first
    without: tuple[UUID, ...]
    loads: dict[UUID, int]
    mean_walk: float  # metres from a contact to a household
    mean_walk_now: float | None  # of the links there are; None where there are none
    contacts_lacking: int  # so many more contacts of the usual capacity would do


def propose(homes: Sequence[Home], contacts: Sequence[Contact], how: How = How.KEEP) -> Proposal:
    """Share the households out. Too few contacts: nobody gets more than he may, the shortfall is named."""
    homes = sorted(homes, key=lambda home: (home.door, home.id))
    contacts = sorted(contacts, key=lambda contact: contact.id)
    heaps = _heaps(homes, {contact.id for contact in contacts})
    shares = _shares(heaps, contacts, how) if heaps else []
    links = _dealt(heaps, shares, contacts)
    return _proposal(homes, contacts, links)


def _heaps(homes: Iterable[Home], known: set[UUID]) -> dict[tuple[Building, UUID | None], list[Home]]:
    """Households of one building with one contact; a contact who is no longer willing counts as none."""
    heaps: dict[tuple[Building, UUID | None], list[Home]] = defaultdict(list)
    for home in homes:
        heaps[home.building, home.contact if home.contact in known else None].append(home)
    return heaps


def _shares(heaps, contacts: Sequence[Contact], how: How) -> list[dict[int, int]]:
    """With few candidates for each building; with all of them where that left somebody out although there is room."""
    room = [_tiers(contact.capacity) for contact in contacts]
    at_once = min(CANDIDATES, len(contacts))
    while True:
        shares = cheapest([_heap(key, homes, contacts, at_once, how) for key, homes in heaps.items()], room)
        left = sum(share.get(NOBODY, 0) for share in shares)
        if not left or at_once >= len(contacts):
            return shares
        at_once = min(len(contacts), at_once * 4)


def _tiers(capacity: int) -> list[tuple[int, float]]:
    first = round(capacity * FREE)
    second = (capacity - first) // 2
    return [(first, 0.0), (second, UPHILL[0]), (capacity - first - second, UPHILL[1])]


def _heap(key, homes, contacts: Sequence[Contact], most: int, how: How) -> Heap:
    building, now = key
    dear = STAY if how is How.KEEP else EVEN
    costs = sorted((_way(building, contact), at) for at, contact in enumerate(contacts))
    found = {at: way + (dear if now and contacts[at].id != now else 0) for way, at in costs[:most]}
    if now:
        found |= {at: way for way, at in costs if contacts[at].id == now}
    return Heap(len(homes), found)


def _way(building: Building, contact: Contact) -> float:
    return metres(building, contact.building) if contact.building else metres(building, _FAR)


_FAR = Building("", "", 0)


def _dealt(heaps, shares: Sequence[dict[int, int]], contacts: Sequence[Contact]) -> dict[UUID, UUID]:
    """Which household exactly: those who keep their contact first, then stairwell by stairwell, one contact after another."""
    links: dict[UUID, UUID] = {}
    waiting: dict[Building, tuple[list[Home], Counter[UUID]]] = {}
    for ((building, now), homes), share in zip(heaps.items(), shares, strict=True):
        mine = {contacts[at].id: n for at, n in share.items() if at != NOBODY}
        kept = homes[: mine.pop(now, 0)] if now else []
        links |= {home.id: now for home in kept}
        others, wanted = waiting.setdefault(building, ([], Counter()))
        others += homes[len(kept) :]
        wanted.update(mine)
    for homes, wanted in waiting.values():
        order = sorted(wanted, key=lambda id: (-wanted[id], id))
        hands = [id for id in order for _ in range(wanted[id])]
        homes.sort(key=lambda home: (home.door, home.id))
        links |= {home.id: id for home, id in zip(homes, hands, strict=False)}
    return links


def _proposal(homes: Sequence[Home], contacts: Sequence[Contact], links: dict[UUID, UUID]) -> Proposal:
    by_id = {contact.id: contact for contact in contacts}
    without = tuple(home.id for home in homes if home.id not in links)
    usual = max((contact.capacity for contact in contacts), default=0) or USUAL
    return Proposal(
        links=links,
        changed=tuple(home.id for home in homes if home.id in links and links[home.id] != home.contact),
        without=without,
        loads=dict(Counter(links.values())),
        mean_walk=_mean([_way(home.building, by_id[links[home.id]]) for home in homes if home.id in links]) or 0.0,
        mean_walk_now=_mean([_way(home.building, by_id[home.contact]) for home in homes if home.contact in by_id]),
        contacts_lacking=-(-len(without) // usual),
    )


def _mean(ways: Sequence[float]) -> float | None:
    return sum(ways) / len(ways) if ways else None
