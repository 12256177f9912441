"""Invented samples for the gallery of parts. Nobody here is a real person."""

from datetime import UTC, datetime, timedelta

from django import template

register = template.Library()

NOW = datetime(2026, 11, 23, 2, 40, tzinfo=UTC)  # a Monday morning, 10:40 in the community
COLOURS = (
    "paper-0 paper-1 paper-2 paper-3 ink-3 ink-2 ink-1 edge seal "
    "plate-50 plate-100 plate-300 plate-600 plate-700 plate-900 persimmon-100 persimmon-500 persimmon-700 "
    "pine-100 pine-500 pine-700 wheat-100 wheat-500 wheat-700 pome-100 pome-500 pome-700"
)
PICTURES = (
    ("lift", "电梯"), ("car", "停车"), ("drain", "下水井盖"), ("lamp", "路灯"), ("clean", "卫生"),
    ("noise", "太吵了"), ("heat", "暖气水电"), ("talk", "邻里说和"), ("tell", "说不清"),
)  # fmt: skip
ICONS = (
    "sun grid people door task wish sprout bench ring badge book search bell plus phone camera mic pin go back "
    "cloud done clock car lift drop noise lamp broom talk more body fire bowl smile pill key eye lock big home"
)
OUTLINES = {
    (1, "街口片", 0.83): (
        (58, 104),
        (128, 66),
        (232, 52),
        (352, 46),
        (330, 150),
        (306, 278),
        (168, 286),
        (26, 300),
        (36, 200),
    ),
    (2, "邮电局家属院", 0.76): (
        (370, 45),
        (470, 58),
        (548, 60),
        (652, 46),
        (668, 170),
        (644, 300),
        (500, 292),
        (322, 278),
        (346, 154),
    ),
    (3, "粮站巷", 0.61): ((670, 44), (786, 52), (880, 78), (962, 120), (986, 268), (838, 286), (660, 301), (684, 172)),
    (4, "河滨小区", 0.71): (
        (26, 320),
        (168, 306),
        (304, 298),
        (330, 420),
        (352, 534),
        (212, 520),
        (96, 500),
        (40, 470),
    ),
    (5, "富民小区", 0.57): (
        (320, 298),
        (500, 312),
        (644, 320),
        (662, 430),
        (690, 538),
        (560, 526),
        (448, 528),
        (370, 536),
        (346, 418),
    ),
    (6, "东关台", 0.67): (
        (660, 321),
        (838, 306),
        (986, 288),
        (972, 400),
        (956, 470),
        (848, 514),
        (708, 537),
        (680, 428),
    ),
}


@register.simple_tag
def kit_samples():
    """Everything the gallery shows, in one dict."""
    return {
        "now": NOW, "due": NOW + timedelta(hours=6, minutes=20), "late": NOW - timedelta(days=2, hours=3),
        "colours": COLOURS.split(), "icons": ICONS.split(), "pictures": _pictures(),
        "areas": _areas(), "lines": _lines(), "bars": _bars(), "years": _years(),
        "steps": _steps(), "helpers": _helpers(), "head": _head(), "rows": _rows(),
        "dates": ["11月23日 星期一", "小雪时节"],
        "shots": [{"alt": "修好以后的照片还没拍", "words": "修之后 · 修好了在这里拍一张"}],
    }  # fmt: skip


def _pictures():
    return [
        {
            "value": p,
            "picture": p,
            "word": word,
            "checked": p == "drain",
            "small": "直接说或拍照" if p == "tell" else "",
        }
        for p, word in PICTURES
    ]


def _areas():
    return [
        {"id": number, "number": number, "name": name, "share": share, "url": f"#grid-{number}", "on": number == 2,
         "hand": "手上 6 件事" if number == 2 else "", "outline": _polygon(ring)}
        for (number, name, share), ring in OUTLINES.items()
    ]  # fmt: skip


def _polygon(ring):
    """Metres on a sheet to degrees, about a metre each at this latitude."""
    corners = [(109.33 + x / 89_100, 36.864 - y / 111_320) for x, y in ring]
    return {"type": "Polygon", "coordinates": [[*corners, corners[0]]]}


def _line(kind, name, *points):
    return {"kind": kind, "name": name, "points": _polygon(points)["coordinates"][0][:-1]}


def _lines():
    return [
        _line("river", "延 河", (-80, 566), (120, 578), (330, 574), (520, 580), (760, 574), (1080, 545)),
        _line("road", "富 民 街", (-80, 311), (160, 300), (250, 290), (330, 288), (652, 311), (820, 297), (1080, 270)),
        _line("road", "", (362, 36), (340, 160), (313, 288), (340, 430), (364, 560)),
        _line("road", "", (661, 36), (676, 170), (652, 311), (680, 440), (704, 560)),
    ]


def _steps():
    return [
        {
            "when": NOW - timedelta(days=1, hours=16),
            "word": "邻居说了这件事",
            "said": "早上还好好的，下班回来又停了。",
            "said_by": "网格员听完留言记的",
        },
        {"when": NOW - timedelta(hours=22), "word": "网格员到了现场", "text": "电梯停在 4 楼，没有人困在里面。"},
        {
            "when": NOW - timedelta(hours=2),
            "word": "师傅进场，正在换门机板",
            "text": "下午三点试运行。",
            "state": "now",
        },
        {"word": "修好了拍一张，告诉报事的邻居", "state": "next"},
        {"word": "请邻居评一评，满意才算办完", "state": "next"},
    ]


def _helpers():
    return [
        {
            "name": "延宏物业 工程部",
            "doing": "换门机板，试运行",
            "share": 0.72,
            "tone": "hot",
            "due": NOW + timedelta(hours=4),
        },
        {"name": "业委会", "doing": "出料钱，签字", "tone": "done", "word": "做完了", "due_line": "早了一天"},
        {"name": "邻里志愿队", "doing": "给高楼层的邻居带菜", "share": 0.4, "due": NOW + timedelta(hours=1)},
    ]


def _bars():
    counts = (("街口片", 268, 322), ("邮电局家属院", 311, 408), ("粮站巷", 181, 297), ("东关台", 155, 230))
    return [{"word": word, "made": made, "of": of} for word, made, of in counts]


def _years():
    last, this = (2.3, 2.4, 2.2, 2.1, 2.0, 2.2, 2.3, 2.1, 2.0, 1.9), (1.4, 1.3, 1.1, 1.0, 0.8, 0.7, 0.7, 0.6, 0.5, 0.5)
    return [{"word": f"{i}月", "last": a, "this": b} for i, (a, b) in enumerate(zip(last, this, strict=True), 1)]


def _head():
    return [
        {"word": "门牌"},
        {"word": "称呼"},
        {"word": "要做的事"},
        {"word": "上次走访"},
        {"word": "本季次数", "num": True},
    ]


def _rows():
    homes = (
        ("2号楼 1-101", "秦大爷", "买菜、打扫、说说话", "11月16日", 7),
        ("5号楼 3-502", "雷师傅家", "新装的扶手好不好用", "10月26日", 2),
    )
    heads = [column["word"] for column in _head()]
    return [
        [{"text": text, "head": head, "num": head == "本季次数"} for text, head in zip(home, heads, strict=True)]
        for home in homes
    ]
