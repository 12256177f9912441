"""Drawings made on the server from numbers: bars, two years side by side, the map of grids. No script, no style.

Every drawing has a name for screen readers, and the same numbers stand beside it as text or a table."""

import json

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .outlines import MARGIN, houses, middle, sheet_of, smooth, track_path

register = template.Library()

SHADES = (0.58, 0.66, 0.74, 0.82)  # below the first the lightest blue, above the last the darkest


@register.simple_tag
def track(share, target=None):
    """Draw one bar: share (0 to 1) is filled; target (0 to 1) is where it should be by now."""
    mark = (
        format_html('<rect class="mark" x="{}" y="-4" width="2" height="20" rx="1"/>', _percent(target))
        if target
        else ""
    )
    return format_html(
        '<svg class="track" width="100%" height="12" aria-hidden="true">'
        '<rect class="bed" width="100%" height="12" rx="6"/><rect class="got" width="{}" height="12" rx="6"/>{}</svg>',
        _percent(share), mark,
    )  # fmt: skip


def _percent(share):
    return f"{min(max(float(share or 0), 0.0), 1.0) * 100:.1f}%"


@register.inclusion_tag("parts/bars.html")
def bars(rows, unit="", target=None):
    """Show rows of {word, made, of, url} as bars with their numbers."""
    return {"rows": [{**row, "share": row["made"] / (row["of"] or 1)} for row in rows], "unit": unit, "target": target}


@register.inclusion_tag("parts/shades.html")
def shades(word):
    """Show the key of the map's five blues, from few to many."""
    return {"word": word, "steps": range(5)}


def shade_of(share):
    """The class of the blue for a share; a grid without a number is the lightest."""
    return f"f{sum(share is not None and share >= edge for edge in SHADES)}"


@register.inclusion_tag("parts/grid_map.html")
def grid_map(areas, label="", lines=()):
    """Draw grids as a map without tiles.

    areas: {number, name, outline (GeoJSON polygon or its text), share (its shade), value (text instead of the share), url, on, hand};
    lines: {kind: "road", "river" or "hill", points: [[lon, lat]], name}.
    A map knows shares and the matters in hand of the chosen grid, never a house."""
    rings = [_ring(area["outline"]) for area in areas]
    if not rings:
        return {"areas": []}
    place, height = sheet_of(rings)
    drawn = [_drawn(area, [place(p) for p in ring]) for area, ring in zip(areas, rings, strict=True)]
    lows = [place(point)[1] for line in lines for point in line["points"]]
    height = max([height, *(round(min(low + MARGIN, height * 1.2)) for low in lows)])  # room for a river below
    ways = [_line(line, [place(point) for point in line["points"]]) for line in lines]
    return {"areas": drawn, "lines": ways, "label": label or _("网格示意图"), "width": 1000, "height": height}


def _line(line, points):
    x, y = points[len(points) // 4]  # a quarter of the way: crossings are in the middle
    name = line.get("name", "")
    return {"kind": line["kind"], "path": track_path(points), "name": name, "x": round(x), "y": round(y + 5)}


def _ring(outline):
    shape = json.loads(outline) if isinstance(outline, str) else outline
    shape = shape.get("geometry", shape)
    corners = shape["coordinates"][0] if shape["type"] == "Polygon" else shape["coordinates"][0][0]
    return [tuple(corner[:2]) for corner in corners[:-1]]


def _drawn(area, ring):
    x, y = middle(ring)
    roofs, trees = houses(tuple((round(px), round(py)) for px, py in ring), int(area["number"]))
    share = area.get("share")
    value = area["value"] if "value" in area else f"{share:.0%}" if share is not None else ""
    wide = 35 + 17 * len(area["name"]) + (13 * len(value) + 20 if value else 12)
    return {
        **area, "path": smooth(ring), "roofs": roofs, "trees": [(round(tx), round(ty)) for tx, ty in trees],
        "value": value, "shade": shade_of(share), "wide": wide, "edge": wide - 13,
        "tag_x": round(x - wide / 2), "tag_y": round(y - 17),
        "small_x": round(x - 84), "small_y": round(y - 32), "hand_x": round(x - 58), "hand_y": round(y + 24),
    }  # fmt: skip


TALL, BROAD, LEFT, RIGHT, TOP, BOTTOM, THICK = 244, 760, 34, 124, 22, 38, 19


@register.simple_tag
def two_years(rows, unit="", label=""):
    """Draw rows of {word, last, this} side by side, last year muted and this year strong, with the sums in words."""
    rows = list(rows)
    if not rows:
        return ""
    top = max(1, *(max(row["last"], row["this"]) for row in rows)) * 1.05
    base = TALL - BOTTOM
    step = (BROAD - LEFT - RIGHT) / len(rows)

    def y(value):
        return base - (base - TOP) * value / top

    marks = [_rule(value, y) for value in _rules(top)]
    marks += [
        _pair(i, row, LEFT + step * i + (step - 2 * THICK - 2) / 2, LEFT + step * (i + 0.5), y)
        for i, row in enumerate(rows)
    ]
    last, this = round(sum(row["last"] for row in rows), 1), round(sum(row["this"] for row in rows), 1)
    marks.append(_sums(last, this, unit, y(rows[-1]["last"]), y(rows[-1]["this"])))
    return format_html(
        '<svg viewBox="0 0 {} {}" class="trend" role="img" aria-label="{}">{}</svg>{}',
        BROAD, TALL, label or change_words(last, this), mark_safe("".join(marks)), _table(rows, label),
    )  # fmt: skip


def change_words(last, this):
    """少了 60%, 多了 5%, or 和去年一样."""
    if not last or round(abs(this - last) / last * 100) == 0:
        return _("和去年一样") if last == this or last else ""
    words = _("少了 %(share)s") if this < last else _("多了 %(share)s")
    return words % {"share": f"{abs(this - last) / last:.0%}"}


def _rules(top):
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**6) if top / step <= 4)
    return range(0, int(top) + 1, step)


def _rule(value, y):
    return format_html(
        '<path d="M{} {}H{}" class="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        LEFT, f"{y(value):.1f}", BROAD - RIGHT + 6, "rule" if value else "zero", LEFT - 9, f"{y(value) + 4:.1f}", value,
    )  # fmt: skip


def _pair(i, row, x, centre, y):
    return format_html(
        '{}{}<text class="val" x="{}" y="{}" text-anchor="middle">{}</text>'
        '<text class="val strong" x="{}" y="{}" text-anchor="middle">{}</text>'
        '<text class="{}" x="{}" y="{}" text-anchor="middle">{}</text>',
        _bar("last", x, row["last"], y), _bar("this", x + THICK + 2, row["this"], y),
        f"{x + THICK / 2:.1f}", f"{y(row['last']) - 6:.1f}", str(row["last"]),
        f"{x + THICK * 1.5 + 2:.1f}", f"{y(row['this']) - 6:.1f}", str(row["this"]),
        "odd" if i % 3 else "", f"{centre:.1f}", TALL - 12, row["word"],
    )  # fmt: skip


def _bar(css, x, value, y):
    base = TALL - BOTTOM
    curve = min(4, base - y(value))
    return format_html(
        '<path class="{}" d="M{} {}V{}q0-{} {} -{}h{}q{} 0 {} {}V{}z"/>',
        css, f"{x:.1f}", base, f"{y(value) + curve:.1f}", *(f"{curve:.1f}",) * 3, f"{THICK - 2 * curve:.1f}",
        *(f"{curve:.1f}",) * 3, base,
    )  # fmt: skip


def _sums(last, this, unit, y_last, y_this):
    x = BROAD - RIGHT + 22
    y_this = max(y_this, y_last + 60)
    return format_html(
        '<text class="was" x="{0}" y="{1}">{2}</text><text class="big" x="{0}" y="{3}">{4}</text>'
        '<text class="warm" x="{0}" y="{5}">{6}</text>',
        x, f"{y_last:.0f}", _("去年 %(sum)s %(unit)s") % {"sum": last, "unit": unit},
        f"{min(y_this - 16, TALL - BOTTOM - 34):.0f}", _("今年 %(sum)s %(unit)s") % {"sum": this, "unit": unit},
        f"{min(y_this + 8, TALL - BOTTOM - 10):.0f}", change_words(last, this),
    )  # fmt: skip


def _table(rows, label):
    lines = format_html_join(
        "", "<tr><th>{}</th><td>{}</td><td>{}</td></tr>", ((r["word"], str(r["last"]), str(r["this"])) for r in rows)
    )
    return format_html(
        '<div class="sr"><table><caption>{}</caption><thead><tr><th>{}</th><th>{}</th><th>{}</th></tr></thead>'
        "<tbody>{}</tbody></table></div>",
        label, _("月"), _("去年"), _("今年"), lines,
    )  # fmt: skip
