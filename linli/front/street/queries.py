"""What was told to the region the asker works for. Row security lets nothing else through; every read says it again."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, Q, Sum

from linli.engine.counts.models import RollUp
from linli.engine.matters.models import Part
from linli.engine.matters.queries import parts_for
from linli.front.street.telling import HIDDEN, STANDING, months_back
from linli.ground.access.actor import Actor
from linli.ground.base.errors import NotThere
from linli.ground.base.tokens import sort_key
from linli.ground.regions.codes import ENDS
from linli.ground.regions.models import Community, Region

WAITS = (Part.State.ASKED, Part.State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Standing:
    """One community as it stands now and this month; `n` has a number for each word."""

    community: Community
    n: dict[str, int]

    @property
    def late_share(self) -> int | None:
        """In hundredths of what is open; None where nothing is."""
        return round(100 * self.n["late"] / self.n["open"]) if self.n["open"] else None


def region_of(actor: Actor, chosen: str = "") -> Region:
    """The region whose page it is: the chosen one of those he works for, else the first."""
    codes = sorted(actor.regions)
    if not codes or (chosen and chosen not in codes):
        raise NotThere()
    return Region.objects.get(code=chosen or codes[0])


def communities_of(region: Region) -> list[Community]:
    """All communities below, by the sound of their names: no order here is a rank."""
    rows = Community.objects.filter(region__code__startswith=region.code[: prefix_end(region.code)]).select_related(
        "region"
    )
    return sorted(rows, key=lambda c: sort_key(c.name))


def prefix_end(code: str) -> int:
    """How many signs of a region's code all below it share: 610603001000 → 9."""
    return min(end for end in ENDS if code[end:].strip("0") == "")


def standings(region: Region) -> tuple[list[Standing], datetime | None]:
    """How the communities stand, and as of when."""
    month = months_back(0)
    rows = RollUp.objects.filter(addressee_scope=region.code).filter(
        Q(word__in=STANDING) | Q(word__in=("raised", "closed"), month=month)
    )
    told: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys((*STANDING, "raised", "closed"), 0))
    for community, word, n in (
        rows.exclude(category=HIDDEN).order_by().values_list("community_id", "word").annotate(s=Sum("n"))
    ):
        told[community][word] = n or 0
    at = rows.filter(word="open").aggregate(at=Max("at"))["at"]
    return [Standing(c, told[c.id]) for c in communities_of(region)], at


def community_below(region: Region, number: int) -> Community:
    """One community of the region, else NotThere."""
    found = next((c for c in communities_of(region) if c.number == number), None)
    if found is None:
        raise NotThere()
    return found


def cells_of(region: Region, community: Community, word: str, since: date) -> dict[tuple[str, date], int | None]:
    """(category, month) → number; None where it is too small to be told."""
    rows = RollUp.objects.filter(addressee_scope=region.code, community_id=community.id, word=word, month__gte=since)
    return {(category, month): n for category, month, n in rows.values_list("category", "month", "n")}


def hot_of(region: Region, community: Community) -> list[tuple[str, str, int]]:
    """(category, grid, how often), the most frequent first."""
    rows = RollUp.objects.filter(addressee_scope=region.code, community_id=community.id, word="hot")
    return list(rows.order_by("-n", "category", "grid").values_list("category", "grid", "n"))


def asked(actor: Actor, *, over: bool):
    """What communities ask of the region."""
    rows = parts_for(actor).filter(addressee_scope__in=actor.regions)
    return rows.exclude(state__in=WAITS) if over else rows.filter(state__in=WAITS)


def find_asked(actor: Actor, id) -> Part:
    part = parts_for(actor).filter(addressee_scope__in=actor.regions, id=id).first()
    if part is None:
        raise NotThere()
    return part


def waiting_for(actor: Actor) -> int:
    """How many are open; counted to 99."""
    return len(asked(actor, over=False).order_by().values_list("id")[:99])
