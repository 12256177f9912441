import json

import pytest
from django.template import Context, Engine
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from linli.ground.base.templatetags import charts
from linli.ground.base.templatetags.kit import kit_samples
from linli.ground.base.templatetags.outlines import inside, middle, sheet_of, smooth


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def test_a_bar_has_no_style_and_stays_on_its_bed():
    assert charts.track(1.7) == (
        '<svg class="track" width="100%" height="12" aria-hidden="true">'
        '<rect class="bed" width="100%" height="12" rx="6"/><rect class="got" width="100.0%" height="12" rx="6"/></svg>'
    )


@pytest.mark.parametrize(
    "share, shade", [(None, "f0"), (0.0, "f0"), (0.6, "f1"), (0.7, "f2"), (0.76, "f3"), (0.9, "f4")]
)
def test_more_visited_is_darker(share, shade):
    assert charts.shade_of(share) == shade


@pytest.mark.parametrize(
    "last, this, words", [(21.5, 8.6, "少了 60%"), (10, 12, "多了 20%"), (10, 10, "和去年一样"), (0, 5, "")]
)
def test_a_change_is_said_in_words(last, this, words):
    assert charts.change_words(last, this) == words


def test_two_years_carry_the_same_numbers_as_a_table():
    drawn = charts.two_years([{"word": "1月", "last": 2, "this": 1}], "件", "每百户投诉")
    assert "<tr><th>1月</th><td>2</td><td>1</td></tr>" in drawn
    assert ("style=" in drawn, "少了 50%" in drawn, charts.two_years([])) == (False, True, "")


def test_a_map_names_its_grids_and_shares_and_no_house():
    kit = kit_samples()
    drawn = charts.grid_map(kit["areas"], lines=kit["lines"])
    assert [(a["name"], a["value"], a["shade"]) for a in drawn["areas"]][:3] == [
        ("街口片", "83%", "f4"), ("邮电局家属院", "76%", "f3"), ("粮站巷", "61%", "f1"),
    ]  # fmt: skip
    assert charts.grid_map([]) == {"areas": []}


def test_a_map_takes_outlines_as_text_feature_or_multipolygon():
    corners = [[109.33, 36.86], [109.34, 36.86], [109.34, 36.85], [109.33, 36.86]]
    plain = {"type": "Polygon", "coordinates": [corners]}
    shapes = [
        plain,
        json.dumps(plain),
        {"type": "Feature", "geometry": plain},
        {"type": "MultiPolygon", "coordinates": [[corners]]},
    ]
    assert [charts._ring(shape) for shape in shapes] == [[tuple(c) for c in corners[:-1]]] * 4


def test_the_same_grid_is_drawn_the_same_every_time():
    areas = kit_samples()["areas"]
    assert charts.grid_map(areas) == charts.grid_map(areas)


points = st.tuples(st.floats(109, 110), st.floats(36, 37))


@given(st.lists(points, min_size=3, max_size=12, unique=True))
def test_every_corner_lands_on_the_sheet(ring):
    place, height = sheet_of([ring])
    assert all(-1 <= x <= 1001 and -1 <= y <= height + 1 for x, y in map(place, ring))


def test_a_square_has_its_middle_inside_and_a_closed_path():
    square = [(0, 0), (100, 0), (100, 100), (0, 100)]
    assert (middle(square), inside((50, 50), square), inside((150, 50), square)) == ((50, 50), True, False)
    assert smooth(square) == "M0 9Q0 0 9 0L91 0Q100 0 100 9L100 91Q100 100 91 100L9 100Q0 100 0 91Z"


def test_bars_show_their_numbers_beside_them():
    engine = Engine.get_default()
    page = engine.from_string("{% load charts %}{% bars rows '户' %}")
    drawn = page.render(
        Context({"rows": [{"word": "街口片", "made": 1, "of": 2}, {"word": "空网格", "made": 0, "of": 0}]})
    )
    assert drawn.count("<li>") == 2 and "1<small>/2 户</small>" in drawn and "0<small>/0 户</small>" in drawn
