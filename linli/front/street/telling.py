"""The clock tells the regions above how their communities stand: numbers only, and of sensitive kinds none below five.

A community is told of only where somebody sits above it. Sensitive kinds (restricted categories) are left out of every
figure and told as one sum of their own, so that no total gives them away.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncMonth

from linli.engine.counts.models import RollUp, Tally
from linli.engine.matters.kinds import DONE, LIVE, OPEN
from linli.engine.matters.models import Matter, late_by
from linli.ground.base.clock import now, today
from linli.ground.base.scope import cross_community
from linli.ground.places.models import Place
from linli.ground.posts.models import RegionPost
from linli.ground.regions.models import Community
from linli.ground.regions.settings import ancestors
from linli.work.cases.models import Category
from linli.work.cases.queries import KIND

HIDDEN, FEWEST = "*", 5
STANDING = ("open", "late", "thrice", "unanswered", "waiting")
FLOWS = {"matters.raised": "raised", "matters.confirmed": "closed", "matters.ended": "closed"}
MONTHS, HOT_DAYS, HOT_FROM, HOT_MOST = 13, 90, 3, 12
CELL = ("community", "addressee_scope", "word", "month", "category", "grid")
Told = dict[int, list[str]]


def tell_standing() -> None:
    """What every community has in hand now. Each figure is written every time, also a nought."""
    with cross_community("tell the regions above how their communities stand"):
        told = addressees()
        rows = {row.pop("community_id"): row for row in standing(told)} if told else {}
        write(told, ((c, {"word": w}, rows.get(c, {}).get(w, 0)) for c in told for w in STANDING))


def addressees() -> Told:
    """community → the codes of the regions above it in which somebody sits."""
    codes = set(RegionPost.objects.filter(closed_at=None).values_list("region__code", flat=True))
    places = Community.objects.order_by("id").values_list("id", "region__code") if codes else ()
    found = ((id, [c for c in ancestors(code)[1:] if c in codes]) for id, code in places)
    return {id: above for id, above in found if above}


def standing(told: Told) -> Iterable[dict]:
    """One look at all that is live; flat in what is closed."""
    moment, is_open = now(), Q(stage__in=OPEN)
    rows = Matter.objects.filter(
        kind=KIND, stage__in=LIVE, restricted=False, merged_into=None, community_id__in=list(told)
    )
    return (
        rows.order_by()
        .values("community_id")
        .annotate(
            open=Count("id", filter=is_open),
            late=Count("id", filter=late_by(moment)),
            thrice=Count("id", filter=is_open & Q(late_times__gte=3)),
            unanswered=Count("id", filter=is_open & Q(answer_by__lt=moment, answered_at=None)),
            waiting=Count("id", filter=Q(stage=DONE)),
        )
    )


def tell_flows() -> None:
    """What came and what was closed, by kind and month, and which kinds come up again and again in a grid."""
    with cross_community("tell the regions above what came and went in their communities"):
        if not (told := addressees()):
            return
        sensitive = set(Category.objects.filter(restricted=True).values_list("code", flat=True))
        known = set(RollUp.objects.filter(word="raised").values_list("community_id", flat=True).distinct())
        fresh = {c: codes for c, codes in told.items() if c not in known}
        for places, since in ((fresh, months_back(MONTHS - 1)), (told, months_back(1))):
            if places:
                write(places, months(places, since, sensitive))
        tell_hot(told, sensitive)


def months_back(n: int) -> date:
    """The first day of the month so many before this one."""
    first = today().replace(day=1)
    year, month = divmod(first.year * 12 + first.month - 1 - n, 12)
    return date(year, month + 1, 1)


def months(told: Told, since: date, sensitive: set[str]):
    """Cells of kind and month; those of sensitive kinds summed, and kept back while there are few."""
    rows = Tally.objects.filter(community_id__in=list(told), word__in=FLOWS, day__gte=since).exclude(category="")
    cells: Counter = Counter()
    grouped = (
        rows.order_by().values("community_id", "word", "category", month=TruncMonth("day")).annotate(sum_n=Sum("n"))
    )
    for row in grouped:
        category = HIDDEN if row["category"] in sensitive else row["category"]
        cells[row["community_id"], FLOWS[row["word"]], row["month"], category] += row["sum_n"]
    for (community, word, month, category), n in cells.items():
        few = category == HIDDEN and n < FEWEST
        yield community, {"word": word, "month": month, "category": category}, None if few else n


def tell_hot(told: Told, sensitive: set[str]) -> None:
    """Kinds that came up three times and more in a grid within ninety days; the list is made anew each time."""
    rows = Tally.objects.filter(
        community_id__in=list(told), word="matters.raised", day__gt=today() - timedelta(days=HOT_DAYS)
    ).exclude(Q(category="") | Q(category__in=sensitive) | Q(grid_id=None))
    grouped = rows.order_by().values("community_id", "category", "grid_id").annotate(sum_n=Sum("n"))
    most: dict[int, list] = defaultdict(list)
    for row in grouped.filter(sum_n__gte=HOT_FROM).order_by(F("sum_n").desc(), "category"):
        if len(most[row["community_id"]]) < HOT_MOST:
            most[row["community_id"]].append(row)
    wanted = {row["grid_id"] for rows in most.values() for row in rows}
    names = dict(Place.objects.filter(id__in=wanted).values_list("id", "name"))
    RollUp.objects.filter(word="hot", community_id__in=list(told)).delete()
    cells: Counter = Counter()  # two grids of one name are one line
    for community, rows in most.items():
        for row in rows:
            cells[community, row["category"], names.get(row["grid_id"], "")] += row["sum_n"]
    write(told, ((c, {"word": "hot", "category": k, "grid": g}, n) for (c, k, g), n in cells.items()))


def write(told: Told, cells) -> None:
    """Each cell once for every region that is told of its community."""
    moment = now()
    rows = [
        RollUp(community_id=community, addressee_scope=code, n=n, at=moment, **cell)
        for community, cell, n in cells
        for code in told[community]
    ]
    RollUp.objects.bulk_create(
        rows, batch_size=2000, update_conflicts=True, unique_fields=CELL, update_fields=["n", "at"]
    )
