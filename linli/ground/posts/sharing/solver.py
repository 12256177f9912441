"""The transport problem behind sharing out: so many households here, so much room there, what is the cheapest way.

Solved by HiGHS (highspy), a well-kept open solver of linear programmes: the constraints are those of a network, so the
best solution is whole by itself, nothing is rounded. A second of work for ten thousand households, since households of
one building with one contact so far are one heap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NOBODY = -1
LEFT_OUT = 1_000_000  # dearer than any way: a household stays without a contact only where there is no room at all


@dataclass(frozen=True, slots=True)
class Heap:
    """Households that are alike for the sharing: how many, and what each contact (by its index) would cost one of them."""

    size: int
    costs: Mapping[int, float]


def cheapest(heaps: Sequence[Heap], room: Sequence[Sequence[tuple[int, float]]]) -> list[dict[int, int]]:
    """For each heap: contact → how many of it he gets; `NOBODY` for whom there is no room.

    `room` says for each contact how many he may take at which extra cost each, cheapest first: (20, 0), (30, 40) makes
    twenty free and thirty more for forty metres each, so that loads even out.
    """
    import highspy  # noqa: PLC0415  (slow import)
    import numpy  # noqa: PLC0415  (slow import)

    table = _Table()
    flows = [{contact: table.column(cost, heap.size, {at: 1.0, len(heaps) + contact: 1.0})
              for contact, cost in heap.costs.items()} for at, heap in enumerate(heaps)]  # fmt: skip
    left = [table.column(LEFT_OUT, heap.size, {at: 1.0}) for at, heap in enumerate(heaps)]
    for contact, tiers in enumerate(room):
        for most, extra in tiers:
            table.column(extra, most, {len(heaps) + contact: -1.0})
    sums = [float(heap.size) for heap in heaps] + [0.0] * len(room)

    model = highspy.Highs()
    model.silent()
    model.setOptionValue("threads", 1)
    model.passModel(table.programme(highspy, numpy, sums))
    model.run()
    if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(f"no way to share out was found: {model.getModelStatus()}")
    values = model.getSolution().col_value
    return [
        {contact: n for contact, column in (*flow.items(), (NOBODY, rest)) if (n := round(values[column]))}
        for flow, rest in zip(flows, left, strict=True)
    ]


class _Table:
    """Columns of a programme, each with its cost, its most, and the rows it counts in."""

    def __init__(self):
        self.costs: list[float] = []
        self.most: list[float] = []
        self.starts: list[int] = [0]
        self.rows: list[int] = []
        self.counts: list[float] = []

    def column(self, cost: float, most: float, counts: Mapping[int, float]) -> int:
        self.costs.append(cost)
        self.most.append(float(most))
        self.rows += counts.keys()
        self.counts += counts.values()
        self.starts.append(len(self.rows))
        return len(self.costs) - 1

    def programme(self, highspy, numpy, sums: Sequence[float]):
        """Every row must come to its sum."""
        found = highspy.HighsLp()
        found.num_col_, found.num_row_ = len(self.costs), len(sums)
        found.col_cost_, found.col_upper_ = numpy.array(self.costs), numpy.array(self.most)
        found.col_lower_ = numpy.zeros(len(self.costs))
        found.row_lower_ = found.row_upper_ = numpy.array(sums)
        found.a_matrix_.format_ = highspy.MatrixFormat.kColwise
        found.a_matrix_.start_ = numpy.array(self.starts, dtype=numpy.int32)
        found.a_matrix_.index_ = numpy.array(self.rows, dtype=numpy.int32)
        found.a_matrix_.value_ = numpy.array(self.counts)
        return found
