import pytest
from django.utils import translation

from linli.ground.base.templatetags import parts


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def test_an_icon_without_a_label_is_decoration():
    assert parts.icon("sun") == '<svg class="icon" aria-hidden="true"><use href="/static/linli/icons.svg#i-sun"/></svg>'


def test_an_icon_with_a_label_is_read_out():
    assert parts.icon("bell", "提醒") == (
        '<svg class="icon" role="img" aria-label="提醒"><use href="/static/linli/icons.svg#i-bell"/></svg>'
    )


def test_a_door_plate_shows_the_house_large_and_the_flat_small():
    assert parts.plate("2号楼", "1-101") == '<span class="plate">2号楼<small>1-101</small></span>'
    assert parts.plate("粮站巷 8号") == '<span class="plate">粮站巷 8号</span>'


def test_names_from_outside_are_escaped():
    assert parts.plate("<b>", "&") == '<span class="plate">&lt;b&gt;<small>&amp;</small></span>'
    assert parts.avatar("<") == '<span class="avatar" aria-hidden="true">&lt;</span>'


@pytest.mark.parametrize("level, word", [("green", "放心行"), ("yellow", "停一停"), ("red", "要上心")])
def test_a_care_mark_is_never_colour_alone(level, word):
    assert f'aria-label="{word}"' in parts.care(level)
    assert parts.care(level, "每周").endswith(f"</svg>{word} · 每周</span>")


def test_the_way_says_which_step_it_is():
    assert parts.way(2, 3, "派下去了") == (
        '<div class="way" role="img" aria-label="3 步走到第 2 步：派下去了">'
        '<i class="y"></i><i class="now"></i><i class=""></i></div>'
    )


@pytest.mark.parametrize(
    "share, dash", [(0, "0.0"), (0.5, "59.7"), (1, "119.4"), (7, "119.4"), (-1, "0.0"), (None, "0.0")]
)
def test_a_ring_shows_its_share_and_never_more_than_all(share, dash):
    assert f'stroke-dasharray="{dash} 119.4"' in parts.ring(share)


def test_a_finished_ring_is_whole_and_has_a_tick():
    assert ('class="tick"' in parts.ring(0, "done"), 'stroke-dasharray="119.4' in parts.ring(0, "done")) == (True, True)


@pytest.mark.parametrize(
    "tags, tone",
    [
        ("success", "good"),
        ("good", "good"),
        ("error", "bad"),
        ("warning", "bad"),
        ("bad", "bad"),
        ("info", ""),
        ("", ""),
    ],
)
def test_a_message_has_a_tone(tags, tone):
    assert parts.tone_of(tags) == tone
