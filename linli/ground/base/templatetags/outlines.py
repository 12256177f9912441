"""From outlines on the earth to paths on a sheet. Pure geometry: no Django, no queries."""

import math
import random
from functools import lru_cache

WIDE = 1000
MARGIN = 34


def sheet_of(rings, wide=WIDE, margin=MARGIN):
    """Fit outlines (lists of lon, lat) on a sheet `wide` units across; return how to place a point, and the height."""
    points = [point for ring in rings for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (wide - 2 * margin) / max((east - west) * squeeze, (north - south) / 2, 1e-9)
    left = (wide - (east - west) * squeeze * scale) / 2

    def place(point):
        return left + (point[0] - west) * squeeze * scale, margin + (north - point[1]) * scale

    return place, round((north - south) * scale + 2 * margin)


def middle(ring):
    """The mean of the corners: good enough for a label."""
    return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)


def inside(point, ring):
    """True when the point lies within the outline."""
    x, y = point
    hit = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


def smooth(ring, radius=9):
    """A closed path with rounded corners."""
    out = []
    for i, corner in enumerate(ring):
        start, end = _toward(corner, ring[i - 1], radius), _toward(corner, ring[(i + 1) % len(ring)], radius)
        move = "L" if out else "M"
        out.append(f"{move}{_xy(start)}Q{_xy(corner)} {_xy(end)}")
    return "".join(out) + "Z"


def _toward(p, q, radius):
    far = math.dist(p, q) or 1
    share = min(radius, far / 2) / far
    return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share


def _xy(point):
    return f"{point[0]:.0f} {point[1]:.0f}"


def track_path(points):
    """An open path through the points."""
    return "M" + "L".join(_xy(p) for p in points)


@lru_cache(maxsize=256)
def houses(ring, seed):
    """Fill an outline with little roofs and trees: a picture of a neighbourhood, never of a house anyone lives in."""
    rng = random.Random(seed)
    dense = seed % 2 == 0
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    roofs, trees = [], []
    y = min(ys) + 16
    while y < max(ys):
        x = min(xs) + rng.uniform(6, 22)
        while x < max(xs):
            wide, high = (rng.uniform(40, 74), 15) if dense else (rng.uniform(17, 34), rng.uniform(13, 19))
            if all(inside(corner, ring) for corner in _corners(x, y, wide, high)):
                if rng.random() < 0.86:
                    roofs.append(f"M{x:.0f} {y:.0f}h{wide:.0f}v{high:.0f}h-{wide:.0f}z")
                else:
                    trees.append((x + wide / 2, y + high / 2))
            x += wide + rng.uniform(11, 20)
        y += 33 if dense else 29
    return "".join(roofs), tuple(trees)


def _corners(x, y, wide, high, air=5):
    return [(x - air, y - air), (x + wide + air, y - air), (x - air, y + high + air), (x + wide + air, y + high + air)]
