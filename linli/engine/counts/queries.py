"""Read counts: folded cells and the deltas still loose, added up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import Sum

from linli.engine.counts.models import Tally, TallyDelta


def totals(community: int, words: Iterable[str], *, since: date, to: date, by: tuple[str, ...] = ("word",)) -> Counter:
    """Sum of n over the days [since, to], keyed by the named columns (a single name gives plain keys)."""
    cells, loose = (
        table.objects.filter(community_id=community, word__in=list(words), day__gte=since, day__lte=to)
        .order_by()
        .values_list(*by)
        .annotate(sum_n=Sum("n"))
        for table in (Tally, TallyDelta)
    )
    sums = Counter()
    for *key, n in cells.union(loose, all=True):  # one statement: between two, a fold could take rows out of sight
        sums[key[0] if len(key) == 1 else tuple(key)] += n
    return sums
