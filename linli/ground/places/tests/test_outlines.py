"""Outlines from a file: only shapes are taken, wrong ones are named, nothing is written before one has looked."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from linli.ground.base.errors import Invalid
from linli.ground.places.models import Place
from linli.ground.places.outlining import Area, read_areas

SQUARE = [[109.33, 36.86], [109.34, 36.86], [109.34, 36.87], [109.33, 36.87], [109.33, 36.86]]


def sheet(*areas) -> bytes:
    """A file of (name, ring)."""
    features = [
        {"type": "Feature", "properties": {"name": name, "owner": "某某"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for name, ring in areas
    ]  # fmt: skip
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def test_only_name_and_shape_are_taken():
    polygon = {"type": "Polygon", "coordinates": [SQUARE]}
    assert read_areas(sheet(("第1网格", SQUARE))) == [Area(None, "第1网格", polygon)]
    many = json.loads(sheet(("", SQUARE)))
    many["features"][0] |= {"id": 2, "geometry": {"type": "MultiPolygon", "coordinates": [[SQUARE]]}}
    assert read_areas(json.dumps(many).encode()) == [Area(2, "", polygon)]


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"[]", b"{}", b"\xff\xfe", b'{"features": []}', b'{"features": [1]}', b"[" * 100_000, b"x" * (1024 * 1024 + 1),
        sheet(("a", SQUARE[:4])), sheet(("a", SQUARE[:2])), sheet(("a", [[200, 0]] * 5)), sheet(("a", [SQUARE[0]] * 5)),
        sheet(("a", [["1", "2"]] * 5)), sheet(*[("a", SQUARE)] * 201),
        b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [[[NaN, 1], [2, 2], [3, 3], [NaN, 1]]]}}]}',
    ],
)  # fmt: skip
def test_what_is_no_map_is_refused_with_a_sentence(raw):
    with pytest.raises(Invalid):
        read_areas(raw)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda c: st.lists(c) | st.dictionaries(st.text(), c)
    )
)
def test_any_other_json_is_refused_and_breaks_nothing(thing):
    with pytest.raises(Invalid):
        read_areas(json.dumps({"features": [thing]}).encode())


@pytest.mark.django_db
def test_the_secretary_looks_first_and_then_takes_them_over(two, as_keeper):
    q = two.first
    client = q.client("secretary")
    file = SimpleUploadedFile("map.geojson", sheet(("第1网格", SQUARE), ("哪儿都不是", SQUARE)))
    page = client.post("/places/grids/outlines/", {"file": file}).content.decode()
    assert ("哪儿都不是" in page, "第2网格" in page, 'class="map"' in page) == (True, True, True)
    with as_keeper():
        assert list(Place.objects.filter(community_id=q.id, kind="grid").values_list("outline", flat=True)) == [
            None,
            None,
        ]
    again = sheet(("第1网格", SQUARE)).decode()
    assert client.post("/places/grids/outlines/", {"again": again, "sure": "1"}).status_code == 302
    with as_keeper():
        found = dict(Place.objects.filter(community_id=q.id, kind="grid").values_list("number", "outline"))
    assert found == {1: {"type": "Polygon", "coordinates": [SQUARE]}, 2: None}


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["worker1", "clerk", "resident"])
def test_only_who_draws_grids_draws_their_outlines(two, role):
    assert two.first.client(role).get("/places/grids/outlines/").status_code == 403
