"""Read counts: folded cells and the deltas still loose, added up."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from django.db.models import Sum

from linli.engine.counts.models import Tally, TallyDelta
from linli.ground.base.prepared import Prepared


def totals(community: int, words: Iterable[str], *, since: date, to: date, by: tuple[str, ...] = ("word",)) -> Counter:
    """Sum of n over the days [since, to], keyed by the named columns (a single name gives plain keys)."""
    sums = Counter()
    for *key, n in sums_by(by).rows(community=community, words=list(words), since=since, to=to):
        sums[key[0] if len(key) == 1 else tuple(key)] += n
    return sums


@cache
def sums_by(by: tuple[str, ...]) -> Prepared:
    """Cells and deltas in one statement: between two, a fold could take rows out of sight."""

    def build(*, community, words, since, to):
        cells, loose = (
            table.objects.filter(community_id=community, word__in=words, day__gte=since, day__lte=to)
            .order_by()
            .values_list(*by)
            .annotate(sum_n=Sum("n"))
            for table in (Tally, TallyDelta)
        )
        return cells.union(loose, all=True)

    return Prepared(build)
